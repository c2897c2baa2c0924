import OrderedJSON

/// The compiler's warnings about a cell, as something that is shown: they are neither output of the cell nor errors.
struct WarningDisplay {
  let text: DiagnosticText
  private let groups: [Group]

  /// A message, and where it was said.
  private struct Group {
    var first: Diagnostic
    var otherLines: [Int] = []
  }

  /// Those of `diagnostics` that are warnings about the cell; nil where there are none. What is said of several places is said once.
  init?(_ diagnostics: [Diagnostic], text: DiagnosticText) {
    self.text = text
    var groups: [Group] = []
    for warning in diagnostics {
      guard warning.severity == .warning, warning.file == text.cellName, !warning.isAboutCellForm else {
        continue
      }
      if let index = groups.firstIndex(where: { $0.first.message == warning.message }) {
        let isNew =
          warning.line != groups[index].first.line && !groups[index].otherLines.contains(warning.line)
        if isNew { groups[index].otherLines.append(warning.line) }
      } else {
        groups.append(Group(first: warning))
      }
    }
    if groups.isEmpty { return nil }
    self.groups = groups
  }

  var bundle: DisplayBundle {
    let coloured = groups.flatMap(lines).cut(to: MessageSize.warnings, line: MessageSize.tracebackLine)
    let plain = coloured.joined(separator: "\n").withoutEscapeSequences
    let html = """
      <pre class="lectern-warning" style="margin:0;padding:.3em .8em;border-left:3px solid #d9a514">\
      \(Self.escaped(plain))</pre>
      """
    return DisplayBundle(data: [
      "text/plain": JSON.string(plain).text(), "text/html": JSON.string(html).text(),
    ])
  }

  private func lines(_ group: Group) -> [String] {
    if group.otherLines.isEmpty { return text.lines(group.first) }
    let places = group.otherLines.map(String.init).joined(separator: ", ")
    return text.lines(group.first) + ["(also in line\(group.otherLines.count > 1 ? "s" : "") \(places))"]
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("warning:", with: "<b style=\"color:#b07d00\">warning:</b>", maxReplacements: 1)
  }
}

extension String {
  /// Without the colours of terminals.
  var withoutEscapeSequences: String { replacing(#/\u{1B}\[[0-9;]*m/#, with: "") }
}
