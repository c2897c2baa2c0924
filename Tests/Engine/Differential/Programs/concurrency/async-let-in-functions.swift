func fetch(_ name: String) async -> String {
  await Task.yield()
  return name.uppercased()
}

func page() async -> String {
  async let title = fetch("title")
  async let body = fetch("body")
  return await "\(title): \(body)"
}

print(await page())

struct Loader {
  var names: [String]
  func all() async -> [String] {
    var result: [String] = []
    for name in names { result.append(await fetch(name)) }
    return result
  }
  var first: String {
    get async { await fetch(names[0]) }
  }
}

let loader = Loader(names: ["a", "b"])
print(await loader.all(), await loader.first)

extension Loader {
  func count() async throws -> Int {
    try await Task.sleep(nanoseconds: 1)
    return names.count
  }
}

print(try await loader.count())
