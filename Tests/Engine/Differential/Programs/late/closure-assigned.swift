var transform: (Int) -> Int
transform = { $0 + 1 }
print(transform(1))

let square: (Double) -> Double
square = { $0 * $0 }
print([1.0, 2.0, 3.0].map(square))

var factorial: ((Int) -> Int)!
factorial = { n in n < 2 ? 1 : n * factorial(n - 1) }
print(factorial(10))

var steps: [() -> String]
steps = []
steps.append { "a" }
steps.append { "b" + steps[0]() }
print(steps.map { $0() })
