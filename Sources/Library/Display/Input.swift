import UserErrors

/// There was no line to read.
public struct EndOfInputError: UserError, Equatable {
  public let message: String
  /// An error with its message.
  public init(_ message: String) { self.message = message }
}

/// Asks for a line of text, as Python's `input` does, and returns it without its line break.
///
/// - Parameter password: whether what is typed stays hidden.
/// - Raises: `EndOfInputError` where nobody can answer, for example in `lectern run`.
public func input(_ prompt: String = "", password: Bool = false) -> String {
  guard let line = InputSource.current.readLine(prompt, password) else {
    raise(EndOfInputError("input() got no line: nobody can answer here. Give the value in the code instead."))
  }
  return line
}

/// Where lines of input come from: the notebook inside the worker, standard input elsewhere.
public struct InputSource: Sendable {
  /// Shows the prompt and returns a line, or nil at the end of input.
  public var readLine: @Sendable (_ prompt: String, _ password: Bool) -> String?

  /// A source that asks by this function.
  public init(readLine: @escaping @Sendable (String, Bool) -> String?) { self.readLine = readLine }

  /// The source in use.
  public nonisolated(unsafe) static var current = InputSource { prompt, _ in
    print(prompt, terminator: "")
    return Swift.readLine()
  }
}
