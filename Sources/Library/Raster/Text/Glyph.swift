/// The drawing of one character, in units of the em with y downwards and the baseline at y = 0.
public struct Glyph: Sendable {
  /// The outline, or the pen's path where ``penWidth`` is set.
  public var path: Path
  /// How far the pen moves on to the next character.
  public var advance: Double
  /// The width of the pen of a stroke font; nil where the path is an outline to be filled.
  public var penWidth: Double?

  package init(path: Path, advance: Double, penWidth: Double? = nil) {
    self.path = path
    self.advance = advance
    self.penWidth = penWidth
  }
}

/// A set of glyphs of one design.
public protocol Typeface: AnyObject {
  /// The glyph of a character; nil where the typeface has none.
  func glyph(for scalar: Unicode.Scalar) -> Glyph?
  /// By how much the second character is moved towards (negative) or away from the first, in ems.
  func kerning(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Double
}
