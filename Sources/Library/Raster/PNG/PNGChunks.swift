internal import CZlib

/// The parts of a PNG file that matter for its pixels (ISO/IEC 15948, section 11).
struct PNGChunks {
  private(set) var header: ArraySlice<UInt8> = []
  private(set) var palette: ArraySlice<UInt8>?
  private(set) var transparency: ArraySlice<UInt8>?
  /// The contents of all IDAT chunks, one after the other.
  private(set) var data: [UInt8] = []

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Reads the chunks up to the one that ends the file; what follows it is not looked at.
  init(_ file: [UInt8], checksums: Bool) throws {
    guard file.starts(with: Self.signature) else {
      throw PNGError("this is not a PNG file: it does not begin with the PNG signature")
    }
    var position = Self.signature.count
    var former = ""
    while former != "IEND" {
      let (type, content) = try Self.chunk(file, &position, checksums: checksums)
      guard (type == "IHDR") == former.isEmpty else {
        throw PNGError("the PNG file does not begin with one IHDR chunk; it is damaged")
      }
      try take(type, content, former)
      former = type
    }
    guard !data.isEmpty else { throw PNGError("the PNG file holds no pixels (it has no IDAT chunk)") }
  }

  private mutating func take(_ type: String, _ content: ArraySlice<UInt8>, _ former: String) throws {
    switch type {
    case "IHDR": header = content
    case "PLTE" where palette == nil && data.isEmpty: palette = content
    case "tRNS" where transparency == nil && data.isEmpty: transparency = content
    case "IDAT" where former == "IDAT" || data.isEmpty: data += content
    case "PLTE", "tRNS", "IDAT": throw PNGError("the PNG file has its chunk \(type) in the wrong place")
    case "IEND": break
    default:
      // A small first letter marks what a reader may pass over.
      guard type.utf8.first.map({ $0 & 0x20 != 0 }) == true else {
        throw PNGError("the PNG file has the unknown chunk '\(type)', without which it cannot be shown")
      }
    }
  }

  /// The chunk at `position`: its length, type, content and checksum.
  private static func chunk(
    _ file: [UInt8], _ position: inout Int, checksums: Bool
  ) throws -> (String, ArraySlice<UInt8>) {
    func number(at place: Int) -> Int { file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    guard file.count - position >= 12 else { throw PNGError("the PNG file is cut short: it has no end") }
    let length = number(at: position)
    guard length <= file.count - position - 12 else {
      throw PNGError("the PNG file is cut short: a chunk of \(length) bytes reaches beyond its end")
    }
    let (start, end) = (position + 8, position + 8 + length)
    let type = file[position + 4..<start]
    guard type.allSatisfy({ (65...90).contains($0 & 0xDF) }) else {
      throw PNGError("the PNG file has a chunk without a name; it is damaged")
    }
    let name = String(decoding: type, as: UTF8.self)
    if checksums {
      let covered = file[position + 4..<end]
      let sum = covered.withUnsafeBufferPointer { crc32(0, $0.baseAddress, uInt($0.count)) }
      guard Int(sum) == number(at: end) else {
        throw PNGError("the chunk \(name) of the PNG file fails its checksum; the file is damaged")
      }
    }
    position = end + 4
    return (name, file[start..<end])
  }
}

/// Unpacking of the pixels' data.
enum PNGData {
  /// deflate makes at most 1,032 bytes of one.
  private static let mostExpansion = 1032

  /// The first `size` bytes of what `packed` unpacks to. Memory is taken only where the packed data can fill it.
  static func inflate(_ packed: [UInt8], size: Int) throws -> [UInt8] {
    guard size / mostExpansion <= packed.count else {
      throw PNGError("the PNG file declares a picture of \(size) bytes, far more than its data can hold")
    }
    var stream = z_stream()
    guard inflateInit2_(&stream, 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw PNGError("zlib refused to start")
    }
    defer { inflateEnd(&stream) }
    var bytes = [UInt8](repeating: 0, count: size)
    let status = packed.withUnsafeBufferPointer { input in
      bytes.withUnsafeMutableBufferPointer { output in
        // zlib reads through this pointer and does not write.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        return CZlib.inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END || status == Z_OK || status == Z_BUF_ERROR else {
      throw PNGError("the pixels of the PNG file cannot be unpacked; the file is damaged")
    }
    guard stream.avail_out == 0 else {
      throw PNGError("the PNG file holds too few pixels; it is cut short or damaged")
    }
    return bytes
  }
}
