import UserErrors

/// A picture as a PNG file holds it (ISO/IEC 15948): grey or coloured, with or without transparency, 8 or 16 bits a sample.
///
/// Samples of fewer bits are spread over 0 to 255, and palettes are replaced by their colours; colour spaces and gamma are
/// not applied, as in Pillow and matplotlib.
public struct PNGImage: Equatable, Sendable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Samples of a pixel: 1 grey, 2 grey and alpha, 3 red, green, blue, 4 the same and alpha.
  public let channels: Int
  /// Bits of a sample, 8 or 16.
  public let bitDepth: Int
  /// The samples row by row from the top; those of 16 bits as two bytes, the more significant one first.
  public let bytes: [UInt8]

  /// A picture of these samples; there must be as many bytes as the sizes say.
  public init(width: Int, height: Int, channels: Int, bitDepth: Int = 8, bytes: [UInt8]) throws {
    guard width > 0, height > 0, (1...4).contains(channels), bitDepth == 8 || bitDepth == 16,
      bytes.count == width * height * channels * bitDepth / 8
    else {
      throw PNGError(
        "\(bytes.count) bytes are no picture of \(width) x \(height) pixels with \(channels) channels of \(bitDepth) bits"
      )
    }
    (self.width, self.height, self.channels) = (width, height, channels)
    (self.bitDepth, self.bytes) = (bitDepth, bytes)
  }

  /// The picture in the bytes of a PNG file.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that the pixels may take.
  ///   - checksums: whether the checksums of the chunks are compared.
  /// - Throws: ``PNGError`` if the bytes are no PNG file, are damaged, or declare more than `limit`.
  public init(decoding file: [UInt8], limit: Int = 1 << 30, checksums: Bool = true) throws {
    let chunks = try PNGChunks(file, checksums: checksums)
    let header = try PNGHeader(chunks.header)
    let colors = try PNGColors(header, palette: chunks.palette, transparency: chunks.transparency)
    let rows = try PNGRows(header)
    let size = try header.byteCount(channels: colors.channels, limit: limit)
    let raw = try PNGData.inflate(chunks.data, size: rows.byteCount)
    var bytes = [UInt8](repeating: 0, count: size)
    try rows.unpack(raw, colors, into: &bytes)
    (width, height, channels) = (header.width, header.height, colors.channels)
    (bitDepth, self.bytes) = (header.bitDepth == 16 ? 16 : 8, bytes)
  }
}

/// A PNG file that cannot be read.
public struct PNGError: UserError, Equatable {
  /// What is wrong with the file, and what to do about it.
  public let message: String

  /// An error with its message.
  public init(_ message: String) { self.message = message }
}
