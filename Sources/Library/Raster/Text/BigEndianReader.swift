/// A font file, or a table in it, that is broken or of a kind not read here.
public struct FontError: Error, CustomStringConvertible, Equatable {
  /// What is wrong with the file.
  public let description: String

  package init(_ description: String) { self.description = description }
}

/// Big-endian numbers out of a part of a file. Every access is checked against the part's end, so that no file,
/// however broken, can read past it.
struct BigEndianReader {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  func u8(_ offset: Int) throws -> Int {
    guard offset >= 0, offset < bytes.count else { throw FontError("a value lies outside its table") }
    return Int(bytes[bytes.startIndex + offset])
  }

  func u16(_ offset: Int) throws -> Int {
    guard offset >= 0, offset <= bytes.count - 2 else { throw FontError("a value lies outside its table") }
    let i = bytes.startIndex + offset
    return Int(bytes[i]) << 8 | Int(bytes[i + 1])
  }

  func i16(_ offset: Int) throws -> Int { Int(Int16(truncatingIfNeeded: try u16(offset))) }
  func i8(_ offset: Int) throws -> Int { Int(Int8(truncatingIfNeeded: try u8(offset))) }
  func u32(_ offset: Int) throws -> Int { try u16(offset) << 16 | u16(offset + 2) }

  func part(from offset: Int, count: Int) throws -> BigEndianReader {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      throw FontError("a table lies outside its file")
    }
    let start = bytes.startIndex + offset
    return BigEndianReader(bytes[start..<(start + count)])
  }
}
