import Foundation

final class Box: @unchecked Sendable {
  private let lock = NSLock()
  private var storage: [Int] = []
  func add(_ n: Int) { lock.withLock { storage.append(n) } }
  var sorted: [Int] { lock.withLock { storage.sorted() } }
}

let box = Box()
await withTaskGroup(of: Void.self) { group in
  for n in 0..<10 { group.addTask { box.add(n) } }
}
print(box.sorted)

actor Counter {
  var value = 0
  func increment() -> Int {
    value += 1
    return value
  }
  nonisolated var label: String { "counter" }
}

let counter = Counter()
await withTaskGroup(of: Void.self) { group in
  for _ in 0..<50 { group.addTask { _ = await counter.increment() } }
}
print(counter.label, await counter.value)

let done = DispatchSemaphore(value: 0)
DispatchQueue.global().async {
  box.add(99)
  done.signal()
}
done.wait()
print(box.sorted.last!)
