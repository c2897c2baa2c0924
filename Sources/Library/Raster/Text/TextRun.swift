import Foundation

/// One line of text as glyphs along a baseline, in ems with y downwards.
struct TextRun {
  var marks: [TextBlock.Mark] = []
  var width = 0.0
  private var em: Double?

  init() {}

  /// A line; parts between dollar signs are mathematics, `\$` is a dollar sign. A single dollar
  /// sign stands for itself.
  ///
  /// - Parameter em: the size in pixels where letters of plain text are to stand whole pixels from
  ///   each other.
  init(_ line: String, style: FontStyle, fonts: FontBook, em: Double? = nil) {
    self.em = em
    let pieces = Self.split(line)
    for (i, piece) in pieces.enumerated() {
      if i % 2 == 1 {
        append(MathText(piece, style: style, fonts: fonts).run)
      } else {
        append(plain: piece, style: style, fonts: fonts)
      }
    }
  }

  /// The line cut at its dollar signs: every second piece is mathematics.
  private static func split(_ line: String) -> [String] {
    var pieces = [""]
    var escaped = false
    for character in line {
      if escaped {
        pieces[pieces.count - 1] += character == "$" ? "$" : "\\\(character)"
        escaped = false
      } else if character == "\\" {
        escaped = true
      } else if character == "$" {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    if escaped { pieces[pieces.count - 1] += "\\" }
    if pieces.count % 2 == 0 { return [pieces.joined(separator: "$")] }
    return pieces
  }

  /// The box around all that is drawn.
  var ink: Rect {
    marks.reduce(.null) { box, mark in
      let pen = (mark.glyph.penWidth ?? 0) / 2
      let bounds = mark.glyph.path.transformed(by: mark.transform).controlBounds
      return bounds.isNull ? box : box.union(bounds.expanded(by: pen))
    }
  }

  mutating func append(_ other: TextRun, rise: Double = 0, scale: Double = 1) {
    let t = Affine.scale(scale, scale).then(.translation(width, -rise))
    for mark in other.marks {
      marks.append(TextBlock.Mark(glyph: mark.glyph, transform: mark.transform.then(t)))
    }
    width += other.width * scale
  }

  mutating func append(plain text: String, style: FontStyle, fonts: FontBook) {
    var previous: Unicode.Scalar?
    // Letters with their accents as one character where Unicode has it.
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      let scalar = scalar == "\t" ? " " : scalar
      if scalar.properties.canonicalCombiningClass != .notReordered, previous != nil {
        append(accent: scalar, style: style, fonts: fonts)
        continue
      }
      if let previous { width += whole(fonts.kerning(previous, scalar, style: style)) }
      let start = width
      append(fonts.glyph(for: scalar, style: style))
      width = start + whole(width - start)
      previous = scalar
    }
  }

  /// A distance of whole pixels.
  private func whole(_ distance: Double) -> Double {
    em.map { (distance * $0).rounded() / $0 } ?? distance
  }

  mutating func append(_ glyph: Glyph) {
    marks.append(TextBlock.Mark(glyph: glyph, transform: .translation(width, 0)))
    width += glyph.advance
  }

  /// Sets a combining mark over the glyph before it, centred, and raised above tall letters.
  mutating func append(accent scalar: Unicode.Scalar, style: FontStyle, fonts: FontBook) {
    guard let base = marks.last else { return }
    let glyph = fonts.glyph(for: scalar, style: style)
    let under = base.glyph.path.transformed(by: base.transform).controlBounds
    let ink = glyph.path.controlBounds
    guard !under.isNull, !ink.isNull else { return }
    // Marks are drawn for letters of the height of an x, 0.55 em.
    let raise = ink.maxY < -0.3 ? min(0, under.minY + 0.56) : 0
    // The mark of a slanted letter stands over its top.
    let shift = Affine.translation(under.center.x - ink.center.x + (style.isOblique ? 0.06 : 0), raise)
    marks.append(TextBlock.Mark(glyph: glyph, transform: shift))
  }
}
