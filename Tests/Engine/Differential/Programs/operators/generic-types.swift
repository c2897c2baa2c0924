struct Pair<A, B> {
  var a: A
  var b: B
}

func + <A: Numeric, B: Numeric>(left: Pair<A, B>, right: Pair<A, B>) -> Pair<A, B> {
  Pair(a: left.a + right.a, b: left.b + right.b)
}

print(Pair(a: 1, b: 2.5) + Pair(a: 10, b: 0.25))

extension Pair where A == B, A: Numeric {
  static func * (pair: Pair, factor: A) -> Pair { Pair(a: pair.a * factor, b: pair.b * factor) }
  var sum: A { a + b }
}

let scaled = Pair(a: 2, b: 3) * 10
print(scaled, scaled.sum)

extension Pair: Equatable where A: Equatable, B: Equatable {}

print(scaled == Pair(a: 20, b: 30), Pair(a: "x", b: 1) == Pair(a: "x", b: 2))
