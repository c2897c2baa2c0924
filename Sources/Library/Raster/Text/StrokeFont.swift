import Foundation

/// The library's own font of pen strokes, for machines without DejaVu: ASCII, the accented letters of European
/// languages, Cyrillic, Greek, and signs of mathematics.
public final class StrokeFont: Typeface {
  /// The size of the grid of ``StrokeFontTable`` in ems.
  private static let unit = 0.73 / 8
  private static let bearing = 0.9

  /// The box that stands for a character that no font has.
  static let replacement = Glyph(
    path: Path(rect: Rect(minX: 0.08, minY: -0.7, maxX: 0.52, maxY: 0)), advance: 0.6, penWidth: 0.07)

  private let style: FontStyle

  /// The font in a weight and slant.
  public init(_ style: FontStyle = .regular) { self.style = style }

  public func kerning(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Double { 0 }

  public func glyph(for scalar: Unicode.Scalar) -> Glyph? {
    if scalar == " " || scalar == "\u{A0}" { return Glyph(path: Path(), advance: 0.32) }
    if let mark = StrokeFontTable.marks[scalar] { return glyph(Self.path(mark), advance: 0) }
    guard let drawing = drawing(of: scalar) else { return nil }
    let box = drawing.controlBounds
    let placed = drawing.transformed(by: .translation(Self.bearing - box.minX, 0))
    return glyph(placed, advance: (box.width + 2 * Self.bearing) * Self.unit)
  }

  private func glyph(_ path: Path, advance: Double) -> Glyph {
    // y grows downwards in a glyph; oblique letters lean by DejaVu's 11 degrees.
    let toEm = Affine(
      a: Self.unit, b: 0, c: style.isOblique ? 0.19 * Self.unit : 0, d: -Self.unit, e: 0, f: 0)
    return Glyph(path: path.transformed(by: toEm), advance: advance, penWidth: style.isBold ? 0.125 : 0.075)
  }

  private func drawing(of scalar: Unicode.Scalar) -> Path? {
    if let text = StrokeFontTable.drawings[scalar] { return Self.path(text) }
    if let other = StrokeFontTable.sameAs[scalar] { return drawing(of: other) }
    if let capital = StrokeFontTable.smallCapitals[scalar] {
      return drawing(of: capital)?.transformed(by: .scale(0.82, 0.75))
    }
    return accented(scalar)
  }

  /// A letter with its marks, where Unicode takes it apart.
  private func accented(_ scalar: Unicode.Scalar) -> Path? {
    let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
    guard parts.count > 1, let first = parts.first, var path = drawing(of: first == "i" ? "\u{131}" : first)
    else {
      return nil
    }
    let box = path.controlBounds
    for part in parts.dropFirst() {
      guard let mark = StrokeFontTable.marks[part] else { return nil }
      let isAbove = part != "\u{327}" && part != "\u{328}"
      let x = part == "\u{328}" ? box.maxX - 1.2 : box.center.x
      path.append(Self.path(mark).transformed(by: .translation(x, isAbove ? max(0, box.maxY - 6) : 0)))
    }
    return path
  }

  // MARK: Reading the table

  private static func path(_ text: String) -> Path {
    var path = Path()
    for line in text.split(separator: "|") {
      let isSmooth = line.hasPrefix("~")
      let isClosed = line.hasPrefix("~z")
      let points = line.drop { "~z ".contains($0) }.split(separator: " ").compactMap(point)
      if isClosed {
        appendOval(points, to: &path)
      } else if isSmooth {
        appendCurve(points, to: &path)
      } else {
        path.append(Path(points: points))
      }
    }
    return path
  }

  private static func point(_ text: Substring) -> Point? {
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    return numbers.count == 2 ? Point(numbers[0], numbers[1]) : nil
  }

  private static func appendCurve(_ points: [Point], to path: inout Path) {
    guard let first = points.first, points.count > 2 else { return }
    path.move(to: first)
    for i in 1..<(points.count - 1) {
      let isLast = i == points.count - 2
      path.quadratic(points[i], to: isLast ? points[i + 1] : (points[i] + points[i + 1]) * 0.5)
    }
  }

  private static func appendOval(_ points: [Point], to path: inout Path) {
    guard points.count > 2 else { return }
    let middle = { (i: Int) in (points[i % points.count] + points[(i + 1) % points.count]) * 0.5 }
    path.move(to: middle(0))
    for i in 1...points.count { path.quadratic(points[i % points.count], to: middle(i)) }
    path.close()
  }
}
