/// How large the texts of one message may be: with all that JSON adds to odd characters, the message stays below a megabyte.
/// (Jupyter's server and browsers choke on more.)
package enum MessageSize {
  /// Bytes of an error's message.
  package static let errorMessage = 32 << 10
  /// Bytes of an error's traceback, the message in it included.
  package static let traceback = 96 << 10
  /// Bytes of one line of it.
  package static let tracebackLine = 4 << 10
  /// Bytes of the warnings that are shown at once.
  package static let warnings = 96 << 10
  /// Bytes of all values of user expressions together, as JSON.
  package static let expressions = 900 << 10
  /// Bytes of a history reply, as JSON.
  package static let history = 900 << 10
  /// Bytes of a result's text that the history keeps.
  package static let keptResult = 16 << 10
}

extension String {
  /// The text up to `limit` bytes, with a note of how much was left out.
  package func cut(to limit: Int) -> String {
    let size = utf8.count
    if size <= limit { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end > startIndex, utf8[end] & 0b1100_0000 == 0b1000_0000 { end = utf8.index(before: end) }
    let kept = self[..<end]
    return "\(kept)… [\(size - kept.utf8.count) of \(size) bytes left out]"
  }
}

extension [String] {
  /// Lines of a message of at most about `limit` bytes in all, each of at most `line` but the last, and of those too many the ones
  /// in the middle left out.
  func cut(to limit: Int, line: Int) -> [String] {
    if reduce(0, { $0 + $1.utf8.count + 1 }) <= limit { return self }
    var lines = dropLast().map { $0.cut(to: line) }
    if let last { lines.append(last.cut(to: Swift.max(line, MessageSize.errorMessage))) }
    var rest = limit - (lines.last?.utf8.count ?? 0)
    let head = lines.dropLast().prefix { text in
      rest -= text.utf8.count + 1
      return rest >= 0
    }
    let leftOut = lines.count - 1 - head.count
    return head + (leftOut > 0 ? ["[\(leftOut) lines left out]"] : []) + lines.suffix(1)
  }
}
