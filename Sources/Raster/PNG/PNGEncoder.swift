internal import CZlib
import Foundation

/// Portable Network Graphics (ISO/IEC 15948), written with the fewest bits a pixel that the picture allows: grey or a
/// palette where it has at most 256 colours, RGB where it is opaque, else RGBA.
public struct PNGEncoder {
  /// Dots an inch, written to the file; nil for none.
  public var dpi: Double?
  /// zlib's level of effort, 1 to 9. From 4 to 9 the files of plots shrink by 2 % and take up to six times as long.
  public var level: Int
  /// Text chunks (keyword and Latin-1 text), for example `Software`.
  public var texts: [(String, String)] = []

  /// An encoder.
  public init(dpi: Double? = nil, level: Int = 4) {
    self.dpi = dpi
    self.level = level
  }

  /// The bytes of the file.
  public func encode(_ canvas: Canvas) -> [UInt8] {
    encode(width: canvas.width, height: canvas.height, pixels: canvas.pixels)
  }

  package func encode(width: Int, height: Int, pixels: [UInt32]) -> [UInt8] {
    let layout = PNGLayout(pixels)
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let size = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
    append("IHDR", size + [UInt8(layout.bitDepth), layout.colorType, 0, 0, 0], to: &file)
    append("sRGB", [0], to: &file)
    if let dpi {
      let perMetre = bigEndian(UInt32(min(max((dpi / 0.0254).rounded(), 1), 1e9)))
      append("pHYs", perMetre + perMetre + [1], to: &file)
    }
    for (keyword, text) in texts {
      append("tEXt", Array(keyword.utf8.prefix(79)) + [0] + Array(text.utf8), to: &file)
    }
    if case .palette(let colors) = layout.kind {
      append(
        "PLTE", colors.flatMap { c in [0, 8, 16].map { UInt8(truncatingIfNeeded: c >> $0) } }, to: &file)
    }
    append(
      "IDAT",
      deflate(layout.filteredRows(pixels, width: width, height: height), filtered: layout.usesFilters),
      to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    file += bigEndian(UInt32(data.count))
    let name = Array(type.utf8)
    var sum = crc32(0, name, uInt(name.count))
    if !data.isEmpty { sum = crc32(sum, data, uInt(data.count)) }
    file += name
    file += data
    file += bigEndian(UInt32(truncatingIfNeeded: sum))
  }

  private func deflate(_ bytes: [UInt8], filtered: Bool) -> [UInt8] {
    var stream = z_stream()
    let strategy = filtered ? Z_FILTERED : Z_DEFAULT_STRATEGY
    let status = deflateInit2_(
      &stream, Int32(min(max(level, 1), 9)), Z_DEFLATED, 15, 9, strategy, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib refused to start")
    defer { deflateEnd(&stream) }
    var out = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))))
    bytes.withUnsafeBufferPointer { input in
      out.withUnsafeMutableBufferPointer { output in
        // zlib reads through this pointer and does not write.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        let result = CZlib.deflate(&stream, Z_FINISH)
        precondition(result == Z_STREAM_END, "zlib did not finish")
      }
    }
    out.removeLast(out.count - Int(stream.total_out))
    return out
  }
}
