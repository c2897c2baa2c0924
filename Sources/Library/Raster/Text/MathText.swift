import Foundation

/// A small subset of TeX's mathematics: letters (slanted), digits, Greek, accents, sub- and
/// superscripts, fractions, `\mathbf`, `\mathrm`, `\mathcal`, `\mathbb`, operators and relations
/// with their spacing.
struct MathText {
  private(set) var run = TextRun()

  private let fonts: FontBook
  private var input: [Character]
  var position = 0

  /// How a letter is to be drawn.
  enum Letters { case italic, upright, bold, script, blackboard }

  /// Deeper nesting than anyone writes; the text of a label is a user's, and must not overflow the
  /// stack.
  private static let mostDepth = 30

  init(_ text: String, style: FontStyle, fonts: FontBook) {
    self.fonts = fonts
    input = Array(text)
    var letters = style.isBold ? Letters.bold : .italic
    var line = TextRun()
    while position < input.count { appendAtom(to: &line, letters: &letters, depth: 0) }
    run = line
  }

  // MARK: Reading

  func peek() -> Character? { position < input.count ? input[position] : nil }

  mutating func group(_ letters: Letters, depth: Int) -> TextRun {
    var result = TextRun()
    var inner = letters
    skipSpaces()
    guard depth < Self.mostDepth else {
      position = input.count
      return result
    }
    guard peek() == "{" else {
      appendNucleus(to: &result, letters: &inner, depth: depth + 1)
      return result
    }
    position += 1
    while let c = peek(), c != "}" { appendAtom(to: &result, letters: &inner, depth: depth + 1) }
    position += 1
    return result
  }

  mutating func skipSpaces() {
    while peek()?.isWhitespace == true { position += 1 }
  }

  private mutating func command() -> String {
    position += 1  // the backslash
    var name = ""
    while let c = peek(), c.isASCII, c.isLetter {
      name.append(c)
      position += 1
    }
    if name.isEmpty, let c = peek() {
      name = String(c)
      position += 1
    }
    return name
  }

  /// The name of the command that comes next.
  private func commandAhead() -> String {
    String(input[(position + 1)...].prefix { $0.isASCII && $0.isLetter })
  }

  // MARK: Setting

  /// A nucleus with its scripts.
  mutating func appendAtom(to out: inout TextRun, letters: inout Letters, depth: Int) {
    skipSpaces()
    guard let c = peek() else { return }
    if c == "\\", MathSymbols.withLimits.contains(commandAhead()) {
      appendWithLimits(to: &out, letters: &letters, depth: depth)
    } else if c == "^" || c == "_" {
      appendScripts(to: &out, letters: letters, depth: depth)
    } else {
      appendNucleus(to: &out, letters: &letters, depth: depth)
      skipSpaces()
      if peek() == "^" || peek() == "_" { appendScripts(to: &out, letters: letters, depth: depth) }
    }
  }

  mutating func appendNucleus(to out: inout TextRun, letters: inout Letters, depth: Int) {
    guard let c = peek() else { return }
    switch c {
    case "{": out.append(group(letters, depth: depth))
    case "}": position += 1
    case "\\": append(command: command(), to: &out, letters: &letters, depth: depth)
    case "'":
      position += 1
      append("′", to: &out, letters: .upright)
    default:
      position += 1
      append(String(c == "-" ? "−" : c), to: &out, letters: letters)
    }
  }

  private mutating func append(
    command name: String, to out: inout TextRun, letters: inout Letters, depth: Int
  ) {
    if let accent = MathSymbols.accents[name] { return append(accent: accent, to: &out, letters, depth) }
    if let width = MathSymbols.spaces[name] { return out.width += width }
    if let symbol = MathSymbols.symbols[name] { return append(symbol, to: &out, letters: letters) }
    if MathSymbols.functions.contains(name) {
      if out.width > 0 { out.width += 0.1 }
      append(name, to: &out, letters: .upright)
      if peek() != "(", peek() != "_", peek() != "^" { out.width += 0.1 }
      return
    }
    switch name {
    case "mathbf", "boldsymbol", "bf": out.append(group(.bold, depth: depth))
    case "mathrm", "text", "textrm", "rm", "operatorname", "mathdefault":
      out.append(group(.upright, depth: depth))
    case "mathit", "it": out.append(group(.italic, depth: depth))
    case "mathcal": out.append(group(.script, depth: depth))
    case "mathbb": out.append(group(.blackboard, depth: depth))
    case "sqrt": appendRoot(to: &out, letters: letters, depth: depth)
    case "frac", "dfrac", "tfrac": appendFraction(to: &out, letters: letters, depth: depth)
    case "left", "right": break
    default: append(name, to: &out, letters: .upright)
    }
  }

  private mutating func append(
    accent: Unicode.Scalar, to out: inout TextRun, _ letters: Letters, _ depth: Int
  ) {
    var base = group(letters, depth: depth)
    let style = FontStyle(bold: letters == .bold, oblique: letters == .italic)
    base.append(accent: accent, style: style, fonts: fonts)
    out.append(base)
  }

  private func append(_ text: String, to out: inout TextRun, letters: Letters) {
    let space = MathSymbols.relations.contains(text) ? 0.25 : MathSymbols.operators.contains(text) ? 0.18 : 0
    // A sign at the start of a formula or after another sign binds to what follows: no space.
    let spaced = space > 0 && out.width > 0
    if spaced { out.width += space }
    for scalar in text.unicodeScalars {
      let (drawn, style) = Self.variant(scalar, letters)
      out.append(fonts.glyph(for: drawn, style: style))
    }
    if spaced { out.width += space }
    if text == "," { out.width += 0.17 }
  }

  /// The character and the style that draw a letter: digits and capital Greek stand upright.
  private static func variant(_ scalar: Unicode.Scalar, _ letters: Letters) -> (Unicode.Scalar, FontStyle) {
    let isLetter = scalar.properties.isAlphabetic
    let isCapitalGreek = (0x391...0x3A9).contains(scalar.value)
    switch letters {
    case .bold: return (scalar, FontStyle(bold: true))
    case .script: return (MathSymbols.script(scalar), .regular)
    case .blackboard: return (MathSymbols.blackboard[scalar] ?? scalar, .regular)
    case .italic where isLetter && !isCapitalGreek: return (scalar, FontStyle(oblique: true))
    case .italic, .upright: return (scalar, .regular)
    }
  }
}
