enum LoadError: Error { case notFound(String) }

func load(_ name: String) async throws -> String {
  await Task.yield()
  if name.isEmpty { throw LoadError.notFound("empty name") }
  return "<\(name)>"
}

print(try await load("a"))

let names = ["b", ""]

for name in names { print(try await load(name)) }
