/// The type of elements as a message of an HDF5 file describes it (specification, section IV.A.2.d).
struct HDF5DataType {
  /// What the elements are.
  enum Kind: Equatable {
    case number(ElementType)
    /// A text of fixed length, ended by a zero or the length.
    case text
    /// A reference to a text in the file's heap.
    case variableText
    /// Something that is read over, with its class.
    case other(UInt8)
  }

  let kind: Kind
  let size: Int
  let isBigEndian: Bool

  /// Reads a message.
  init(_ content: [UInt8]) throws {
    var reader = ByteReader(content)
    let classAndVersion = try reader.littleEndian(UInt8.self, "a type")
    let bits = try reader.littleEndian(size: 3, "a type")
    size = Int(try reader.littleEndian(UInt32.self, "a type"))
    isBigEndian = bits & 1 == 1
    switch classAndVersion & 0x0F {
    case 0: kind = Self.integer(size, isSigned: bits & 8 != 0)
    case 1: kind = try Self.float(size, &reader)
    case 3: kind = .text
    // h5py keeps NumPy's booleans as an enumeration of one byte with FALSE and TRUE.
    case 8 where size == 1: kind = .number(.bool)
    case 9 where bits & 0x0F == 1: kind = .variableText
    case let other: kind = .other(other)
    }
  }

  private static func integer(_ size: Int, isSigned: Bool) -> Kind {
    switch size {
    case 1: .number(isSigned ? .int8 : .uint8)
    case 2: .number(isSigned ? .int16 : .uint16)
    case 4: .number(isSigned ? .int32 : .uint32)
    case 8: .number(isSigned ? .int64 : .uint64)
    default: .other(0)
    }
  }

  private static func float(_ size: Int, _ reader: inout ByteReader) throws -> Kind {
    try reader.skip(4, "a type")
    let (_, exponentSize) = (
      try reader.littleEndian(UInt8.self, "a type"), try reader.littleEndian(UInt8.self, "a type")
    )
    switch (size, exponentSize) {
    case (2, 5): return .number(.float16)
    case (4, 8): return .number(.float32)
    case (8, 11): return .number(.float64)
    default: return .other(1)
    }
  }
}

/// The shape of an array as a message of an HDF5 file describes it (specification, section IV.A.2.b).
struct HDF5DataSpace {
  /// The dimensions, none for a single element; nil where there is no element at all.
  let shape: [Int]?

  /// Reads a message.
  init(_ content: [UInt8]) throws {
    var reader = ByteReader(content)
    let version = try reader.littleEndian(UInt8.self, "a shape")
    let rank = try reader.littleEndian(UInt8.self, "a shape")
    try reader.skip(1, "a shape")
    let kind = try reader.littleEndian(UInt8.self, "a shape")
    guard version == 1 || version == 2, rank <= 32 else {
      throw FileError("has a shape that cannot be read.")
    }
    if version == 1 { try reader.skip(4, "a shape") }
    let sizes = try (0..<rank).map { _ in Int(clamping: try reader.littleEndian(UInt64.self, "a shape")) }
    shape = version == 2 && kind == 2 ? nil : sizes
  }
}
