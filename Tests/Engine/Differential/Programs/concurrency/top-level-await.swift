func slowSum(_ numbers: [Int]) async -> Int {
  await Task.yield()
  return numbers.reduce(0, +)
}

let sum = await slowSum([1, 2, 3])
print(sum)

func failing(_ flag: Bool) async throws -> String {
  struct Failure: Error {}
  if flag { throw Failure() }
  return "fine"
}

print(try await failing(false))

do { _ = try await failing(true) } catch { print("failed") }

let task = Task { await slowSum([10, 20]) }
print(await task.value + sum)

if await slowSum([]) == 0 { print("zero") }

for n in 1...2 { print(await slowSum([n, n])) }
