enum NetworkError: Error {
  case offline
  case status(Int)
}

func load(_ fails: Bool) throws -> String {
  if fails { throw NetworkError.status(404) }
  return "page"
}

print(try load(false))
print((try? load(true)) ?? "nothing")
print(try load(true))
