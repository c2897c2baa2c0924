/// Takes the formulas out of Markdown before anything else reads it, since `_` and `*` mean something else in them, and puts
/// their MathML in at the end. Jupyter's front ends do the same (mathjaxutils, `remove_math`).
struct MathExtraction {
  /// The text with a placeholder for each formula.
  private(set) var text = ""
  private var formulas: [(latex: String, isDisplay: Bool)] = []

  // Private-use characters around the formula's number.
  private static let start: Character = "\u{E000}"
  private static let end: Character = "\u{E001}"

  init(_ source: String) {
    var rest = Substring(source)
    while let character = rest.first {
      if let code = Self.codePrefix(of: rest, isLineStart: text.isEmpty || text.hasSuffix("\n")) {
        text += code
        rest = rest.dropFirst(code.count)
      } else if character == "\\", rest.dropFirst().first == "$" || rest.dropFirst().first == "\\" {
        if let formula = Self.bracketFormula(at: rest) {
          add(formula.latex, isDisplay: formula.isDisplay)
          rest = formula.rest
        } else {
          text += rest.prefix(2)
          rest = rest.dropFirst(2)
        }
      } else if let formula = Self.dollarFormula(at: rest) ?? Self.environment(at: rest) {
        add(formula.latex, isDisplay: formula.isDisplay)
        rest = formula.rest
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func add(_ latex: Substring, isDisplay: Bool) {
    text += "\(Self.start)\(isDisplay ? "d" : "i")\(formulas.count)\(Self.end)"
    formulas.append((String(latex), isDisplay))
  }

  /// The HTML with each placeholder replaced by its formula.
  func restored(_ html: String) -> String {
    html.replacing(#/\x{E000}[di](\d+)\x{E001}/#) { match in
      guard let index = Int(match.1), formulas.indices.contains(index) else { return "" }
      return MathML.html(latex: formulas[index].latex, isDisplay: formulas[index].isDisplay)
    }
  }

  /// Text with each placeholder replaced by the LaTeX it stands for.
  func plain(_ text: String) -> String {
    text.replacing(#/\x{E000}[di](\d+)\x{E001}/#) { match in
      Int(match.1).flatMap { formulas.indices.contains($0) ? formulas[$0].latex : nil } ?? ""
    }
  }

  /// Whether a paragraph is one displayed formula and nothing else.
  static func isDisplay(_ text: String) -> Bool { text.wholeMatch(of: #/\s*\x{E000}d\d+\x{E001}\s*/#) != nil }

  // MARK: Finding formulas

  private typealias Found = (latex: Substring, isDisplay: Bool, rest: Substring)

  /// Code that starts here, in backquotes or a fenced block, which is left alone.
  private static func codePrefix(of text: Substring, isLineStart: Bool) -> Substring? {
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let fence = text.prefix { $0 == mark }
    let rest = text.dropFirst(fence.count)
    if fence.count >= 3, isLineStart {
      guard let end = rest.firstRange(of: "\n" + fence) else { return text }
      return text[..<end.upperBound]
    }
    guard mark == "`" else { return nil }
    var search = rest
    while let end = search.firstRange(of: fence) {
      let run = search[end.lowerBound...].prefix { $0 == "`" }
      if run.count == fence.count { return text[..<run.endIndex] }
      search = search[run.endIndex...]
    }
    return fence
  }

  private static func dollarFormula(at text: Substring) -> Found? {
    guard text.first == "$" else { return nil }
    let isDisplay = text.hasPrefix("$$")
    let mark = isDisplay ? "$$" : "$"
    var depth = 0
    var index = text.index(text.startIndex, offsetBy: mark.count)
    let start = index
    while index < text.endIndex {
      let rest = text[index...]
      if rest.first == "\\" {
        index = text.index(index, offsetBy: min(2, rest.count))
        continue
      }
      if depth <= 0, rest.hasPrefix(mark) {
        guard index > start, !isBlank(text[start..<index]) else { return nil }
        return (text[start..<index], isDisplay, text[text.index(index, offsetBy: mark.count)...])
      }
      if rest.first == "{" { depth += 1 }
      if rest.first == "}" { depth -= 1 }
      // A blank line ends the paragraph, and with it any formula that is not closed.
      if rest.first == "\n", !isDisplay, isBlank(rest.dropFirst().prefix { $0 != "\n" }) { return nil }
      index = text.index(after: index)
    }
    return nil
  }

  /// `\\( ... \\)` and `\\[ ... \\]`, as Jupyter writes them.
  private static func bracketFormula(at text: Substring) -> Found? {
    for (open, close, isDisplay) in [("\\\\(", "\\\\)", false), ("\\\\[", "\\\\]", true)]
    where text.hasPrefix(open) {
      let content = text.dropFirst(open.count)
      guard let end = content.firstRange(of: close) else { return nil }
      return (content[..<end.lowerBound], isDisplay, content[end.upperBound...])
    }
    return nil
  }

  /// `\begin{align} ... \end{align}` without dollar signs.
  private static func environment(at text: Substring) -> Found? {
    guard text.hasPrefix("\\begin{") else { return nil }
    let name = text.dropFirst("\\begin{".count).prefix { $0 != "}" }
    guard let end = text.firstRange(of: "\\end{\(name)}") else { return nil }
    return (text[..<end.upperBound], true, text[end.upperBound...])
  }

  private static func isBlank(_ text: Substring) -> Bool { text.allSatisfy(\.isWhitespace) }
}
