/// NumPy's `.npy` format: a magic text, a version, a header written as a Python dictionary, then
/// the elements (numpy/lib/format.py; NEP 1).
package enum NPY {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  private static let codes: [(String, ElementType)] = [
    ("b1", .bool), ("i1", .int8), ("u1", .uint8), ("i2", .int16), ("u2", .uint16), ("i4", .int32),
    ("u4", .uint32), ("i8", .int64), ("u8", .uint64), ("f2", .float16), ("f4", .float32), ("f8", .float64),
  ]

  /// The array in `bytes`, which hold one file; at most `limit` bytes of elements.
  package static func decode(_ bytes: [UInt8], limit: Int = 1 << 34) throws -> NumericArray {
    var reader = ByteReader(bytes)
    let (header, type, isBigEndian) = try readHeader(&reader)
    let size = try NumericArray.byteCount(type, header.shape, limit: limit)
    guard reader.remaining == size else {
      throw FileError(
        "declares shape \(header.shape) of \(header.descr), \(size) bytes, but holds \(reader.remaining).")
    }
    var content = Array(try reader.read(size, "the elements"))
    if isBigEndian { content = NumericArray.swappingBytes(content, elementSize: type.size) }
    let array = NumericArray(
      type: type, shape: header.fortranOrder ? header.shape.reversed() : header.shape, bytes: content)
    return header.fortranOrder ? array.transposed() : array
  }

  /// What the beginning of a file says; the elements follow in the reader.
  static func readHeader(_ reader: inout ByteReader) throws -> (
    header: NPYHeader, type: ElementType, isBigEndian: Bool
  ) {
    guard try reader.read(6, "the NumPy header").elementsEqual(magic) else {
      throw FileError("is not a .npy file: it does not begin with the NumPy signature.")
    }
    let version = try reader.read(2, "the NumPy version").map { $0 }
    guard (1...3).contains(version[0]) else {
      throw FileError("has version \(version[0]).\(version[1]) of the .npy format; 1 to 3 can be read.")
    }
    let length =
      version[0] == 1
      ? Int(try reader.littleEndian(UInt16.self, "the header"))
      : Int(try reader.littleEndian(UInt32.self, "the header"))
    let header = try NPYHeader(String(decoding: reader.read(length, "the header"), as: UTF8.self))
    let (type, isBigEndian) = try elementType(header.descr)
    return (header, type, isBigEndian)
  }

  /// The bytes of a file of version 1.0 that holds `array`.
  package static func encode(_ array: NumericArray) -> [UInt8] {
    let code = codes.first { $0.1 == array.type }?.0 ?? ""
    let descr = (array.type.size == 1 ? "|" : "<") + code
    let shape =
      array.shape.count == 1
      ? "(\(array.shape[0]),)" : "(\(array.shape.map(String.init).joined(separator: ", ")))"
    let text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': \(shape), }"
    // The elements begin at a multiple of 64 bytes; a line end closes the header.
    let padding = (64 - (magic.count + 4 + text.utf8.count + 1) % 64) % 64
    let header = Array(text.utf8) + [UInt8](repeating: 0x20, count: padding) + [0x0A]
    var bytes = magic + [1, 0]
    bytes.appendLittleEndian(UInt16(header.count))
    return bytes + header + array.bytes
  }

  private static func elementType(_ descr: String) throws -> (ElementType, isBigEndian: Bool) {
    let (order, code) = (descr.first, descr.dropFirst())
    guard let order, "<>|=".contains(order), let type = codes.first(where: { $0.0 == code })?.1 else {
      throw FileError(
        "holds elements of NumPy type '\(descr)', which cannot be read; convert them in Python with astype('float32')."
      )
    }
    return (type, order == ">")
  }
}

extension NumericArray {
  /// The array with its axes in reverse order.
  fileprivate func transposed() -> NumericArray {
    let (size, reversed) = (type.size, Array(shape.reversed()))
    // Bytes between neighbours along each axis of the result.
    let strides: [Int] = shape.indices.map { axis in shape[(axis + 1)...].reduce(size, *) }.reversed()
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = [Int](repeating: 0, count: reversed.count)
    for _ in 0..<count {
      let offset = zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
      result += bytes[offset..<offset + size]
      for axis in reversed.indices.reversed() {
        index[axis] += 1
        if index[axis] < reversed[axis] { break }
        index[axis] = 0
      }
    }
    return NumericArray(type: type, shape: reversed, bytes: result)
  }
}
