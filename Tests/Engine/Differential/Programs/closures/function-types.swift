typealias Transform = (Double) -> Double
typealias Chain = [Transform]

let chain: Chain = [{ $0 + 1 }, { $0 * 2 }, { -$0 }]

func apply(_ chain: Chain, to value: Double) -> Double {
  chain.reduce(value) { $1($0) }
}

print(apply(chain, to: 3))

func derivative(of f: @escaping Transform, step: Double = 0.5) -> Transform {
  { x in (f(x + step) - f(x - step)) / (2 * step) }
}

let slope = derivative { $0 * $0 }
print(slope(3), slope(-1))

let operations: [String: (Int, Int) -> Int] = ["+": (+), "-": (-), "max": max]
for name in operations.keys.sorted() { print(name, operations[name]!(7, 3)) }

let method = String.hasPrefix
print(method("swift")("sw"))

let initialiser: (String) -> Int? = { Int($0) }
print(["1", "x", "3"].compactMap(initialiser))
