/// Reads numbers from bytes, front to back, and refuses to read past the end.
package struct ByteReader {
  private let bytes: [UInt8]
  /// How far the reader has come.
  package private(set) var position = 0

  /// A reader at the first of `bytes`.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes are left.
  package var remaining: Int { bytes.count - position }

  /// The next `count` bytes; `what` names them in the error if the file ends before.
  package mutating func read(_ count: Int, _ what: String) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= remaining else {
      throw FileError(
        "the file ends inside \(what): \(count) bytes needed, \(remaining) left. It is cut short or damaged.")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// The next unsigned number, most significant byte first.
  package mutating func bigEndian<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type, _ what: String
  ) throws -> Number {
    try read(MemoryLayout<Number>.size, what).reduce(0) { $0 << 8 | Number($1) }
  }

  /// The next unsigned number, least significant byte first.
  package mutating func littleEndian<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type, _ what: String
  ) throws -> Number {
    try read(MemoryLayout<Number>.size, what).reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}

extension Array where Element == UInt8 {
  /// Appends a number, least significant byte first.
  package mutating func appendLittleEndian<Number: FixedWidthInteger>(_ number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// Appends a number, most significant byte first.
  package mutating func appendBigEndian<Number: FixedWidthInteger>(_ number: Number) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}
