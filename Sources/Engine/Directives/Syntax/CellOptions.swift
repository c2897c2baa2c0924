/// Lines `#| key: value` or `//| key: value` at a cell's head, by which Quarto, MyST and others set options: comments here.
enum CellOptions {
  /// How many of `lines` are the head: options, and empty lines before and between them.
  static func headLength(_ lines: [Substring]) -> Int {
    let head = lines.prefix { isOption($0) || $0.allSatisfy(\.isWhitespace) }
    return head.lastIndex(where: isOption).map { $0 + 1 } ?? 0
  }

  /// The text with its `#|` made comments of Swift. Places stay.
  static func asComments(_ source: String) -> String {
    guard source.contains("#|") else { return source }
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<headLength(lines) {
      guard let mark = lines[index].firstRange(of: "#|") else { continue }
      // A line `//| ... #| ...` is a comment already.
      if lines[index][..<mark.lowerBound].allSatisfy(\.isWhitespace) {
        lines[index].replaceSubrange(mark, with: "//")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func isOption(_ line: Substring) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    return text.hasPrefix("#|") || text.hasPrefix("//|")
  }
}
