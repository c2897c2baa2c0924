struct Ticker: AsyncSequence {
  typealias Element = Int
  let limit: Int
  struct AsyncIterator: AsyncIteratorProtocol {
    var n = 0
    let limit: Int
    mutating func next() async -> Int? {
      guard n < limit else { return nil }
      n += 1
      return n
    }
  }
  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(limit: limit) }
}

for await tick in Ticker(limit: 3) { print("tick", tick) }

let doubled = Ticker(limit: 4).map { $0 * 2 }.filter { $0 > 2 }
for await value in doubled { print(value) }

print(await Ticker(limit: 5).reduce(0, +))

let stream = AsyncStream<String> { continuation in
  for word in ["a", "b", "c"] { continuation.yield(word) }
  continuation.finish()
}

var collected: [String] = []
for await word in stream { collected.append(word) }
print(collected)
