struct Pair<First, Second> {
  var first: First
  var second: Second
}

extension Pair where First == Second {
  var swapped: Pair { Pair(first: second, second: first) }
}

extension Pair where First: Comparable, Second == First {
  var larger: First { max(first, second) }
}

print(Pair(first: 1, second: 2).swapped, Pair(first: "a", second: "b").larger)

extension Collection where Element: Collection {
  var totalCount: Int { reduce(0) { $0 + $1.count } }
}

extension Collection where Element == String {
  func lengths() -> [Int] { map(\.count) }
}

print([[1], [2, 3]].totalCount, ["ab", "c"].totalCount, ["ab", "c"].lengths())

extension Dictionary where Value: Numeric {
  mutating func count(_ key: Key) { self[key, default: 0] += 1 }
}

var counts: [String: Int] = [:]
for word in ["x", "y", "x"] { counts.count(word) }
print(counts["x"]!, counts["y"]!)

extension Optional where Wrapped: Collection {
  var isNilOrEmpty: Bool { self?.isEmpty ?? true }
}

print((nil as String?).isNilOrEmpty, Optional("a").isNilOrEmpty, Optional([Int]()).isNilOrEmpty)
