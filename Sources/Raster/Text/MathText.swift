import Foundation

/// A small subset of TeX's mathematics: letters (slanted), digits, Greek, accents, sub- and superscripts, fractions,
/// `\mathbf`, `\mathrm`, `\mathcal`, `\mathbb`, operators and relations with their spacing.
struct MathText {
  private(set) var run = TextRun()

  private let fonts: FontBook
  private var input: [Character]
  private var position = 0

  /// How a letter is to be drawn.
  private enum Letters { case italic, upright, bold, script, blackboard }

  private static let scriptScale = 0.7
  /// Between a sum and its limits, in ems.
  private static let limitGap = 0.12
  /// Deeper nesting than anyone writes; the text of a label is a user's, and must not overflow the stack.
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

  private func peek() -> Character? { position < input.count ? input[position] : nil }

  private mutating func group(_ letters: Letters, depth: Int) -> TextRun {
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

  private mutating func skipSpaces() {
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
  private mutating func appendAtom(to out: inout TextRun, letters: inout Letters, depth: Int) {
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

  private mutating func appendScripts(to out: inout TextRun, letters: Letters, depth: Int) {
    let (above, below) = scripts(letters, depth: depth)
    let start = out.width
    out.append(above, rise: 0.38, scale: Self.scriptScale)
    let end = out.width
    out.width = start
    out.append(below, rise: -0.18, scale: Self.scriptScale)
    out.width = max(out.width, end) + 0.03
  }

  private mutating func scripts(_ letters: Letters, depth: Int) -> (above: TextRun, below: TextRun) {
    var (above, below) = (TextRun(), TextRun())
    while let c = peek(), c == "^" || c == "_" || c == "'" {
      position += 1
      if c == "^" {
        above = group(letters, depth: depth + 1)
      } else if c == "_" {
        below = group(letters, depth: depth + 1)
      }
      skipSpaces()
    }
    return (above, below)
  }

  /// A sum or a limit, whose scripts stand above and below it.
  private mutating func appendWithLimits(to out: inout TextRun, letters: inout Letters, depth: Int) {
    var sign = TextRun()
    appendNucleus(to: &sign, letters: &letters, depth: depth)
    skipSpaces()
    let (above, below) = scripts(letters, depth: depth)
    let scale = Self.scriptScale
    let width = max(sign.width, above.width * scale, below.width * scale)
    if out.width > 0 { out.width += 0.1 }
    let start = out.width
    let (box, over, under) = (sign.ink, above.ink, below.ink)
    out.width = start + (width - sign.width) / 2
    out.append(sign)
    if !over.isNull {
      out.width = start + (width - above.width * scale) / 2
      out.append(above, rise: Self.limitGap - box.minY + max(over.maxY, 0) * scale, scale: scale)
    }
    if !under.isNull {
      out.width = start + (width - below.width * scale) / 2
      out.append(below, rise: -(box.maxY + Self.limitGap - min(under.minY, -0.5) * scale), scale: scale)
    }
    out.width = start + width + 0.1
  }

  /// A root: the sign grows with what is under its bar.
  private mutating func appendRoot(to out: inout TextRun, letters: Letters, depth: Int) {
    var index = TextRun()
    if peek() == "[" {
      position += 1
      var inner = letters
      while let c = peek(), c != "]" { appendAtom(to: &index, letters: &inner, depth: depth + 1) }
      position += 1
    }
    let radicand = group(letters, depth: depth)
    let ink = radicand.ink
    let (top, bottom) = ink.isNull ? (-0.75, 0) : (min(ink.minY, -0.55) - 0.14, max(ink.maxY, 0.0) + 0.04)
    if !index.marks.isEmpty {
      out.append(index, rise: -top * 0.55, scale: 0.5)
      out.width -= 0.2
    }
    let middle = (top + bottom) / 2
    let sign = Path(points: [
      Point(0.06, middle + 0.03), Point(0.17, middle - 0.04), Point(0.33, bottom), Point(0.56, top),
      Point(0.62 + radicand.width, top),
    ])
    let glyph = Glyph(path: sign, advance: 0.6, penWidth: 0.055)
    out.marks.append(TextBlock.Mark(glyph: glyph, transform: .translation(out.width, 0)))
    out.width += 0.6
    out.append(radicand)
    out.width += 0.08
  }

  private mutating func appendNucleus(to out: inout TextRun, letters: inout Letters, depth: Int) {
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

  private mutating func appendFraction(to out: inout TextRun, letters: Letters, depth: Int) {
    let top = group(letters, depth: depth)
    let bottom = group(letters, depth: depth)
    let scale = Self.scriptScale
    let width = max(top.width, bottom.width) * scale + 0.1
    let start = out.width + 0.05
    let bar = Path(rect: Rect(minX: 0, minY: -0.34, maxX: width, maxY: -0.29))
    out.marks.append(TextBlock.Mark(glyph: Glyph(path: bar, advance: 0), transform: .translation(start, 0)))
    out.width = start + (width - top.width * scale) / 2
    out.append(top, rise: 0.5, scale: scale)
    out.width = start + (width - bottom.width * scale) / 2
    out.append(bottom, rise: -0.27, scale: scale)
    out.width = start + width + 0.05
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
