func square(_ n: Int) async -> Int { n * n }

let squares = await withTaskGroup(of: (Int, Int).self) { group in
  for n in 1...5 { group.addTask { (n, await square(n)) } }
  var table: [Int: Int] = [:]
  for await (n, result) in group { table[n] = result }
  return table
}
print(squares.sorted { $0.key < $1.key }.map(\.value))

struct Failed: Error { let n: Int }

func risky(_ n: Int) async throws -> Int {
  if n == 3 { throw Failed(n: n) }
  return n
}

do {
  let total = try await withThrowingTaskGroup(of: Int.self) { group in
    for n in 1...4 { group.addTask { try await risky(n) } }
    return try await group.reduce(0, +)
  }
  print(total)
} catch let failed as Failed {
  print("failed at", failed.n)
}
