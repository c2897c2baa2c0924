/// Diagnostics as swiftc prints them: place, message, the source line, and a caret under the place.
struct DiagnosticText {
  let sources: CellSources
  /// The cell whose compilation they come from.
  let cellName: String

  /// The lines of one diagnostic and its notes.
  func lines(_ diagnostic: Diagnostic) -> [String] {
    let diagnostic = mapped(diagnostic)
    let isPlaced = sources.contains(diagnostic.file)
    let place = isPlaced ? "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column): " : ""
    let head = Style.bold(place) + severity(diagnostic.severity) + Style.bold(" " + diagnostic.message)
    let pointer = isPlaced ? pointerLines(diagnostic) : []
    let notes = diagnostic.notes.filter { sources.contains($0.file) }
    return [head] + pointer + notes.flatMap(lines)
  }

  /// `diagnostic` with its column in the cell's own text and in its users' words.
  func mapped(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    if sources.contains(diagnostic.file) {
      let column = sources.originalColumn(diagnostic.column, line: diagnostic.line, of: diagnostic.file)
      let end = sources.originalColumn(
        diagnostic.column + diagnostic.length, line: diagnostic.line, of: diagnostic.file)
      result.column = column
      result.length = max(1, end - column)
    }
    result.message = withoutModules(result.message)
    return result
  }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: Style.red("error:")
    case .warning: Style.magenta("warning:")
    case .note, .remark: Style.cyan("\(severity.rawValue):")
    }
  }

  /// The source line, and `^~~` below it. Columns count bytes, the caret characters.
  private func pointerLines(_ diagnostic: Diagnostic) -> [String] {
    guard let line = sources.line(diagnostic.line, of: diagnostic.file) else { return [] }
    let bytes = Array(line.utf8)
    let start = min(max(diagnostic.column - 1, 0), bytes.count)
    let end = min(max(start + diagnostic.length, start), bytes.count)
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    let marked = String(decoding: bytes[start..<end], as: UTF8.self)
    let indent = String(before.map { $0 == "\t" ? "\t" : " " })
    return [line, indent + Style.green("^" + String(repeating: "~", count: max(marked.count - 1, 0)))]
  }
}

/// `text` without the names of cells' modules, which mean nothing to who wrote the cells.
func withoutModules(_ text: String) -> String {
  text.replacing(#/\bCell_\d+\./#, with: "")
}
