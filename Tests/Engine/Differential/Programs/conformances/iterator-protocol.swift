struct Fibonacci: Sequence, IteratorProtocol {
  var pair = (0, 1)
  mutating func next() -> Int? {
    defer { pair = (pair.1, pair.0 + pair.1) }
    return pair.0
  }
}

let first = Array(Fibonacci().prefix(10))
print(first)

extension Fibonacci: CustomStringConvertible {
  var description: String { "Fibonacci at \(pair.0)" }
}

var numbers = Fibonacci()
for _ in 0..<5 { _ = numbers.next() }
print(numbers)
print(numbers.prefix(3).reduce(0, +))
