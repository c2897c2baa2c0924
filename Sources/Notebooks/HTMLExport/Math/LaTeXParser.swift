/// Makes a tree of the subset of LaTeX that lectures use. It never fails: what it does not know stays as it was written, and
/// groups that are not closed end with the formula.
struct LaTeXParser {
  let tokens: [LaTeXToken]
  var index = 0
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

  var current: LaTeXToken? { index < tokens.count ? tokens[index] : nil }

  mutating func next() -> LaTeXToken? {
    defer { index += 1 }
    return current
  }

  mutating func skipWhitespace() { while current == .whitespace { index += 1 } }

  mutating func take(_ token: LaTeXToken) -> Bool {
    guard current == token else { return false }
    index += 1
    return true
  }

  func isAtEnd(_ stop: Stop) -> Bool {
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
  mutating func switchOfStyle(until stop: Stop) -> MathNode? {
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
  mutating func group() -> MathNode {
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

  mutating func optionalArgument() -> MathNode? {
    skipWhitespace()
    guard take(.character("[")) else { return nil }
    let nodes = row(until: .bracket)
    _ = take(.character("]"))
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  /// The text of a group, as it was written.
  mutating func rawArgument() -> String {
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

  mutating func withScripts(_ base: MathNode) -> MathNode {
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

  mutating func primes() -> MathNode {
    var text = ""
    while take(.character("'")) { text += "′" }
    return .sign(MathSign(text: text))
  }
}
