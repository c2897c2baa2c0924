import Cells

/// The session's variables as text, as IPython's `%who` and `%whos` print them.
enum VariableTable {
  static func names(_ variables: [CellVariable]) -> String {
    if variables.isEmpty { return "Nothing is declared.\n" }
    return variables.map(\.name).joined(separator: "\t") + "\n"
  }

  static func table(_ variables: [CellVariable]) -> String {
    if variables.isEmpty { return "Nothing is declared.\n" }
    let rows = variables.map { [$0.name, shortened($0.type, 40), shortened($0.value, 60)] }
    let titles = ["Variable", "Type", "Value"]
    let widths = (0..<3).map { column in (rows + [titles]).map { $0[column].count }.max() ?? 0 }
    func line(_ fields: [String]) -> String {
      let padded = zip(fields, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return padded.joined(separator: "   ").trimmingTrailingSpace
    }
    let rule = String(repeating: "-", count: widths.reduce(6, +))
    return ([line(titles), rule] + rows.map(line)).joined(separator: "\n") + "\n"
  }

  /// On one line, and no longer than `limit`.
  private static func shortened(_ text: String, _ limit: Int) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > limit ? line.prefix(limit - 1) + "…" : line
  }
}

extension String {
  fileprivate var trimmingTrailingSpace: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
