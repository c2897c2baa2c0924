/// Diagnostics as swiftc prints them: place, message, the source line, and a caret under the place.
struct DiagnosticText {
  let sources: CellSources
  /// The cell whose compilation they come from.
  let cellName: String

  /// The lines of one diagnostic and its notes.
  func lines(_ diagnostic: Diagnostic) -> [String] {
    let isPlaced = sources.contains(diagnostic.file)
    let place = isPlaced ? "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column): " : ""
    let head = Style.bold(place) + severity(diagnostic.severity) + Style.bold(" " + message(diagnostic))
    let notes = diagnostic.notes.filter { $0.isExplanation || sources.contains($0.file) }
    let below = isPlaced ? linesBelow(diagnostic) : []
    return [head] + below + notes.flatMap(lines)
  }

  /// Where it is, and what should stand there.
  private func linesBelow(_ diagnostic: Diagnostic) -> [String] {
    guard let corrected = corrected(diagnostic) else { return pointerLines(diagnostic) }
    // A note says in words what is to be done.
    if diagnostic.severity == .note { return corrected }
    return pointerLines(diagnostic) + [Style.cyan("corrected:")] + corrected
  }

  /// The message in its users' words.
  func message(_ diagnostic: Diagnostic) -> String { TypeNames(sources: sources).told(diagnostic.message) }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: Style.red("error:")
    case .warning: Style.magenta("warning:")
    case .note, .remark: Style.cyan("\(severity.rawValue):")
    }
  }

  private static let longestLine = 2_000

  /// The source line, and `^~~` below it. Columns count bytes, the caret characters.
  private func pointerLines(_ diagnostic: Diagnostic) -> [String] {
    guard let line = sources.line(diagnostic.line, of: diagnostic.file) else { return [] }
    let bytes = Array(line.utf8)
    let start = min(max(diagnostic.column - 1, 0), bytes.count)
    let end = min(max(start + diagnostic.length, start), bytes.count)
    // Of a very long line the part around the place.
    if bytes.count > Self.longestLine {
      let from = max(0, start - Self.longestLine / 2)
      let part = bytes[from..<min(bytes.count, from + Self.longestLine)]
      return ["… \(String(decoding: part, as: UTF8.self)) …"]
    }
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    let marked = String(decoding: bytes[start..<end], as: UTF8.self)
    let indent = String(before.map { $0 == "\t" ? "\t" : " " })
    return [line, indent + Style.green("^" + String(repeating: "~", count: max(marked.count - 1, 0)))]
  }
}

/// A text of the compiler's without the names of cells' modules, which mean nothing to who wrote
/// the cells.
///
/// - Parameter isWritten: whether it stands so in a cell (`#warning("see Cell_3.csv")`): what the
///   user wrote is not changed.
func withoutModules(_ text: String, but isWritten: (String) -> Bool = { _ in false }) -> String {
  // (Most texts have none, and patterns are slow.)
  if !text.contains("Cell_") { return text }
  return text.replacing(#/\bCell_\d+\.(\w*)/#) { match in
    isWritten(String(match.0)) ? match.0 : match.1
  }
}
