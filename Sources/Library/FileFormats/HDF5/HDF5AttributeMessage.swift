/// A named value of a group (specification, section IV.A.2.m).
struct HDF5AttributeMessage {
  let name: String
  private let type: HDF5DataType
  private let shape: [Int]?
  private let content: [UInt8]

  /// Reads a message.
  init(_ message: [UInt8]) throws {
    var reader = ByteReader(message)
    let version = try reader.littleEndian(UInt8.self, "an attribute")
    guard (1...3).contains(version) else {
      throw FileError("has an attribute of a version that cannot be read.")
    }
    try reader.skip(1, "an attribute")
    let sizes = try (0..<3).map { _ in Int(try reader.littleEndian(UInt16.self, "an attribute")) }
    if version == 3 { try reader.skip(1, "an attribute") }
    let parts = try sizes.map { size in
      let start = reader.position
      let part = Array(try reader.read(size, "an attribute"))
      if version == 1 { reader.align(from: start) }
      return part
    }
    name = String(decoding: parts[0].prefix { $0 != 0 }, as: UTF8.self)
    type = try HDF5DataType(parts[1])
    shape = try HDF5DataSpace(parts[2]).shape
    content = Array(try reader.read(reader.remaining, "an attribute"))
  }

  /// The value; nil for kinds that there is no use for, such as lists of texts.
  func value(_ file: [UInt8], limit: inout Int) throws -> HDF5Attribute? {
    guard let shape else { return nil }
    switch type.kind {
    case .number(let element):
      let size = try NumericArray.byteCount(element, shape, limit: min(limit, content.count))
      let bytes = Array(content.prefix(size))
      limit -= size
      return .array(
        NumericArray(
          type: element, shape: shape,
          bytes: type.isBigEndian ? NumericArray.swappingBytes(bytes, elementSize: element.size) : bytes))
    case .text where shape.isEmpty:
      return .text(String(decoding: content.prefix(type.size).prefix { $0 != 0 }, as: UTF8.self))
    case .variableText where shape.isEmpty: return .text(try heapText(file))
    default: return nil
    }
  }

  /// The text in the file's global heap to which the attribute refers (specification, section III.E).
  private func heapText(_ file: [UInt8]) throws -> String {
    var reference = ByteReader(content)
    let length = Int(try reference.littleEndian(UInt32.self, "a text"))
    let collection = try reference.littleEndian(UInt64.self, "a text")
    let wanted = try reference.littleEndian(UInt32.self, "a text")
    var reader = try ByteReader(file, from: collection, "a text")
    try reader.expect("GCOL", "heap of texts")
    try reader.skip(4 + 8, "a text")
    while true {
      let index = try reader.littleEndian(UInt16.self, "a text")
      try reader.skip(6, "a text")
      let size = Int(clamping: try reader.littleEndian(UInt64.self, "a text"))
      // The object with number 0 is the free space at the end.
      guard index != 0 else {
        throw FileError("has an attribute \(name) whose text is missing. It is damaged.")
      }
      let start = reader.position
      let bytes = try reader.read(size, "a text")
      if UInt32(index) == wanted { return String(decoding: bytes.prefix(length), as: UTF8.self) }
      reader.align(from: start)
    }
  }
}
