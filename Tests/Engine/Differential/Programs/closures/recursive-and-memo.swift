func memoize<Key: Hashable, Value>(_ body: @escaping ((Key) -> Value, Key) -> Value) -> (Key) -> Value {
  var table: [Key: Value] = [:]
  func recall(_ key: Key) -> Value {
    if let value = table[key] { return value }
    let value = body(recall, key)
    table[key] = value
    return value
  }
  return recall
}

let fibonacci = memoize { (recur: (Int) -> Int, n: Int) -> Int in
  n < 2 ? n : recur(n - 1) + recur(n - 2)
}

print(fibonacci(50))

func ackermann(_ m: Int, _ n: Int) -> Int {
  switch (m, n) {
  case (0, _): n + 1
  case (_, 0): ackermann(m - 1, 1)
  default: ackermann(m - 1, ackermann(m, n - 1))
  }
}

print((0...3).map { ackermann(2, $0) })
