internal import Digests
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

  /// A value's fingerprint: a notebook can check an answer by it and does not give the answer away.
  ///
  ///     check(exercises.fingerprint(of: total, salt: "2.1"), equals: "9f86d081884c7d65…")
  ///
  /// - Parameters:
  ///   - value: what was computed; its text counts, as `print` shows it.
  ///   - salt: what else goes in, so that equal answers of two exercises do not look alike.
  /// - Returns: the SHA-256 digest (FIPS 180-4) of the text and the salt, in hexadecimal digits.
  public static func fingerprint(of value: Any, salt: String = "") -> String {
    SHA256.hexadecimal(Array("\(value)\(salt)".utf8))
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
  raise(NotWritten(exercise, function: function))
}

/// The place of a solution among other statements: nothing has to be returned after it.
///
///     func area(_ radius: Double) -> Double {
///       let square = radius * radius
///       todo("1.3")
///     }
///
/// - Parameters:
///   - exercise: the exercise's name or number; by default the function that is to be written.
///   - function: where it stands.
public func todo(_ exercise: String? = nil, function: String = #function) -> Never {
  raise(NotWritten(exercise, function: function))
}

extension NotWritten {
  fileprivate init(_ exercise: String?, function: String) {
    // Outside of functions `#function` is the name of the file that a cell was made.
    let isNamed = function.contains("(")
    let place = exercise ?? (isNamed ? function : Texts.current.exercise)
    self.init(message: "\(place) \(Texts.current.notWritten)")
  }
}
