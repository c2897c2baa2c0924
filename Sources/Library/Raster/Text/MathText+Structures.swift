// What is put together of parts: scripts, limits, roots, fractions.

extension MathText {
  static let scriptScale = 0.7
  /// Between a sum and its limits, in ems.
  static let limitGap = 0.12

  mutating func appendScripts(to out: inout TextRun, letters: Letters, depth: Int) {
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
  mutating func appendWithLimits(to out: inout TextRun, letters: inout Letters, depth: Int) {
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
  mutating func appendRoot(to out: inout TextRun, letters: Letters, depth: Int) {
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

  mutating func appendFraction(to out: inout TextRun, letters: Letters, depth: Int) {
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
}
