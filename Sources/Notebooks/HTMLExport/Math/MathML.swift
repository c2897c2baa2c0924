/// LaTeX formulas as MathML Core, which browsers show without a script or a network.
public enum MathML {
  /// A formula as a `math` element.
  ///
  /// - Parameters:
  ///   - latex: the formula without its dollar signs. Commands outside the subset that lectures use appear as they were written.
  ///   - isDisplay: whether it stands on a line of its own.
  public static func html(latex: String, isDisplay: Bool) -> String {
    let formula = element(LaTeXParser.parse(latex))
    let source = HTMLText.escaped(latex.split(whereSeparator: \.isNewline).joined(separator: " "))
    return "<math display=\"\(isDisplay ? "block" : "inline")\"><semantics>\(group(formula))"
      + "<annotation encoding=\"application/x-tex\">\(source)</annotation></semantics></math>"
  }

  private static func group(_ content: String) -> String {
    content.hasPrefix("<mrow>") ? content : "<mrow>\(content)</mrow>"
  }

  static func element(_ node: MathNode) -> String {
    switch node {
    case .row(let nodes): "<mrow>\(nodes.map(element).joined())</mrow>"
    case .identifier(let text, let style): identifier(text, style)
    case .number(let text): "<mn>\(HTMLText.escaped(text))</mn>"
    case .sign(let sign): operatorElement(sign)
    case .text(let text): "<mtext>\(spaced(text))</mtext>"
    case .space(let width): "<mspace width=\"\(width)em\"></mspace>"
    case .fraction(let upper, let lower, let hasLine):
      "<mfrac\(hasLine ? "" : " linethickness=\"0\"")>\(element(upper))\(element(lower))</mfrac>"
    case .root(let content, nil): "<msqrt>\(element(content))</msqrt>"
    case .root(let content, let index?): "<mroot>\(element(content))\(element(index))</mroot>"
    case .scripts(let base, let lower, let upper, let isStacked): scripts(base, lower, upper, isStacked)
    case .accent(let base, let sign, let isStretchy, let isUnder): accent(base, sign, isStretchy, isUnder)
    case .table(let table): tableElement(table)
    case .fenced(let nodes): "<mrow>\(nodes.map(element).joined())</mrow>"
    case .display(let content, let isDisplay):
      "<mstyle displaystyle=\"\(isDisplay)\" scriptlevel=\"0\">\(element(content))</mstyle>"
    case .boxed(let content): "<mrow class=\"boxed\">\(element(content))</mrow>"
    case .coloured(let content, let colour):
      "<mrow\(style(colour: colour))>\(element(content))</mrow>"
    case .invisible(let content): "<mphantom>\(element(content))</mphantom>"
    case .unknown(let source): "<mtext class=\"unknown\">\(HTMLText.escaped(source))</mtext>"
    }
  }

  private static func style(colour: String) -> String {
    let style = InlineStyle.filtered("color: \(colour.filter { $0 != ";" })")
    return style.isEmpty ? "" : " style=\"\(HTMLText.escaped(style))\""
  }

  // Bold letters by CSS, not by Unicode's bold alphabets: few fonts have those, and copied text stays text.
  private static func identifier(_ text: String, _ style: MathStyle) -> String {
    let escaped = HTMLText.escaped(text)
    return switch style {
    case .automatic: "<mi>\(escaped)</mi>"
    case .upright: "<mi mathvariant=\"normal\">\(escaped)</mi>"
    case .italic: text.count == 1 ? "<mi>\(escaped)</mi>" : "<mi class=\"it\">\(escaped)</mi>"
    case .bold: "<mi mathvariant=\"normal\" class=\"bf\">\(escaped)</mi>"
    case .boldItalic: "<mi mathvariant=\"normal\" class=\"bi\">\(escaped)</mi>"
    case .sansSerif: "<mi mathvariant=\"normal\" class=\"sf\">\(escaped)</mi>"
    case .typewriter: "<mi mathvariant=\"normal\" class=\"tt\">\(escaped)</mi>"
    }
  }

  private static func operatorElement(_ sign: MathSign) -> String {
    if sign.text.isEmpty { return "" }
    var attributes = ""
    if let size = sign.size { attributes += " minsize=\"\(size)em\" maxsize=\"\(size)em\"" }
    if sign.isStretchy {
      attributes += " stretchy=\"true\""
    } else if isBracket(sign.text) {
      attributes += " stretchy=\"false\""
    }
    if let space = sign.space { attributes += " lspace=\"\(space.before)em\" rspace=\"\(space.after)em\"" }
    if sign.takesLimits { attributes += " movablelimits=\"true\"" }
    return "<mo\(attributes)>\(HTMLText.escaped(sign.text))</mo>"
  }

  /// Signs that browsers stretch unless told not to.
  private static func isBracket(_ text: String) -> Bool { "()[]{}|‖⟨⟩⌊⌋⌈⌉".contains(text) }

  private static func scripts(
    _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, _ isStacked: Bool
  ) -> String {
    let content = element(base).isEmpty ? "<mrow></mrow>" : element(base)
    return switch (lower, upper) {
    case (let lower?, let upper?):
      isStacked
        ? "<munderover>\(content)\(group(element(lower)))\(group(element(upper)))</munderover>"
        : "<msubsup>\(content)\(group(element(lower)))\(group(element(upper)))</msubsup>"
    case (let lower?, nil):
      isStacked
        ? "<munder>\(content)\(group(element(lower)))</munder>"
        : "<msub>\(content)\(group(element(lower)))</msub>"
    case (nil, let upper?):
      isStacked
        ? "<mover>\(content)\(group(element(upper)))</mover>"
        : "<msup>\(content)\(group(element(upper)))</msup>"
    case (nil, nil): content
    }
  }

  private static func accent(_ base: MathNode, _ sign: String, _ isStretchy: Bool, _ isUnder: Bool) -> String
  {
    let mark = "<mo stretchy=\"\(isStretchy)\">\(sign)</mo>"
    return isUnder
      ? "<munder>\(group(element(base)))\(mark)</munder>"
      : "<mover accent=\"\(sign != "⏞")\">\(group(element(base)))\(mark)</mover>"
  }

  private static func tableElement(_ table: MathTable) -> String {
    let rows = table.rows.map { cells in
      let cells = cells.enumerated().map { column, cell in
        let alignment = table.alignments[column % table.alignments.count]
        return "<mtd style=\"text-align: \(alignment.rawValue)\">\(element(cell))</mtd>"
      }
      return "<mtr>\(cells.joined())</mtr>"
    }
    let isDisplay = table.isDisplay ? " displaystyle=\"true\"" : ""
    return "<mtable\(isDisplay)\(table.isEquations ? " class=\"equations\"" : "")>\(rows.joined())</mtable>"
  }

  /// Space at the ends of text counts, which MathML would trim.
  private static func spaced(_ text: String) -> String {
    HTMLText.escaped(text).replacing(#/^ | $/#, with: "\u{A0}").replacing("$", with: "")
  }
}
