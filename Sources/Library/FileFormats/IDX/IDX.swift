/// The IDX format of the MNIST family of data sets: two zero bytes, a type code, the number of dimensions, each
/// dimension as a big-endian 32-bit number, then the elements, big-endian (http://yann.lecun.com/exdb/mnist).
package enum IDX {
  private static let codes: [UInt8: ElementType] = [
    0x08: .uint8, 0x09: .int8, 0x0B: .int16, 0x0C: .int32, 0x0D: .float32, 0x0E: .float64,
  ]

  /// The array in `bytes`, which hold one IDX file and nothing more.
  package static func parse(_ bytes: [UInt8]) throws -> NumericArray {
    var reader = ByteReader(bytes)
    let header = try Header(&reader)
    let size = try NumericArray.byteCount(header.type, header.shape, limit: .max)
    guard reader.remaining == size else {
      throw FileError(
        "declares \(header.shape) elements of \(header.type.rawValue), \(size) bytes, but holds \(reader.remaining)."
          + (reader.remaining < size ? " It is cut short; download or unpack it again." : ""))
    }
    let content = Array(try reader.read(size, "the elements"))
    return NumericArray(
      type: header.type, shape: header.shape,
      bytes: NumericArray.swappingBytes(content, elementSize: header.type.size))
  }

  /// The array in the file at `path`, packed with gzip or not.
  ///
  /// - Parameter limit: the most bytes that the file may hold when unpacked.
  package static func readFile(_ path: String, limit: Int = 1 << 32) throws -> NumericArray {
    let bytes = try Gzip.readFile(path, limit: limit)
    return try namingFile(path) { try parse(bytes) }
  }

  /// The bytes of an IDX file that holds `array`.
  package static func encode(_ array: NumericArray) throws -> [UInt8] {
    guard let code = codes.first(where: { $0.value == array.type })?.key else {
      throw FileError(
        "an IDX file cannot hold \(array.type.rawValue) elements; convert the tensor to uint8, int32, float32 or float64."
      )
    }
    guard array.shape.count < 256, array.shape.allSatisfy({ $0 <= UInt32.max }) else {
      throw FileError("an IDX file cannot hold an array of shape \(array.shape): a dimension is too large.")
    }
    var bytes: [UInt8] = [0, 0, code, UInt8(array.shape.count)]
    for size in array.shape { bytes.appendBigEndian(UInt32(size)) }
    return bytes + NumericArray.swappingBytes(array.bytes, elementSize: array.type.size)
  }

  /// Writes `array` to the file at `path`, unpacked.
  package static func writeFile(_ array: NumericArray, to path: String) throws {
    try AtomicFile.write(encode(array), to: path)
  }

  private struct Header {
    let type: ElementType
    let shape: [Int]

    init(_ reader: inout ByteReader) throws {
      let magic = try reader.read(4, "the IDX header").map { $0 }
      guard magic[0] == 0, magic[1] == 0, let type = IDX.codes[magic[2]] else {
        throw FileError(
          "is not an IDX file: its first bytes are \(magic), not 0, 0, a type code, a number of dimensions.")
      }
      self.type = type
      shape = try (0..<magic[3]).map { Int(try reader.bigEndian(UInt32.self, "dimension \($0)")) }
    }
  }
}
