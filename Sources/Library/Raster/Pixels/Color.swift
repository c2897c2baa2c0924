/// A colour: red, green, blue and opacity, each from 0 to 1, not premultiplied, in sRGB.
public struct Color: Hashable, Sendable {
  /// Red, from 0 to 1.
  public var red: Double
  /// Green, from 0 to 1.
  public var green: Double
  /// Blue, from 0 to 1.
  public var blue: Double
  /// Opacity, from 0 (invisible) to 1.
  public var alpha: Double

  /// A colour by its components, from 0 to 1.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// A colour as 0xRRGGBB.
  public init(hex: UInt32, alpha: Double = 1) {
    let part = { (shift: UInt32) in Double((hex >> shift) & 255) / 255 }
    self.init(red: part(16), green: part(8), blue: part(0), alpha: alpha)
  }

  /// Opaque black.
  public static let black = Color(hex: 0)
  /// Opaque white.
  public static let white = Color(hex: 0xFFFFFF)
  /// Nothing.
  public static let clear = Color(hex: 0, alpha: 0)

  /// The same colour with another opacity.
  public func withAlpha(_ alpha: Double) -> Color {
    Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// The components as bytes, red first.
  public var bytes: (UInt8, UInt8, UInt8, UInt8) {
    (Self.byte(red), Self.byte(green), Self.byte(blue), Self.byte(alpha))
  }

  package static func byte(_ value: Double) -> UInt8 {
    value > 0 ? (value < 1 ? UInt8(value * 255 + 0.5) : 255) : 0
  }

  /// The pixel of this colour as a ``Canvas`` stores it: premultiplied, red in the lowest byte.
  package var premultiplied: UInt32 {
    let a = min(max(alpha, 0), 1)
    return UInt32(Self.byte(red * a)) | UInt32(Self.byte(green * a)) << 8
      | UInt32(Self.byte(blue * a)) << 16 | UInt32(Self.byte(a)) << 24
  }
}
