import Foundation

/// A thread that does one piece of work after another, in the order in which they were handed over.
final class WorkerThread: @unchecked Sendable {
  /// Parsing deeply nested source needs more than a thread's usual stack.
  static let stackSize = 16 << 20

  private let condition = NSCondition()
  private var work: [() -> Void] = []
  private var stopped = false

  init(name: String) {
    let thread = Thread { [self] in while let next = take() { next() } }
    thread.name = name
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// Does `body` after everything handed over before.
  func perform(_ body: @escaping () -> Void) {
    condition.withLock {
      work.append(body)
      condition.signal()
    }
  }

  /// Ends the thread after the piece of work at hand.
  func stop() {
    condition.withLock {
      stopped = true
      condition.signal()
    }
  }

  private func take() -> (() -> Void)? {
    condition.withLock {
      while work.isEmpty && !stopped { condition.wait() }
      return stopped ? nil : work.removeFirst()
    }
  }
}
