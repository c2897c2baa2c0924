/// Brackets that grow, and environments.
extension LaTeXParser {
  // MARK: Brackets

  mutating func fenced() -> MathNode {
    let open = bracket()
    let content = row(until: .right)
    var close = ""
    if take(.command("right")) { close = bracket() }
    return .fenced([.bracket(open, isStretchy: true)] + content + [.bracket(close, isStretchy: true)])
  }

  /// The bracket after `\left` and its like; empty for a full stop.
  mutating func bracket() -> String {
    skipWhitespace()
    switch next() {
    case .character("."): return ""
    case .character("<"): return "⟨"
    case .character(">"): return "⟩"
    case .character(let character): return String(character)
    case .command(let name): return LaTeXSymbols.brackets[name] ?? LaTeXSymbols.signs[name] ?? ""
    default: return ""
    }
  }

  /// `\big(`, `\Biggr]` and their like.
  mutating func sizedBracket(_ name: String) -> MathNode? {
    var base = name
    if let last = base.last, "lrm".contains(last), base.count > 3 { base.removeLast() }
    guard let size = LaTeXSymbols.bracketSizes[base] else { return nil }
    return .sign(MathSign(text: bracket(), isStretchy: true, space: (0, 0), size: size))
  }

  func negated(_ node: MathNode) -> MathNode {
    guard case .sign(var sign) = node else { return node }
    sign.text += "\u{338}"
    return .sign(sign)
  }

  // MARK: Environments

  mutating func environment(_ name: String) -> MathNode {
    switch name {
    case "aligned", "align", "align*", "split", "eqnarray", "eqnarray*", "alignat", "alignat*", "alignedat":
      if name.hasPrefix("alignat") || name == "alignedat" { _ = rawArgument() }
      return .table(finished(table(alignments: [.right, .left], isEquations: true, isDisplay: true)))
    case "gather", "gather*", "gathered", "multline", "multline*":
      return .table(finished(table(alignments: [.center], isEquations: true, isDisplay: true)))
    case "equation", "equation*", "displaymath", "math":
      let nodes = row(until: .cell)
      endEnvironment()
      return .row(nodes)
    case "array":
      let alignments = rawArgument().compactMap { Self.alignment($0) }
      return .table(finished(table(alignments: alignments.isEmpty ? [.center] : alignments)))
    case "cases", "dcases":
      let table = finished(table(alignments: [.left], isDisplay: name == "dcases"))
      return .fenced([.bracket("{", isStretchy: true), .table(table), .bracket("", isStretchy: true)])
    case "matrix", "smallmatrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "matrix*":
      return matrix(name)
    default:
      let content = row(until: .cell)
      endEnvironment()
      return .row([.unknown("\\begin{\(name)}")] + content + [.unknown("\\end{\(name)}")])
    }
  }

  private mutating func matrix(_ name: String) -> MathNode {
    let table = MathNode.table(finished(table(alignments: [.center])))
    let brackets = [
      "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
      "Vmatrix": ("‖", "‖"),
    ]
    guard let (open, close) = brackets[name] else { return table }
    return .fenced([.bracket(open, isStretchy: true), table, .bracket(close, isStretchy: true)])
  }

  private static func alignment(_ letter: Character) -> MathTable.Alignment? {
    switch letter {
    case "l": .left
    case "c": .center
    case "r": .right
    default: nil
    }
  }

  /// Rows up to `\end` or a closing brace.
  mutating func table(
    alignments: [MathTable.Alignment], isEquations: Bool = false, isDisplay: Bool = false
  ) -> MathTable {
    var table = MathTable(alignments: alignments, isEquations: isEquations, isDisplay: isDisplay)
    var cells: [MathNode] = []
    while current != nil, current != .close {
      cells.append(.row(row(until: .cell)))
      if take(.ampersand) { continue }
      table.rows.append(cells)
      cells = []
      guard take(.command("\\")) || take(.command("cr")) else { break }
      _ = take(.character("*"))
      if current == .character("[") { _ = optionalArgument() }  // space between rows
      skipWhitespace()
    }
    if !cells.isEmpty { table.rows.append(cells) }
    if let last = table.rows.last, last.allSatisfy({ $0 == .empty }) { table.rows.removeLast() }
    return table
  }

  private mutating func finished(_ table: MathTable) -> MathTable {
    endEnvironment()
    return table
  }

  private mutating func endEnvironment() { if take(.command("end")) { _ = rawArgument() } }
}
