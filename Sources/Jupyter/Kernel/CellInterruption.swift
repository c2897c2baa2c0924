import Cells
import Foundation

/// Whether the cell that runs has been interrupted, from its arrival on: the engine may still have to start.
final class CellInterruption: @unchecked Sendable {
  private let lock = NSLock()
  /// Cells that have arrived and have not ended.
  private var open = 0
  private var isInterrupted = false

  /// A cell has arrived.
  func expect() { lock.withLock { open += 1 } }

  /// Cells that had arrived will not run.
  func forget(_ count: Int) { lock.withLock { open -= count } }

  /// The first of the cells that had arrived has ended; an interruption that comes now is for the next one.
  func end() {
    lock.withLock {
      open -= 1
      isInterrupted = false
    }
  }

  /// What runs, or is the next to run, shall end. If there is nothing, nothing happens.
  func interrupt() { lock.withLock { isInterrupted = open > 0 } }

  var isWanted: Bool { lock.withLock { isInterrupted } }
}

extension CellError {
  /// The error of a cell that was interrupted before any of it ran.
  static let keyboardInterrupt = CellError(
    kind: .interrupted, name: "KeyboardInterrupt", value: "",
    traceback: ["\u{1B}[0;31mKeyboardInterrupt\u{1B}[0m"])
}
