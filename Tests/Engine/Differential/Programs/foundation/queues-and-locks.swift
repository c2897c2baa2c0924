import Foundation

final class Counter: @unchecked Sendable {
  private let queue = DispatchQueue(label: "counter")
  private var value = 0
  func increment() { queue.sync { value += 1 } }
  var current: Int { queue.sync { value } }
}

let counter = Counter()

DispatchQueue.concurrentPerform(iterations: 100) { _ in counter.increment() }
print(counter.current)

let group = DispatchGroup()
for _ in 0..<5 {
  DispatchQueue.global().async(group: group) { counter.increment() }
}
group.wait()
print(counter.current)

let lock = NSLock()
nonisolated(unsafe) var shared: [Int] = []

func append(_ n: Int) { lock.withLock { shared.append(n) } }

let threads = (0..<3).map { n in Thread { append(n) } }
threads.forEach { $0.start() }
while lock.withLock({ shared.count }) < 3 { usleep(1000) }
print(shared.sorted())
