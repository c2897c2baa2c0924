struct Steps: Sequence, IteratorProtocol {
  var current: Int
  let end: Int
  mutating func next() -> Int? {
    guard current < end else { return nil }
    defer { current += 3 }
    return current
  }
}

extension Sequence where Element == Int {
  func sumOfSquares() -> Int {
    var sum = 0
    for n in self { sum &+= n &* n }
    return sum
  }
}
// ---
var checksum = 0
for n in 0..<300 {
  for step in Steps(current: n, end: 100_000) { checksum &+= step }
  checksum &+= Steps(current: n, end: 100_000).sumOfSquares()
}
print(checksum)
