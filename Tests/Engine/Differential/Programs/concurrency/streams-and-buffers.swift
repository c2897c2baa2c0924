func numbers(_ count: Int) -> AsyncStream<Int> {
  AsyncStream { continuation in
    for n in 0..<count { continuation.yield(n) }
    continuation.finish()
  }
}

var total = 0
for await n in numbers(5) { total += n }
print(total)

func failing() -> AsyncThrowingStream<Int, any Error> {
  struct Stop: Error {}
  return AsyncThrowingStream { continuation in
    continuation.yield(1)
    continuation.finish(throwing: Stop())
  }
}

do {
  for try await n in failing() { print("got", n) }
} catch {
  print("stopped")
}

let (stream, continuation) = AsyncStream.makeStream(of: String.self)
let reader = Task { await stream.reduce("") { $0 + $1 } }
for letter in ["x", "y", "z"] { continuation.yield(letter) }
continuation.finish()
print(await reader.value)

extension AsyncSequence {
  func collect() async rethrows -> [Element] { try await reduce(into: []) { $0.append($1) } }
}

print(await numbers(3).collect(), await numbers(6).filter { $0 % 2 == 0 }.collect())
