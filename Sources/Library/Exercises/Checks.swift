import Display
import UserErrors

/// What came of one check.
public struct CheckOutcome: Sendable, Equatable {
  /// The check's name, or its number in the cell.
  public let name: String
  /// Whether it holds.
  public let passed: Bool
  /// What was expected, as text.
  public let expected: String
  /// What was got, as text.
  public let got: String
  /// What to think of.
  public let hint: String?
}

/// A cell of which some checks failed.
public struct CheckFailed: UserError, Equatable {
  public let message: String
}

/// The checks of the running cell, and of the session.
package final class Checks: @unchecked Sendable {
  package static let shared = Checks()

  private let lock = Lock()
  private var ofCell: [CheckOutcome] = []
  private var ofSession: [CheckOutcome] = []

  private init() {
    atCellEnd("check") { try Checks.shared.report() }
  }

  func note(_ passed: Bool, name: String?, hint: String?, expected: String, got: String) {
    lock.withLock {
      let outcome = CheckOutcome(
        name: name ?? "\(ofCell.count + 1)", passed: passed, expected: expected, got: got, hint: hint)
      ofCell.append(outcome)
      guard name != nil else { return }
      ofSession.removeAll { $0.name == name }
      ofSession.append(outcome)
    }
  }

  /// Every check of the session that has a name, by its latest outcome.
  var all: [CheckOutcome] { lock.withLock { ofSession } }

  /// Shows the cell's checks; one that failed is the cell's error.
  package func report() throws {
    let outcomes = lock.withLock {
      defer { ofCell = [] }
      return ofCell
    }
    guard !outcomes.isEmpty else { return }
    display(CheckReport(outcomes: outcomes))
    let failed = outcomes.filter { !$0.passed }
    guard failed.isEmpty else { throw CheckFailed(message: CheckReport.message(failed, of: outcomes.count)) }
  }
}
