/// Reads numbers from bytes, front to back, and refuses to read past the end.
package struct ByteReader {
  private let bytes: [UInt8]
  private let end: Int
  /// How far the reader has come.
  package private(set) var position = 0

  /// A reader at the first of `bytes`.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  /// A reader of `count` of `bytes` from `start`, or of all from there on.
  package init(_ bytes: [UInt8], from start: UInt64, count: UInt64? = nil, _ what: String) throws {
    let available = UInt64(bytes.count)
    guard start <= available, count ?? 0 <= available - start else {
      throw FileError("points outside of the file for \(what). It is cut short or damaged.")
    }
    self.bytes = bytes
    position = Int(start)
    end = count.map { Int(start + $0) } ?? bytes.count
  }

  /// How many bytes are left.
  package var remaining: Int { end - position }

  /// Goes on behind the next `count` bytes.
  package mutating func skip(_ count: Int, _ what: String) throws { _ = try read(count, what) }

  /// Goes on at the next multiple of eight bytes from `start`, or at the end.
  package mutating func align(from start: Int) {
    position = min(end, start + (position - start + 7) / 8 * 8)
  }

  /// The next unsigned number of `size` bytes, at most eight, least significant byte first.
  package mutating func littleEndian(size: Int, _ what: String) throws -> UInt64 {
    try read(size, what).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Throws unless the next bytes are the letters of `signature`.
  package mutating func expect(_ signature: String, _ what: String) throws {
    guard try read(signature.utf8.count, what).elementsEqual(signature.utf8) else {
      throw FileError("has no \(what) where one should be. It is damaged.")
    }
  }

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
