/// Finds the formulas of a Markdown text, and leaves alone what only looks like one: code, tags,
/// addresses, escaped signs, money.
struct FormulaScanner {
  enum Piece {
    case markdown(String)
    case formula(ProtectedMarkdown.Formula)
    /// A sign that cmark-gfm would misread.
    case sign(Unicode.Scalar)
  }

  private let text: MarkdownScalars
  private var index = 0

  init(_ source: [Unicode.Scalar]) { text = MarkdownScalars(source) }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    guard index < text.count else { return nil }
    if text.isLineStart(index), let end = text.fencedCodeEnd(from: index) {
      return markdown(upTo: end)
    }
    switch text[index] {
    case "`": return markdown(upTo: text.codeSpanEnd(from: index))
    case "<": return misreadComment() ?? markdown(upTo: text.tagEnd(from: index) ?? index + 1)
    case "\\":
      if let formula = bracketFormula() ?? environment() { return formula }
      return markdown(upTo: index + (text.isPunctuation(index + 1) ? 2 : 1))
    case "$": return dollarFormula() ?? markdown(upTo: index + 1)
    default:
      if let sign = text.misreadSign(at: index) {
        index += 1
        return .sign(sign)
      }
      return markdown(upTo: index + 1)
    }
  }

  private mutating func markdown(upTo end: Int) -> Piece {
    defer { index = end }
    return .markdown(text.string(index..<end))
  }

  private mutating func formula(_ latex: Range<Int>, isDisplay: Bool, end: Int) -> Piece {
    defer { index = end }
    let depth = text.quoteDepth(at: index)
    return .formula(
      ProtectedMarkdown.Formula(
        latex: Self.unquoted(text.string(latex), depth: depth), isDisplay: isDisplay,
        source: text.string(index..<end)))
  }

  /// A formula of several lines in a quote has the quote's marks in it.
  private static func unquoted(_ latex: String, depth: Int) -> String {
    guard depth > 0 else { return latex }
    let lines = latex.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { number, line in
      var line = line
      for _ in 0..<(number == 0 ? 0 : depth) where line.trimmed.hasPrefix(">") {
        line = line.drop { $0 != ">" }.dropFirst()
        if line.first == " " { line = line.dropFirst() }
      }
      return String(line)
    }.joined(separator: "\n")
  }

  /// A comment within a line that has `--` in it, which cmark-gfm would show: HTML of old had none.
  private mutating func misreadComment() -> Piece? {
    guard text.has("<!--", at: index), !text.isBlockStart(index),
      let end = text.tagEnd(from: index), end - 3 > index + 4,
      text.string(index + 4..<end - 3).contains("--")
    else { return nil }
    return formula(index..<index, isDisplay: false, end: end)
  }

  // MARK: Dollar signs

  private mutating func dollarFormula() -> Piece? {
    let isDisplay = text.has("$$", at: index)
    let mark = isDisplay ? "$$" : "$"
    let start = index + mark.count
    if !isDisplay, text.isDigit(index - 1), text.isEndOfWord(start) { return nil }
    guard let close = closing(mark, from: start), !text.isBlank(start..<close) else { return nil }
    if !isDisplay, !canClose(at: close, formulaFrom: start) { return nil }
    return formula(start..<close, isDisplay: isDisplay, end: close + mark.count)
  }

  /// The mark outside braces and not escaped. A blank line ends the paragraph, and with it any
  /// formula in it that is not closed.
  private func closing(_ mark: String, from start: Int) -> Int? {
    var depth = 0
    var place = start
    while place < text.count {
      switch text[place] {
      case "\\": place += 1
      case "{": depth += 1
      case "}": depth -= 1
      case "$" where depth <= 0 && text.has(mark, at: place): return place
      case "\n" where mark == "$" && text.isBlankLine(place + 1): return nil
      default: break
      }
      place += 1
    }
    return nil
  }

  /// Whether a dollar sign ends a formula, and is not the sign of another sum of money: pandoc's
  /// rules, but that a formula may have white space at its ends, as in Jupyter.
  private func canClose(at place: Int, formulaFrom start: Int) -> Bool {
    if text.isDigit(place + 1) { return false }
    guard text.isSpace(place - 1) else { return true }
    return !text.isDigit(start) && (!text.isLetter(place + 1) || text.isSpace(start))
  }

  // MARK: Commands

  /// `\(...\)`, and `\\(...\\)` and `\\[...\\]` as Jupyter writes them. `\[` alone is an escaped
  /// bracket, as it is in Jupyter.
  private mutating func bracketFormula() -> Piece? {
    for (open, close, isDisplay) in [
      ("\\\\(", "\\\\)", false), ("\\\\[", "\\\\]", true), ("\\(", "\\)", false),
    ] where text.has(open, at: index) {
      let start = index + open.count
      guard let end = text.first(close, from: start, inParagraph: !isDisplay),
        !text.isBlank(start..<end)
      else { return nil }
      return formula(start..<end, isDisplay: isDisplay, end: end + close.count)
    }
    return nil
  }

  /// `\begin{align} ... \end{align}` without dollar signs.
  private mutating func environment() -> Piece? {
    guard text.has("\\begin{", at: index) else { return nil }
    let start = index + "\\begin{".count
    guard let brace = text.first("}", from: start, inParagraph: true), brace > start else {
      return nil
    }
    let name = text.string(start..<brace)
    guard name.allSatisfy({ $0.isASCII && $0.isLetter || $0 == "*" }) else { return nil }
    let (open, close) = ("\\begin{\(name)}", "\\end{\(name)}")
    var depth = 0
    var place = index
    while place < text.count {
      if text.has(open, at: place) { depth += 1 }
      if text.has(close, at: place) {
        depth -= 1
        if depth == 0 {
          let end = place + close.count
          return formula(index..<end, isDisplay: true, end: end)
        }
      }
      place += text[place] == "\\" && place + 1 < text.count && text[place + 1] == "\\" ? 2 : 1
    }
    return nil
  }
}
