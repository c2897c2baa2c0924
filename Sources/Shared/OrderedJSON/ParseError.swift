extension JSON {
  /// Why a text is not JSON, and where.
  public struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let reason: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars, counted from 1.
    public let column: Int
    /// Whether the text ends too early, as a file does whose writing was cut off.
    public let isTruncated: Bool

    /// For example `line 3, column 14: expected ':' after the key`.
    public var description: String { "line \(line), column \(column): \(reason)" }
  }
}
