import Cells

/// A directive that could not be carried out.
package struct DirectiveError: Error, Equatable, CustomStringConvertible {
  /// The error's name in the notebook.
  package var name: String
  /// What was wrong and what to do.
  package var message: String

  package init(_ message: String, name: String = "DirectiveError") {
    self.message = message
    self.name = name
  }

  package var description: String { message }
}

extension CellError {
  /// The error that a notebook shows for a directive of a cell.
  init(_ error: DirectiveError, directive: Directive, cell: String, lines: [Substring]) {
    let line = lines.indices.contains(directive.line) ? String(lines[directive.line]) : ""
    let red = { (text: String) in "\u{1B}[0;31m\(text)\u{1B}[0m" }
    let green = { (text: String) in "\u{1B}[0;32m\(text)\u{1B}[0m" }
    self.init(
      kind: error.name == "KeyboardInterrupt" ? .interrupted : .compilation, name: error.name,
      value: error.message,
      traceback: [
        "\(green(cell)), line \(directive.line + 1)", "\(green("---> \(directive.line + 1) "))\(line)",
        red(error.name) + (error.message.isEmpty ? "" : ": \(error.message)"),
      ])
  }
}
