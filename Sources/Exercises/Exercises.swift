import Display
import UserErrors

/// What belongs to the exercises of a notebook as a whole.
public enum exercises {
  /// The language of checks and stubs: `exercises.language = .hu`.
  public nonisolated(unsafe) static var language = ExerciseLanguage.en

  /// Every check of the session that has a name, with its latest outcome, as a table.
  public static func summary() -> Table {
    Table(
      columns: ["", Texts.current.check],
      rows: Checks.shared.all.map { [$0.passed ? "✓" : "✗", $0.name] })
  }
}

/// An exercise whose solution is not written yet.
public struct NotWritten: UserError, Equatable {
  public let message: String
}

/// The place of a solution, of any type: a cell with it compiles, and ends where it comes there.
///
///     func reparameterized(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
///       todo("2.1")
///     }
///
/// - Parameters:
///   - exercise: the exercise's name or number; by default the function that is to be written.
///   - function: where it stands.
public func todo<Value>(_ exercise: String? = nil, function: String = #function) -> Value {
  // Outside of functions `#function` is the name of the file that a cell was made.
  let isNamed = function.contains("(")
  let place = exercise ?? (isNamed ? function : Texts.current.exercise)
  raise(NotWritten(message: "\(place) \(Texts.current.notWritten)"))
}
