precedencegroup PowerPrecedence {
  higherThan: MultiplicationPrecedence
  associativity: right
}

infix operator ^^: PowerPrecedence

func ^^ (base: Int, exponent: Int) -> Int {
  (0..<exponent).reduce(1) { result, _ in result * base }
}

print(2 * 3 ^^ 2)
print(2 ^^ 3 ^^ 2)

func ^^ (base: Double, exponent: Int) -> Double {
  (0..<exponent).reduce(1) { result, _ in result * base }
}

print(0.5 ^^ 2, 10 ^^ 3)
