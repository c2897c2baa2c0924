import Cells
import Foundation

/// The cell engine, started in the background so that the kernel answers front ends meanwhile.
final class EngineProvider: @unchecked Sendable {
  private let condition = NSCondition()
  private var outcome: Result<CellEngine, Error>?

  init(_ start: @escaping () throws -> CellEngine) {
    let thread = Thread { [self] in
      let started = Result { try start() }
      condition.withLock {
        outcome = started
        condition.broadcast()
      }
    }
    thread.name = "engine start"
    thread.start()
  }

  /// The engine, once it has started; throws what kept it from starting.
  func engine() throws -> CellEngine {
    try condition.withLock {
      while outcome == nil { condition.wait() }
      guard let outcome else { throw EngineNotStarted() }
      return try outcome.get()
    }
  }

  /// The engine, once it has started; nil if it `isInterrupted` before.
  func engine(unless isInterrupted: () -> Bool) throws -> CellEngine? {
    try condition.withLock {
      while outcome == nil {
        if isInterrupted() { return nil }
        _ = condition.wait(until: Date(timeIntervalSinceNow: 0.05))
      }
      guard let outcome else { throw EngineNotStarted() }
      return try outcome.get()
    }
  }

  /// The engine if it has started by now.
  var engineIfStarted: CellEngine? { condition.withLock { try? outcome?.get() } }
}

/// Never seen: the wait above ends with an outcome.
private struct EngineNotStarted: Error {}
