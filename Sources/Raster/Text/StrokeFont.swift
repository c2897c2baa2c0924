/// The library's own font of pen strokes, for machines without DejaVu.
public final class StrokeFont: Typeface {
  /// The box that stands for a character that no font has.
  static let replacement = Glyph(
    path: Path(rect: Rect(minX: 0.08, minY: -0.7, maxX: 0.52, maxY: 0)), advance: 0.6, penWidth: 0.07)

  /// The font.
  public init() {}

  public func glyph(for scalar: Unicode.Scalar) -> Glyph? { nil }

  public func kerning(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Double { 0 }
}
