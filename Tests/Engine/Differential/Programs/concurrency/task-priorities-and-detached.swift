let parent = Task {
  let child = Task { 20 }
  async let other = Task.detached { 22 }.value
  return await child.value + other
}

print(await parent.value)

@Sendable func work(_ n: Int) async throws -> Int {
  try Task.checkCancellation()
  return n * n
}

let tasks = (1...4).map { n in Task { try await work(n) } }
var squares: [Int] = []
for task in tasks { squares.append(try await task.value) }
print(squares)

let result = await Task { () throws -> Int in try await work(7) }.result
switch result {
case .success(let n): print("success", n)
case .failure: print("failure")
}

func firstDone() async -> Int? {
  await withTaskGroup(of: Int.self) { group in
    group.addTask { 5 }
    return await group.next()
  }
}

print(await firstDone() ?? -1, await withDiscardingTaskGroup { _ in "discarded" })
