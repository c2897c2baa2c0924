func largest<T: Comparable>(_ items: [T]) -> T? {
  guard var best = items.first else { return nil }
  for item in items.dropFirst() where item > best { best = item }
  return best
}

print(largest([3, 9, 2]) ?? 0, largest(["b", "z", "a"]) ?? "", largest([Double]()) as Any)

func allEqual<S: Sequence>(_ items: S) -> Bool where S.Element: Equatable {
  var iterator = items.makeIterator()
  guard let first = iterator.next() else { return true }
  while let item = iterator.next() { if item != first { return false } }
  return true
}

print(allEqual([1, 1]), allEqual("aab"), allEqual([Int]()))

extension Sequence where Element: Hashable {
  var histogram: [Element: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}

let counts = "mississippi".histogram
print(counts.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" }.joined())

func merge<A, B>(_ a: A, _ b: B) -> [A.Element]
where A: Collection, B: Collection, A.Element == B.Element, A.Element: Comparable {
  (Array(a) + Array(b)).sorted()
}

print(merge([3, 1], [2]), merge(Set([5]), 1...2))
