import Display

/// The table of a cell's checks: green or red, with what was expected and what was got.
struct CheckReport: Displayable {
  let outcomes: [CheckOutcome]

  var mimeBundle: MIMEBundle { ["text/html": .text(html), "text/plain": .text(plainText)] }

  /// What is said of the cell as its error.
  static func message(_ failed: [CheckOutcome], of count: Int) -> String {
    let texts = Texts.current
    let each = failed.map { "\($0.name): \(texts.expected) \($0.expected), \(texts.got) \($0.got)" }
    return "\(texts.failed(failed.count, of: count)). " + each.joined(separator: "; ")
  }

  private var plainText: String {
    let texts = Texts.current
    return outcomes.map { outcome in
      guard !outcome.passed else { return "✓ \(outcome.name)" }
      let line = "✗ \(outcome.name): \(texts.expected) \(outcome.expected), \(texts.got) \(outcome.got)"
      return line + (outcome.hint.map { "\n  \(texts.hint): \($0)" } ?? "")
    }.joined(separator: "\n")
  }

  // The sign says it too, for those who do not see the colour; both colours have a contrast of
  // more than 4.5 on white.
  private var html: String {
    let rows = outcomes.map { outcome in
      let colour = outcome.passed ? "#1a7f37" : "#b91c1c"
      let cells = [outcome.name, outcome.passed ? "" : outcome.expected, outcome.passed ? "" : outcome.got]
      return """
        <tr style="text-align:left"><td style="color:\(colour);font-weight:bold">\
        \(outcome.passed ? "✓" : "✗")</td>\
        \(cells.map { "<td style=\"text-align:left\">\(escapedHTML($0))</td>" }.joined())</tr>\
        \(hintRow(outcome))
        """
    }
    let texts = Texts.current
    let isAllPassed = outcomes.allSatisfy(\.passed)
    let titles = isAllPassed ? ["", texts.check, "", ""] : ["", texts.check, texts.expected, texts.got]
    let head = titles.map { "<th scope=\"col\" style=\"text-align:left\">\(escapedHTML($0))</th>" }.joined()
    return "<table><thead><tr>\(head)</tr></thead><tbody>\(rows.joined())</tbody></table>"
  }

  private func hintRow(_ outcome: CheckOutcome) -> String {
    guard !outcome.passed, let hint = outcome.hint else { return "" }
    return """
      <tr><td></td><td colspan="3" style="text-align:left"><em>\(escapedHTML(Texts.current.hint)): \
      \(escapedHTML(hint))</em></td></tr>
      """
  }
}
