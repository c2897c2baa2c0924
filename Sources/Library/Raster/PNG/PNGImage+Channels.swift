extension PNGImage {
  /// Bytes of grey (1), colour (3) or colour with opacity (4), of whatever the picture has; of wide
  /// samples the more significant byte.
  package func bytes(channels wanted: Int) -> [UInt8] {
    var bytes = bytes
    if bitDepth == 16 { bytes = stride(from: 0, to: bytes.count, by: 2).map { bytes[$0] } }
    if channels == wanted { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(width * height * wanted)
    for pixel in stride(from: 0, to: bytes.count, by: channels) {
      let isGrey = channels < 3
      let (r, g, b) = (
        bytes[pixel], bytes[pixel + (isGrey ? 0 : 1)], bytes[pixel + (isGrey ? 0 : 2)]
      )
      switch wanted {
      case 1: result.append(isGrey ? r : Self.grey(r, g, b))
      case 3: result += [r, g, b]
      default: result += [r, g, b, channels % 2 == 0 ? bytes[pixel + channels - 1] : 255]
      }
    }
    return result
  }

  /// How light a colour is.
  private static func grey(_ r: UInt8, _ g: UInt8, _ b: UInt8) -> UInt8 {
    let (red, green, blue) = (0.2989 * Double(r), 0.587 * Double(g), 0.114 * Double(b))
    return UInt8((red + green + blue).rounded())
  }
}
