/// Makes a tree of the subset of LaTeX that lectures use. It never fails: what it does not know stays as it was written, and
/// groups that are not closed end with the formula.
struct LaTeXParser {
  private let tokens: [LaTeXToken]
  private var index = 0
  private var depth = 0
  /// Deeper nesting than any formula's; more would be an attack on the stack.
  private static let depthLimit = 120

  /// What a row ends before.
  enum Stop {
    case end, close, bracket, right, cell
  }

  static func parse(_ source: String) -> MathNode {
    var parser = LaTeXParser(tokens: LaTeXTokenizer.tokens(of: source))
    var nodes: [MathNode] = []
    while true {
      nodes += parser.row(until: .end)
      guard parser.next() != nil else { break }  // a closing brace too many
    }
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  private init(tokens: [LaTeXToken]) { self.tokens = tokens }

  // MARK: Tokens

  private var current: LaTeXToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func next() -> LaTeXToken? {
    defer { index += 1 }
    return current
  }

  private mutating func skipWhitespace() { while current == .whitespace { index += 1 } }

  private mutating func take(_ token: LaTeXToken) -> Bool {
    guard current == token else { return false }
    index += 1
    return true
  }

  private func isAtEnd(_ stop: Stop) -> Bool {
    switch (current, stop) {
    case (nil, _), (.close, _): true
    case (.character("]"), .bracket): true
    case (.command("right"), .right): true
    case (.ampersand, .cell), (.command("\\"), .cell), (.command("cr"), .cell), (.command("end"), .cell): true
    default: false
    }
  }

  // MARK: Rows

  mutating func row(until stop: Stop) -> [MathNode] {
    depth += 1
    defer { depth -= 1 }
    var nodes: [MathNode] = []
    while !isAtEnd(stop) {
      skipWhitespace()
      if isAtEnd(stop) { break }
      guard depth < Self.depthLimit else {
        index += 1
        continue
      }
      if let changed = switchOfStyle(until: stop) {
        nodes.append(changed)
      } else if let atom = atom() {
        nodes.append(withScripts(nodes.last.followsOperand ? atom : atom.asPrefix))
      }
    }
    return nodes
  }

  /// `\bf`, `\displaystyle` and their like, which hold up to the end of the group.
  private mutating func switchOfStyle(until stop: Stop) -> MathNode? {
    guard case .command(let name)? = current else { return nil }
    let make: (MathNode) -> MathNode
    switch name {
    case "bf": make = { $0.styled(.bold) }
    case "rm": make = { $0.styled(.upright) }
    case "it": make = { $0.styled(.italic) }
    case "cal": make = { $0.mappingLetters(MathAlphabets.script) }
    case "displaystyle": make = { .display($0, true) }
    case "textstyle", "scriptstyle": make = { .display($0, false) }
    default: return nil
    }
    index += 1
    return make(.row(row(until: stop)))
  }

  /// A group in braces as one node.
  private mutating func group() -> MathNode {
    let nodes = row(until: .close)
    _ = take(.close)
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  /// What a command applies to: a group or the next thing.
  mutating func argument() -> MathNode {
    skipWhitespace()
    if take(.open) { return group() }
    if isAtEnd(.cell) { return .empty }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { return .empty }
    if case .character(let digit)? = current, digit.isNumber {  // \frac12
      index += 1
      return .number(String(digit))
    }
    return atom() ?? .empty
  }

  private mutating func optionalArgument() -> MathNode? {
    skipWhitespace()
    guard take(.character("[")) else { return nil }
    let nodes = row(until: .bracket)
    _ = take(.character("]"))
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  /// The text of a group, as it was written.
  private mutating func rawArgument() -> String {
    skipWhitespace()
    guard take(.open) else { return next().map(Self.source) ?? "" }
    var text = ""
    var level = 1
    while let token = next() {
      if token == .open { level += 1 }
      if token == .close { level -= 1 }
      if level == 0 { break }
      text += Self.source(token)
    }
    return text
  }

  static func source(_ token: LaTeXToken) -> String {
    switch token {
    case .command(let name): name.count == 1 && name.first?.isLetter == false ? name : "\\\(name) "
    case .character(let character): String(character)
    case .open: "{"
    case .close: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .ampersand: "&"
    case .whitespace: " "
    }
  }

  // MARK: Scripts

  private mutating func withScripts(_ base: MathNode) -> MathNode {
    var lower: MathNode?
    var upper: MathNode?
    var isStacked = base.takesLimits
    while true {
      let start = index
      skipWhitespace()
      if take(.command("limits")) {
        isStacked = true
      } else if take(.command("nolimits")) {
        isStacked = false
      } else if take(.subscript) {
        lower = lower.map { .row([$0, argument()]) } ?? argument()
      } else if take(.superscript) {
        let script = argument()
        upper = upper.map { .row([$0, script]) } ?? script
      } else if current == .character("'") {
        let sign = primes()
        upper = upper.map { .row([$0, sign]) } ?? sign
      } else {
        index = start
        break
      }
    }
    guard lower != nil || upper != nil else { return base }
    return .scripts(base: base, lower: lower, upper: upper, isStacked: isStacked)
  }

  private mutating func primes() -> MathNode {
    var text = ""
    while take(.character("'")) { text += "′" }
    return .sign(MathSign(text: text))
  }

  // MARK: Atoms

  private mutating func atom() -> MathNode? {
    guard let token = next() else { return nil }
    switch token {
    case .open: return group()
    case .command(let name): return command(name)
    case .character(let character): return plain(character)
    case .superscript, .subscript:  // a script of nothing
      index -= 1
      return .empty
    case .ampersand: return .unknown("&")
    case .whitespace, .close: return nil
    }
  }

  private mutating func plain(_ character: Character) -> MathNode {
    if character.isNumber { return number(character) }
    if character.isLetter { return .identifier(String(character), character.isASCII ? .automatic : .upright) }
    switch character {
    case "-": return .sign(MathSign(text: "−"))
    case "*": return .sign(MathSign(text: "∗"))
    case "(", ")", "[", "]": return .sign(MathSign(text: String(character)))
    case "|", "/": return .sign(MathSign(text: String(character), space: (0, 0)))
    case ":": return .sign(MathSign(text: ":", space: (0.2778, 0.2778)))
    default: return .sign(MathSign(text: String(character)))
    }
  }

  private mutating func number(_ first: Character) -> MathNode {
    var digits = String(first)
    while case .character(let character)? = current {
      let isPoint = character == "." && index + 1 < tokens.count && Self.isDigit(tokens[index + 1])
      guard character.isNumber || isPoint else { break }
      digits.append(character)
      index += 1
    }
    return .number(digits)
  }

  private static func isDigit(_ token: LaTeXToken) -> Bool {
    if case .character(let character) = token { return character.isNumber }
    return false
  }

  private mutating func command(_ name: String) -> MathNode? {
    if let letter = LaTeXSymbols.letters[name] { return .identifier(letter, .automatic) }
    if let letter = LaTeXSymbols.uprightLetters[name] { return .identifier(letter, .upright) }
    if let sign = LaTeXSymbols.signs[name] { return .sign(MathSign(text: sign)) }
    if let bracket = LaTeXSymbols.brackets[name] { return .sign(MathSign(text: bracket)) }
    if let space = LaTeXSymbols.spaces[name] { return .space(space) }
    if let large = LaTeXSymbols.largeOperators[name] {
      return .sign(MathSign(text: large.sign, takesLimits: large.takesLimits))
    }
    if LaTeXSymbols.functions.contains(name) { return function(name, takesLimits: false) }
    if let text = LaTeXSymbols.limitFunctions[name] { return function(text, takesLimits: true) }
    if let accent = LaTeXSymbols.accents[name] {
      return .accent(argument(), accent.sign, isStretchy: accent.isStretchy, isUnder: false)
    }
    if let sign = LaTeXSymbols.underAccents[name] {
      return .accent(argument(), sign, isStretchy: true, isUnder: true)
    }
    if LaTeXSymbols.ignored.contains(name) { return nil }
    return construction(name)
  }

  /// A function's name; space follows unless a bracket does.
  private mutating func function(_ text: String, takesLimits: Bool) -> MathNode {
    let start = index
    skipWhitespace()
    let isBeforeBracket =
      current == .character("(") || current == .command("left") || current == .superscript
      || current == .subscript
    index = start
    return .sign(
      MathSign(text: text, space: (0.1667, isBeforeBracket ? 0 : 0.1667), takesLimits: takesLimits))
  }

  private mutating func construction(_ name: String) -> MathNode? {
    switch name {
    case "frac", "tfrac", "cfrac", "dfrac":
      let fraction = MathNode.fraction(argument(), argument(), hasLine: true)
      return name == "frac" ? fraction : .display(fraction, name != "tfrac")
    case "binom", "dbinom", "tbinom":
      let fraction = MathNode.fraction(argument(), argument(), hasLine: false)
      return .fenced([.bracket("("), fraction, .bracket(")")])
    case "sqrt":
      let index = optionalArgument()
      return .root(argument(), index: index)
    case "text", "mbox", "textrm", "textnormal", "intertext", "hbox": return .text(rawArgument())
    case "textbf": return .identifier(rawArgument(), .bold)
    case "textit", "emph": return .identifier(rawArgument(), .italic)
    case "mathbf", "bold", "pmb": return argument().styled(.bold)
    case "boldsymbol", "bm", "mathbfit": return argument().styled(.boldItalic)
    case "mathrm", "mathup", "rm": return argument().styled(.upright)
    case "mathit": return argument().styled(.italic)
    case "mathsf", "textsf": return argument().styled(.sansSerif)
    case "mathtt", "texttt": return argument().styled(.typewriter)
    case "mathnormal", "mathord", "mathbin", "mathrel", "mathop", "mathopen", "mathclose", "mathpunct",
      "mathinner":
      return argument()
    case "mathcal", "mathscr": return argument().mappingLetters(MathAlphabets.script)
    case "mathbb", "mathds", "Bbb": return argument().mappingLetters(MathAlphabets.doubleStruck)
    case "mathfrak": return argument().mappingLetters(MathAlphabets.fraktur)
    case "operatorname":
      let takesLimits = take(.character("*"))
      return function(rawArgument().filter { !$0.isWhitespace }, takesLimits: takesLimits)
    case "left": return fenced()
    case "middle": return .sign(MathSign(text: bracket(), isStretchy: true, space: (0.1667, 0.1667)))
    case "right": return .bracket(bracket())  // one without its \left
    case "overset", "stackrel":
      let over = argument()
      return .scripts(base: argument(), lower: nil, upper: over, isStacked: true)
    case "underset":
      let under = argument()
      return .scripts(base: argument(), lower: under, upper: nil, isStacked: true)
    case "substack":
      guard take(.open) else { return .empty }
      let table = table(alignments: [.center], isEquations: false, isDisplay: false)
      _ = take(.close)
      return .table(table)
    case "xrightarrow", "xleftarrow":
      let under = optionalArgument()
      let arrow = MathNode.sign(MathSign(text: name == "xrightarrow" ? "→" : "←", isStretchy: true))
      return .scripts(base: arrow, lower: under, upper: argument(), isStacked: true)
    case "not": return negated(argument())
    case "pmod": return .row([.space(0.5), .bracket("("), .text("mod "), argument(), .bracket(")")])
    case "bmod", "mod": return .sign(MathSign(text: "mod", space: (0.2222, 0.2222)))
    case "boxed", "fbox": return .boxed(argument())
    case "phantom", "hphantom", "vphantom": return .invisible(argument())
    case "textcolor":
      let colour = rawArgument()
      return .coloured(argument(), colour)
    case "color":
      let colour = rawArgument()
      return .coloured(.row(row(until: .close)), colour)
    case "tag": return .row([.space(2), .text("(" + rawArgument() + ")")])
    case "label", "ref", "eqref", "hspace", "vspace", "hskip", "kern":
      _ = rawArgument()
      return nil
    case "begin": return environment(rawArgument())
    case "end":
      _ = rawArgument()
      return nil
    case "\\", "newline": return nil  // a line end outside a table
    default: return sizedBracket(name) ?? .unknown("\\" + name)
    }
  }

  // MARK: Brackets

  private mutating func fenced() -> MathNode {
    let open = bracket()
    let content = row(until: .right)
    var close = ""
    if take(.command("right")) { close = bracket() }
    return .fenced([.bracket(open, isStretchy: true)] + content + [.bracket(close, isStretchy: true)])
  }

  /// The bracket after `\left` and its like; empty for a full stop.
  private mutating func bracket() -> String {
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
  private mutating func sizedBracket(_ name: String) -> MathNode? {
    var base = name
    if let last = base.last, "lrm".contains(last), base.count > 3 { base.removeLast() }
    guard let size = LaTeXSymbols.bracketSizes[base] else { return nil }
    return .sign(MathSign(text: bracket(), isStretchy: true, space: (0, 0), size: size))
  }

  private func negated(_ node: MathNode) -> MathNode {
    guard case .sign(var sign) = node else { return node }
    sign.text += "\u{338}"
    return .sign(sign)
  }

  // MARK: Environments

  private mutating func environment(_ name: String) -> MathNode {
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
  private mutating func table(
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

extension MathNode {
  /// A bracket that grows or not.
  static func bracket(_ text: String, isStretchy: Bool = false) -> MathNode {
    .sign(MathSign(text: text, isStretchy: isStretchy))
  }

  /// Whether scripts stand under and over this in displays.
  var takesLimits: Bool {
    switch self {
    case .sign(let sign): sign.takesLimits
    case .accent(_, let sign, _, _): sign == "⏟" || sign == "⏞"
    default: false
    }
  }

  /// A plus or minus with nothing before it to add to or subtract from: no space around it.
  fileprivate var asPrefix: MathNode {
    guard case .sign(var sign) = self, ["−", "+", "±", "∓"].contains(sign.text) else { return self }
    sign.space = (0, 0)
    return .sign(sign)
  }

  /// The same with all letters in a style. Capital Greek letters stay upright in bold italic, as in TeX.
  func styled(_ style: MathStyle) -> MathNode {
    mapping {
      .identifier($0, style == .boldItalic && $1 == .upright ? .bold : style)
    } number: {
      style == .bold || style == .boldItalic ? .identifier($0, .bold) : .number($0)
    }
  }

  /// The same with all letters and digits replaced.
  func mappingLetters(_ transform: (String) -> String) -> MathNode {
    mapping { text, _ in
      .identifier(transform(text), .upright)
    } number: {
      .identifier(transform($0), .upright)
    }
  }

  private func mapping(_ letter: (String, MathStyle) -> MathNode, number: (String) -> MathNode) -> MathNode {
    switch self {
    case .identifier(let text, let style): letter(text, style)
    case .number(let text): number(text)
    case .row(let nodes): Self.joined(nodes.map { $0.mapping(letter, number: number) })
    case .fenced(let nodes): .fenced(nodes.map { $0.mapping(letter, number: number) })
    case .scripts(let base, let lower, let upper, let isStacked):
      .scripts(
        base: base.mapping(letter, number: number), lower: lower?.mapping(letter, number: number),
        upper: upper?.mapping(letter, number: number), isStacked: isStacked)
    case .accent(let base, let sign, let isStretchy, let isUnder):
      .accent(base.mapping(letter, number: number), sign, isStretchy: isStretchy, isUnder: isUnder)
    case .fraction(let upper, let lower, let hasLine):
      .fraction(
        upper.mapping(letter, number: number), lower.mapping(letter, number: number), hasLine: hasLine)
    default: self
    }
  }

  /// Upright letters in a row are one name: `\mathrm{KL}`.
  private static func joined(_ nodes: [MathNode]) -> MathNode {
    var result: [MathNode] = []
    for node in nodes {
      if case .identifier(let text, .upright) = node, case .identifier(let name, .upright)? = result.last {
        result[result.count - 1] = .identifier(name + text, .upright)
      } else {
        result.append(node)
      }
    }
    return result.count == 1 ? result[0] : .row(result)
  }
}

extension MathNode? {
  /// Whether a plus or minus after this adds or subtracts.
  fileprivate var followsOperand: Bool {
    switch self {
    case nil, .space: false
    case .sign(let sign): [")", "]", "}", "⟩", "|", "‖", "!", "′"].contains(sign.text)
    default: true
    }
  }
}
