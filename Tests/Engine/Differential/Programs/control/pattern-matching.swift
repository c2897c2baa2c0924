func classify(_ value: Any) -> String {
  switch value {
  case is Bool: return "bool"
  case let number as Int where number < 0: return "negative"
  case 0 as Int: return "zero"
  case let number as Int: return "int \(number)"
  case let (x, y) as (Int, Int): return "pair \(x),\(y)"
  case let text as String: return "string of \(text.count)"
  case let list as [Any]: return "list of \(list.count)"
  case Optional<Any>.none: return "nil"
  default: return "something"
  }
}

for value in [true, -3, 0, 7, (1, 2), "abc", [1, "x"], 2.5] as [Any] { print(classify(value)) }

let points = [(0, 0), (2, 0), (0, -3), (4, 4), (1, 5)]

for point in points {
  switch point {
  case (0, 0): print("origin")
  case (_, 0): print("on x")
  case (0, let y): print("on y at \(y)")
  case let (x, y) where x == y: print("diagonal")
  case (1...3, ...10): print("near")
  default: print("far")
  }
}
