func legacy(_ n: Int, completion: @escaping (Int) -> Void) { completion(n + 1) }

func modern(_ n: Int) async -> Int {
  await withCheckedContinuation { continuation in
    legacy(n) { continuation.resume(returning: $0) }
  }
}

print(await modern(1))

func untilCancelled() async -> String {
  while !Task.isCancelled { await Task.yield() }
  return "cancelled"
}

let task = Task { await untilCancelled() }
task.cancel()
print(await task.value)

let sleeper = Task { try await Task.sleep(nanoseconds: 60_000_000_000) }
sleeper.cancel()
do { try await sleeper.value } catch is CancellationError { print("woken") }

enum Trace { @TaskLocal static var id = 0 }

func current() async -> Int { Trace.id }

print(await Trace.$id.withValue(7) { await current() }, Trace.id)
