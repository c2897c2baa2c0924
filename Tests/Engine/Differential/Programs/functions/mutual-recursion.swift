func isEven(_ n: Int) -> Bool { n == 0 || isOdd(n - 1) }

// With the above: each uses the other.
func isOdd(_ n: Int) -> Bool { n != 0 && isEven(n - 1) }

print(isEven(10), isOdd(7), isEven(3))

indirect enum JSON {
  case number(Int), list([JSON]), object([(String, JSON)])
}

func render(_ json: JSON) -> String {
  switch json {
  case .number(let n): "\(n)"
  case .list(let items): "[" + items.map(render).joined(separator: ",") + "]"
  case .object(let pairs): "{" + pairs.map(member).joined(separator: ",") + "}"
  }
}

// With the above: each uses the other.
func member(_ pair: (String, JSON)) -> String { "\(pair.0):\(render(pair.1))" }

print(render(.object([("a", .list([.number(1), .object([])]))])))
