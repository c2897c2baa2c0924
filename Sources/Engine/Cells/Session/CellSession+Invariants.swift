import Foundation

// What holds of a session between two cells, as code. With LECTERN_CHECK_INVARIANTS in the environment
// (scripts/soak.py sets it) it is checked after each cell; otherwise a cell pays for one comparison.

extension CellSession.State {
  /// What does not hold; nil where all does.
  var brokenInvariant: String? {
    if let broken = names.brokenInvariant { return broken }
    if let twice = firstRepeated(held.map { [$0.cell, $0.index] }) {
      return "the variable \(twice[1]) of cell \(twice[0]) is held twice"
    }
    if let lost = held.first(where: { names.modules[$0.cell] == nil }) {
      return "the variable \(lost.name) is held for cell \(lost.cell), which is not known"
    }
    if let late = tags.keys.first(where: { $0 >= nextNumber }) {
      return "the number \(late) has a tag before it has been given"
    }
    return isRunning ? "no cell is being executed, and one is said to run" : nil
  }
}

extension CellSession {
  private static let checksInvariants =
    ProcessInfo.processInfo.environment["LECTERN_CHECK_INVARIANTS"] != nil

  /// Traps where something does not hold. Called after a cell, before the next may begin.
  func checkInvariants() {
    guard Self.checksInvariants else { return }
    if let broken = snapshot.brokenInvariant { fatalError("a cell has left its session broken: \(broken)") }
  }
}
