import UserErrors

/// A data set that cannot be found, downloaded, or trusted.
public struct DatasetError: UserError, Equatable {
  /// What is wrong, where it was looked for, and what to do.
  public let message: String

  /// An error with its message.
  public init(_ message: String) { self.message = message }
}
