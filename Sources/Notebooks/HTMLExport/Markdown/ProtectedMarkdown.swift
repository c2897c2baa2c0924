/// Markdown with a placeholder for each formula, since `_`, `*` and `|` mean something else in one,
/// and what the placeholders stand for. Jupyter's front ends do the same (mathjaxutils,
/// `remove_math`).
struct ProtectedMarkdown {
  /// What cmark-gfm is given.
  private(set) var markdown = ""
  private var formulas: [Formula] = []

  /// A formula; one without LaTeX is a comment, of which nothing is seen.
  struct Formula: Hashable {
    let latex: String
    let isDisplay: Bool
    /// As written, with its dollar signs.
    let source: String
  }

  /// A placeholder is `$`, ``start``, the formula's number or `c` and a sign's, ``end``, `$`. The
  /// dollar signs make emphasis start and end as beside the formula itself. The two others are the
  /// last of the private ones, which no font draws.
  private static let start: Unicode.Scalar = "\u{10FFFC}"
  private static let end: Unicode.Scalar = "\u{10FFFD}"

  init(_ source: String) {
    let source = source.unicodeScalars.filter { $0 != Self.start && $0 != Self.end && $0 != "\r" }
    var scanner = FormulaScanner(Array(source))
    var numbers: [Formula: Int] = [:]
    while let piece = scanner.next() {
      switch piece {
      case .markdown(let text): markdown += text
      case .sign(let sign): markdown += "$\(Self.start)c\(sign.value)\(Self.end)$"
      case .formula(let formula):
        // The same formula has the same number, so that `[$x$]` finds its `[$x$]: address`.
        let number = numbers[formula] ?? formulas.count
        if number == formulas.count { formulas.append(formula) }
        numbers[formula] = number
        markdown += "$\(Self.start)\(number)\(Self.end)$"
      }
    }
  }

  // MARK: What cmark-gfm gives back

  /// Text as HTML, its formulas as MathML.
  func html(_ literal: String) -> String {
    restored(literal, text: HTMLText.escaped) { mathML($0) }
  }

  /// Text as it was written.
  func source(_ literal: String) -> String { restored(literal, text: { $0 }) { $0.source } }

  /// Text to be read where there can be no formula: its LaTeX, without dollar signs.
  func plain(_ literal: String) -> String { restored(literal, text: { $0 }) { $0.latex } }

  /// An address, in which `\(` is a bracket.
  func address(_ literal: String) -> String {
    restored(literal, text: { $0 }) { formula in
      formula.source.replacing(#/\\([!-\/:-@\[-`{-~])/#) { String($0.1) }
    }
  }

  /// Text between tags of the text's own, in which `&amp;` and the like are left.
  func rawHTML(_ literal: String) -> String {
    restored(literal, text: Self.withoutTags) { mathML($0) }
  }

  /// As ``rawHTML(_:)`` where formulas are code.
  func rawSource(_ literal: String) -> String {
    restored(literal, text: Self.withoutTags) { Self.withoutTags($0.source) }
  }

  private static func withoutTags(_ text: String) -> String {
    text.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private func mathML(_ formula: Formula) -> String {
    formula.latex.isEmpty
      ? "" : MathML.html(latex: formula.latex, isDisplay: formula.isDisplay)
  }

  /// Whether text is one displayed formula and nothing else.
  func isDisplay(_ literal: String) -> Bool {
    var count = 0
    var isAllDisplay = true
    _ = restored(literal.trimmed.description) { text in
      if !text.isEmpty { isAllDisplay = false }
      return ""
    } formula: { formula in
      count += 1
      if !formula.isDisplay { isAllDisplay = false }
      return ""
    }
    return count == 1 && isAllDisplay
  }

  /// The text with each placeholder replaced, and what stands between them converted.
  private func restored(
    _ literal: String, text: (String) -> String, formula: (Formula) -> String
  ) -> String {
    var html = ""
    var between = "".unicodeScalars
    var rest = literal.unicodeScalars[...]
    while let place = rest.firstIndex(of: Self.start) {
      between.append(contentsOf: rest[..<place].dropLast())
      let name = rest[place...].dropFirst().prefix { $0 != Self.end }
      rest = rest[name.endIndex...].dropFirst(2)
      if name.first == "c" {
        let sign = UInt32(String(name.dropFirst())).flatMap(Unicode.Scalar.init)
        if let sign { between.append(sign) }
      } else if let number = Int(String(name)), formulas.indices.contains(number) {
        html += text(String(between)) + formula(formulas[number])
        between = "".unicodeScalars
      }
    }
    between.append(contentsOf: rest)
    return html + text(String(between))
  }
}
