/// The operator "over" of Porter and Duff (1984) on premultiplied pixels: d = s + d (1 - alpha of s).
///
/// The four bytes of a pixel are spread over four 16-bit lanes of one 64-bit word, so that one multiplication does
/// all channels. Products of two bytes are divided by 255 with correct rounding (J. Blinn, "Three wrongs make a
/// right", 1995).
package enum Blending {
  @inline(__always)
  static func spread(_ pixel: UInt32) -> UInt64 {
    UInt64(pixel & 0x00FF_00FF) | UInt64(pixel & 0xFF00_FF00) << 24
  }

  @inline(__always)
  static func pack(_ lanes: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: lanes & 0x00FF_00FF) | UInt32(truncatingIfNeeded: lanes >> 24) & 0xFF00_FF00
  }

  /// Each lane, a product of two bytes, divided by 255.
  @inline(__always)
  package static func divide255(_ lanes: UInt64) -> UInt64 {
    let t = lanes &+ 0x0080_0080_0080_0080
    return ((t &+ ((t >> 8) & 0x00FF_00FF_00FF_00FF)) >> 8) & 0x00FF_00FF_00FF_00FF
  }

  /// A pixel weakened by a coverage of 0...255.
  @inline(__always)
  static func scale(_ pixel: UInt32, by coverage: UInt8) -> UInt32 {
    pack(divide255(spread(pixel) &* UInt64(coverage)))
  }

  @inline(__always)
  static func over(_ source: UInt32, _ destination: UInt32) -> UInt32 {
    let rest = UInt64(255 - (source >> 24))
    // Each lane of the sum is at most 255: a premultiplied channel never exceeds its alpha.
    return source &+ pack(divide255(spread(destination) &* rest))
  }

  /// Paints one colour through a row of coverage.
  @inline(__always)
  static func paint(
    _ color: UInt32, through coverage: UnsafeBufferPointer<UInt8>, onto row: UnsafeMutablePointer<UInt32>
  ) {
    let opaque = color >> 24 == 255
    for i in 0..<coverage.count {
      let c = coverage[i]
      if c == 0 { continue }
      if c == 255 && opaque {
        row[i] = color
      } else {
        row[i] = over(c == 255 ? color : scale(color, by: c), row[i])
      }
    }
  }
}
