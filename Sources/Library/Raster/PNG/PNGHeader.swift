/// What the first chunk of a PNG file says (ISO/IEC 15948, section 11.2.2).
struct PNGHeader {
  let width: Int
  let height: Int
  let bitDepth: Int
  let colorType: Int
  let isInterlaced: Bool

  /// The depths that each colour type may have (table 11.1).
  private static let depths = [0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]]

  init(_ content: ArraySlice<UInt8>) throws {
    let bytes = Array(content)
    guard bytes.count == 13 else { throw PNGError("the PNG file has a damaged IHDR chunk") }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 << 8 | Int($1) } }
    (width, height) = (number(0..<4), number(4..<8))
    (bitDepth, colorType) = (Int(bytes[8]), Int(bytes[9]))
    guard (1...Int(Int32.max)).contains(width), (1...Int(Int32.max)).contains(height) else {
      throw PNGError("the PNG file declares a picture of \(width) x \(height) pixels, which there cannot be")
    }
    guard Self.depths[colorType]?.contains(bitDepth) == true else {
      throw PNGError("the PNG file has the unknown colour type \(colorType) with \(bitDepth) bits")
    }
    guard bytes[10] == 0, bytes[11] == 0, bytes[12] <= 1 else {
      throw PNGError("the PNG file is packed, filtered or interlaced in a way that no standard knows")
    }
    isInterlaced = bytes[12] == 1
  }

  /// Samples of a pixel in the file.
  var samples: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colorType] ?? 1 }

  /// Bytes of a row of this many pixels, without the filter's number.
  func rowBytes(_ columns: Int) -> Int { (columns * samples * bitDepth + 7) / 8 }

  /// Bytes of the whole picture with `channels` samples a pixel.
  func byteCount(channels: Int, limit: Int) throws -> Int {
    // Width and height are below 2^31 each; the rest is at most 8 bytes.
    let (size, overflow) = (width * height).multipliedReportingOverflow(
      by: channels * (bitDepth == 16 ? 2 : 1))
    guard !overflow, size <= limit else {
      throw PNGError(
        "the PNG file declares \(width) x \(height) pixels, more than the \(limit) bytes it may have")
    }
    return size
  }
}

/// How the samples of a PNG file become those of a ``PNGImage``.
struct PNGColors {
  /// Samples of a pixel in the result.
  let channels: Int
  /// Red, green, blue and alpha of each entry of the palette.
  private(set) var palette: [[UInt8]] = []
  /// The samples of the one colour that is transparent.
  private(set) var transparent: [Int]?

  init(_ header: PNGHeader, palette: ArraySlice<UInt8>?, transparency: ArraySlice<UInt8>?) throws {
    let alpha = transparency.map(Array.init)
    if header.colorType == 3 {
      guard let colors = palette.map(Array.init), colors.count % 3 == 0, (3...768).contains(colors.count)
      else {
        throw PNGError("the PNG file needs a palette of 1 to 256 colours and has none")
      }
      channels = alpha == nil ? 3 : 4
      self.palette = stride(from: 0, to: colors.count, by: 3).map { start in
        let opacity = alpha.flatMap { $0.indices.contains(start / 3) ? $0[start / 3] : nil } ?? 255
        return [colors[start], colors[start + 1], colors[start + 2], opacity]
      }
      return
    }
    guard let alpha, header.colorType == 0 || header.colorType == 2 else {
      channels = header.samples
      return
    }
    guard alpha.count == 2 * header.samples else {
      throw PNGError("the PNG file has a damaged tRNS chunk")
    }
    channels = header.samples + 1
    transparent = stride(from: 0, to: alpha.count, by: 2).map { Int(alpha[$0]) << 8 | Int(alpha[$0 + 1]) }
  }
}
