struct Registry {
  private(set) static var entries: [String: Int] = [:]
  private static var lookups = 0
  static func add(_ name: String, _ value: Int) { entries[name] = value }
  static func find(_ name: String) -> Int? {
    lookups += 1
    return entries[name]
  }
}

Registry.add("one", 1)
Registry.add("two", 2)
print(Registry.find("two") ?? 0, Registry.entries.count)

extension Registry {
  static func clear() {
    entries.removeAll()
    lookups = 0
  }
  static var statistics: String { "\(entries.count) entries, \(lookups) lookups" }
}

print(Registry.statistics)
Registry.clear()
print(Registry.statistics)
