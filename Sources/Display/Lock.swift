import Dispatch

/// Mutual exclusion without Foundation, which the library does not load for this alone.
package final class Lock: Sendable {
  private let semaphore = DispatchSemaphore(value: 1)

  package init() {}

  package func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
    semaphore.wait()
    defer { semaphore.signal() }
    return try body()
  }
}
