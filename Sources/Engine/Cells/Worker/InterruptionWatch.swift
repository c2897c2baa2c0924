import Foundation

/// Sees to it that interruptions of a worker are answered: each that has ended what it was for, or had nothing to end, is.
///
/// Where the worker's own means fail (its threads wait for a lock that the interrupted code holds, say) no answer comes. Then only the
/// end of the process helps.
final class InterruptionWatch: @unchecked Sendable {
  /// How long an interruption may take, in seconds.
  private static let patience = 2.0

  private let condition = NSCondition()
  private var lastAsked = 0
  private var lastAnswered = 0
  private var hasEnded = false
  private var waits = 0
  private var isWaiting = false
  private var isInVain = false

  /// A number for an interruption that is about to be sent.
  func ask() -> Int {
    condition.withLock {
      lastAsked += 1
      return lastAsked
    }
  }

  func answered(_ number: Int) {
    condition.withLock {
      lastAnswered = max(lastAnswered, number)
      condition.broadcast()
    }
  }

  func processHasEnded() {
    condition.withLock {
      hasEnded = true
      condition.broadcast()
    }
  }

  /// Whether the process was ended because an interruption was not answered.
  var wasInVain: Bool { condition.withLock { isInVain } }

  /// `body` waits for what the worker sends.
  func whileWaiting<Result>(_ body: () -> Result) -> Result {
    condition.withLock {
      isWaiting = true
      waits += 1
    }
    defer { condition.withLock { isWaiting = false } }
    return body()
  }

  /// Calls `end` if the interruption is not answered in time.
  func watch(_ number: Int, end: @escaping () -> Void) {
    let thread = Thread { [self] in if isUnanswered(number) { end() } }
    thread.name = "interruption"
    thread.start()
  }

  private func isUnanswered(_ number: Int) -> Bool {
    condition.withLock {
      let deadline = Date(timeIntervalSinceNow: Self.patience)
      while isOpen(number), condition.wait(until: deadline) {}
      // The answer may come behind much output that is still to be dealt with.
      while isOpen(number), !isSilent() {}
      isInVain = isOpen(number)
      return isInVain
    }
  }

  private func isOpen(_ number: Int) -> Bool { lastAnswered < number && !hasEnded }

  /// Whether nothing comes from the worker for a moment.
  private func isSilent() -> Bool {
    let before = waits
    _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
    return isWaiting && waits == before
  }
}
