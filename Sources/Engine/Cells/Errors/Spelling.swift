/// Finds the name that was meant by one that does not exist.
enum Spelling {
  /// Of `names`, the one that `name` most likely stands for: the same letters in Python's or another way of writing
  /// (`batch_size` for `batchSize`), or a slip of the fingers.
  static func nearest(_ name: String, among names: some Sequence<String>) -> String? {
    let others = Set(names).filter { $0 != name && !$0.isEmpty }.sorted()
    let bare = bare(name)
    if let same = others.first(where: { Self.bare($0) == bare }) { return same }
    let limit = name.count < 4 ? 0 : name.count < 8 ? 1 : 2
    let near = others.map { (name: $0, distance: distance(bare, Self.bare($0), limit: limit)) }
      .filter { $0.distance <= limit }
    return near.min { $0.distance < $1.distance }?.name
  }

  /// The letters alone.
  private static func bare(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }

  /// How many letters have to be added, removed, replaced or swapped with their neighbours (optimal string alignment); more than
  /// `limit` stands for any such number.
  static func distance(_ first: String, _ second: String, limit: Int) -> Int {
    let (a, b) = (Array(first), Array(second))
    if abs(a.count - b.count) > limit { return limit + 1 }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
