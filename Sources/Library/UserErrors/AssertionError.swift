/// A claim of the person who writes the code that did not hold.
public struct AssertionError: UserError, Equatable {
  public let message: String
  /// An error with its message.
  public init(_ message: String) { self.message = message }
}
