/// A mistake of the person who writes the code: a wrong shape, a name that does not exist, a value out of range.
///
/// Its `message` says what was wrong, where, and what to do about it. Functions that touch files or the
/// network throw their errors; operators and layer calls, which would otherwise need a `try` on every line of a
/// lecture, hand theirs to ``raise(_:)``.
public protocol UserError: Error, CustomStringConvertible {
  /// The error's name as a notebook shows it, for example `ShapeError`.
  var name: String { get }

  /// What was wrong, where, and what to do.
  var message: String { get }
}

extension UserError {
  public var name: String { String(describing: type(of: self)) }
  public var description: String { "\(name): \(message)" }
}

/// Two shapes that do not fit, or a shape that an operation cannot take.
public struct ShapeError: UserError, Equatable {
  public let message: String
  /// An error with its message.
  public init(_ message: String) { self.message = message }
}

/// An argument with a value that the operation cannot take.
public struct ValueError: UserError, Equatable {
  public let message: String
  /// An error with its message.
  public init(_ message: String) { self.message = message }
}
