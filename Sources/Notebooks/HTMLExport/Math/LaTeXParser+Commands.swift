/// Atoms and commands.
extension LaTeXParser {
  mutating func atom() -> MathNode? {
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
    if let node = styledText(name) ?? stack(name) ?? dressed(name) { return node }
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
    case "operatorname":
      let takesLimits = take(.character("*"))
      return function(rawArgument().filter { !$0.isWhitespace }, takesLimits: takesLimits)
    case "left": return fenced()
    case "middle": return .sign(MathSign(text: bracket(), isStretchy: true, space: (0.1667, 0.1667)))
    case "right": return .bracket(bracket())  // one without its \left
    case "not": return negated(argument())
    case "pmod": return .row([.space(0.5), .bracket("("), .text("mod "), argument(), .bracket(")")])
    case "bmod", "mod": return .sign(MathSign(text: "mod", space: (0.2222, 0.2222)))
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

  /// Text, and letters in a style of their own.
  private mutating func styledText(_ name: String) -> MathNode? {
    switch name {
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
    default: return nil
    }
  }

  /// What stands above or below something else.
  private mutating func stack(_ name: String) -> MathNode? {
    switch name {
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
    default: return nil
    }
  }

  /// A frame, a colour, or nothing but the space.
  private mutating func dressed(_ name: String) -> MathNode? {
    switch name {
    case "boxed", "fbox": return .boxed(argument())
    case "phantom", "hphantom", "vphantom": return .invisible(argument())
    case "textcolor":
      let colour = rawArgument()
      return .coloured(argument(), colour)
    case "color":
      let colour = rawArgument()
      return .coloured(.row(row(until: .close)), colour)
    default: return nil
    }
  }
}
