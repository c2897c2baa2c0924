actor Cache<Key: Hashable & Sendable, Value: Sendable> {
  private var table: [Key: Value] = [:]
  private(set) var misses = 0
  func value(_ key: Key, make: @Sendable (Key) async throws -> Value) async rethrows -> Value {
    if let value = table[key] { return value }
    misses += 1
    let value = try await make(key)
    table[key] = value
    return value
  }
}

let cache = Cache<Int, String>()

@Sendable func slow(_ n: Int) async -> String {
  await Task.yield()
  return String(repeating: "*", count: n)
}

print(await cache.value(3, make: slow))
print(await cache.value(3, make: slow), await cache.misses)

extension Cache {
  var count: Int { table.count }
  func clear() { table.removeAll() }
}

_ = await cache.value(5) { n in await slow(n) + "!" }
print(await cache.count, await cache.misses)
await cache.clear()
print(await cache.count)

struct Missing: Error {}

do {
  _ = try await cache.value(9) { _ in throw Missing() }
} catch {
  print("missing", await cache.misses)
}
