import Raster

/// Scales of colours along which a factor runs from 0 to 1.
enum FaceColors {
  /// From light to dark.
  static let skin = ColorScale([0xFFDFC8, 0xF3C6A2, 0xDFA67C, 0xBC8257, 0x8F5B39, 0x623B25])
  /// Black, brown, auburn, ginger, blond, grey.
  static let hair = ColorScale([0x241E1F, 0x54352A, 0x84402A, 0xC8662F, 0xE9C46F, 0xC4C7CC])
  /// Brown, green, blue, grey.
  static let eyes = ColorScale([0x6A3F20, 0x3F8A4F, 0x2F7FD0, 0x8793A0])
  /// A round of soft tones: sky, mint, sand, rose, lilac, slate.
  static let background = ColorScale([0x9CD2F0, 0xA5DDBF, 0xF4DD9B, 0xF4B3AE, 0xC7B6EA, 0x75839E])
}

/// Colours at even distances from 0 to 1, and their mixtures between.
struct ColorScale {
  private let stops: [Color]

  init(_ stops: [UInt32]) { self.stops = stops.map { Color(hex: $0) } }

  /// The colour at a place from 0 to 1; what lies beyond is that of the end.
  func color(at place: Double) -> Color {
    let position = min(max(place, 0), 1) * Double(stops.count - 1)
    let left = min(Int(position), stops.count - 2)
    return stops[left].mixed(with: stops[left + 1], part: position - Double(left))
  }
}

extension Color {
  /// The colour between this one (part 0) and another (part 1).
  func mixed(with other: Color, part: Double) -> Color {
    let between = { (a: Double, b: Double) in a + (b - a) * part }
    return Color(
      red: between(red, other.red), green: between(green, other.green),
      blue: between(blue, other.blue), alpha: between(alpha, other.alpha))
  }
}
