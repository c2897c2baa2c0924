import UserErrors

/// A model that cannot be saved, or a file that holds no model that can be loaded.
public struct ModelFileError: UserError, Equatable {
  /// What is wrong with which file, and what to do about it.
  public let message: String

  /// An error with its message.
  public init(_ message: String) { self.message = message }
}

/// Runs `body`, turning the errors of its parts into one that names the file.
func namingModelFile<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as any UserError {
    throw ModelFileError(error.message.hasPrefix(path) ? error.message : "\(path): \(error.message)")
  }
}
