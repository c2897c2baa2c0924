import Foundation

/// Text laid out: glyphs at their places, in pixels, with the origin at the left end of the first
/// line's baseline.
public struct TextBlock: Sendable {
  /// One glyph, or a rule of a fraction, at its place.
  package struct Mark: Sendable {
    package var glyph: Glyph
    package var transform: Affine
  }

  package private(set) var marks: [Mark] = []
  /// The box around the lines: from the font's ascender, or the top of a taller letter, to its
  /// descender. It does not depend on which letters a line happens to have, so that neighbouring
  /// texts align.
  public private(set) var bounds: Rect
  /// Where the last line's baseline is; that of the first is 0.
  public private(set) var lastBaseline = 0.0

  /// Lays out a text.
  ///
  /// - Parameters:
  ///   - text: lines separated by newlines; parts between dollar signs are mathematics
  ///     (`MathText`).
  ///   - size: the em in pixels.
  ///   - style: weight and slant.
  ///   - alignment: where shorter lines stand: 0 left, 0.5 centred, 1 right.
  ///   - wholePixels: whether letters stand whole pixels from each other, as FreeType's hinting has
  ///     them.
  public init(
    _ text: String, size: Double, style: FontStyle = .regular, alignment: Double = 0,
    wholePixels: Bool = true, fonts: FontBook = .shared
  ) {
    let (rise, depth) = (Self.ascender * size, Self.descender * size)
    var lines: [(marks: [Mark], width: Double)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let run = TextRun(String(line), style: style, fonts: fonts, em: wholePixels ? size : nil)
      let scaled = run.marks.map {
        Mark(glyph: $0.glyph, transform: $0.transform.then(.scale(size, size)))
      }
      lines.append((scaled, run.width * size))
    }
    let width = lines.map(\.width).max() ?? 0
    // Half of the gap between lines stands above the first and below the last of several.
    let gap = lines.count > 1 ? Self.lineGap * size : 0
    var box = Rect(minX: 0, minY: -rise - gap / 2, maxX: width, maxY: depth + gap / 2)
    var baseline = 0.0
    for (i, line) in lines.enumerated() {
      if i > 0 { baseline += rise + depth + gap }
      let shift = Affine.translation((width - line.width) * alignment, baseline)
      for mark in line.marks {
        let placed = Mark(glyph: mark.glyph, transform: mark.transform.then(shift))
        let pen = (mark.glyph.penWidth ?? 0) / 2 * size
        let ink = placed.glyph.path.transformed(by: placed.transform).controlBounds.expanded(by: pen)
        if !ink.isNull {
          box.minY = min(box.minY, wholePixels ? ink.minY.rounded() : ink.minY)
          box.maxY = max(box.maxY, wholePixels ? ink.maxY.rounded() : ink.maxY)
        }
        marks.append(placed)
      }
      box.maxY = max(box.maxY, baseline + depth + gap / 2)
    }
    bounds = box
    lastBaseline = baseline
  }

  /// DejaVu Sans's own measures of a line, in ems (the table OS/2).
  package static let ascender = 0.7598
  package static let descender = 0.2402
  private static let lineGap = 0.2002

  /// The coverage of the text after a transform.
  package func edges(transform: Affine) -> EdgeList {
    var edges = EdgeList()
    for mark in marks {
      let t = mark.transform.then(transform)
      if let pen = mark.glyph.penWidth {
        let style = StrokeStyle(width: pen * t.stretch, join: .round, cap: .round)
        edges.append(EdgeList(stroking: mark.glyph.path, style: style, transform: t, tolerance: 0.05))
      } else {
        edges.append(EdgeList(filling: mark.glyph.path, transform: t, tolerance: 0.05))
      }
    }
    return edges
  }
}

extension Canvas {
  /// Draws text with its origin (the start of the first baseline) where the transform takes (0, 0).
  public func draw(_ text: TextBlock, color: Color, transform: Affine, clip: Rect? = nil) {
    paint(text.edges(transform: transform), color: color, clip: clip)
  }
}
