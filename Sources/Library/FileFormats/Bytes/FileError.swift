import UserErrors

/// A file that cannot be read or written, or whose content is not what its format demands.
public struct FileError: UserError, Equatable {
  /// What is wrong with which file, and what to do about it.
  public let message: String

  /// An error with its message.
  public init(_ message: String) { self.message = message }

  /// The same error with the file's path in front, for errors found in bytes that have no name of their own.
  package func at(_ path: String) -> FileError { FileError("\(path): \(message)") }
}

/// Runs `body`, naming `path` in any ``FileError`` that it throws.
package func namingFile<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as FileError { throw error.at(path) }
}
