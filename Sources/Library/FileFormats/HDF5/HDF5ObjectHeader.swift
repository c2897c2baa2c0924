/// The messages of an object in an HDF5 file: what is known about a group or an array (HDF5 File Format
/// Specification 3.0, section IV.A).
struct HDF5ObjectHeader {
  /// A message's type and its content.
  struct Message {
    let type: UInt16
    let content: [UInt8]
  }

  private(set) var messages: [Message] = []
  /// Parts of the header that lie elsewhere, as address and length.
  private var continuations: [(UInt64, UInt64)] = []
  private static let messageLimit = 20_000

  /// The messages of the object whose header lies at `address`.
  init(_ file: [UInt8], at address: UInt64) throws {
    var reader = try ByteReader(file, from: address, "an object")
    var start = reader
    if try start.read(4, "an object").elementsEqual("OHDR".utf8) {
      try readVersion2(file, &reader)
    } else {
      try readVersion1(file, &reader)
    }
  }

  /// The contents of the messages of a type.
  func contents(_ type: UInt16) -> [[UInt8]] { messages.filter { $0.type == type }.map(\.content) }

  private mutating func readVersion1(_ file: [UInt8], _ reader: inout ByteReader) throws {
    guard try reader.littleEndian(UInt8.self, "an object") == 1 else {
      throw FileError("has an object header of a version that cannot be read, or is damaged.")
    }
    try reader.skip(1 + 2 + 4, "an object")
    let size = try reader.littleEndian(UInt32.self, "an object")
    try reader.skip(4, "an object")
    try readBlock1(ByteReader(file, from: UInt64(reader.position), count: UInt64(size), "an object"))
    // Continuations may bring further ones.
    while let (address, length) = continuations.popLast() {
      try readBlock1(ByteReader(file, from: address, count: length, "an object"))
    }
  }

  private mutating func readBlock1(_ block: ByteReader) throws {
    var reader = block
    while reader.remaining >= 8 {
      let type = try reader.littleEndian(UInt16.self, "a message")
      let size = try reader.littleEndian(UInt16.self, "a message")
      let flags = try reader.littleEndian(UInt8.self, "a message")
      try reader.skip(3, "a message")
      try add(type, flags, Array(reader.read(Int(size), "a message")))
    }
  }

  private mutating func readVersion2(_ file: [UInt8], _ reader: inout ByteReader) throws {
    try reader.expect("OHDR", "object header")
    guard try reader.littleEndian(UInt8.self, "an object") == 2 else {
      throw FileError("has an object header of a version that cannot be read.")
    }
    let flags = try reader.littleEndian(UInt8.self, "an object")
    if flags & 0x20 != 0 { try reader.skip(16, "an object's times") }
    if flags & 0x10 != 0 { try reader.skip(4, "an object's limits") }
    let size = try reader.littleEndian(size: 1 << Int(flags & 3), "an object")
    try readBlock2(
      ByteReader(file, from: UInt64(reader.position), count: size, "an object"), hasOrder: flags & 4 != 0)
    while let (address, length) = continuations.popLast() {
      guard length >= 8 else { throw FileError("has a part of an object that is too short. It is damaged.") }
      // Without the checksum at the end.
      var part = try ByteReader(file, from: address, count: length - 4, "an object")
      try part.expect("OCHK", "continuation of an object header")
      try readBlock2(part, hasOrder: flags & 4 != 0)
    }
  }

  private mutating func readBlock2(_ block: ByteReader, hasOrder: Bool) throws {
    var reader = block
    while reader.remaining >= (hasOrder ? 6 : 4) {
      let type = try reader.littleEndian(UInt8.self, "a message")
      let size = try reader.littleEndian(UInt16.self, "a message")
      let flags = try reader.littleEndian(UInt8.self, "a message")
      if hasOrder { try reader.skip(2, "a message") }
      try add(UInt16(type), flags, Array(reader.read(Int(size), "a message")))
    }
  }

  private mutating func add(_ type: UInt16, _ flags: UInt8, _ content: [UInt8]) throws {
    guard messages.count + continuations.count < Self.messageLimit else {
      throw FileError("has an object with more than \(Self.messageLimit) messages; it is refused.")
    }
    guard flags & 2 == 0 else {
      throw FileError("shares parts of one object with another, which cannot be read.")
    }
    // A continuation counts as a message too, so that a circle of them comes to an end.
    messages.append(Message(type: type, content: content))
    if type == HDF5MessageType.continuation {
      var reader = ByteReader(content)
      continuations.append(
        (try reader.littleEndian(UInt64.self, "an object"), try reader.littleEndian(UInt64.self, "an object"))
      )
    }
  }
}

/// The numbers of the messages that are read.
enum HDF5MessageType {
  static let dataSpace: UInt16 = 0x01
  static let linkInformation: UInt16 = 0x02
  static let dataType: UInt16 = 0x03
  static let link: UInt16 = 0x06
  static let externalFiles: UInt16 = 0x07
  static let layout: UInt16 = 0x08
  static let filters: UInt16 = 0x0B
  static let attribute: UInt16 = 0x0C
  static let continuation: UInt16 = 0x10
  static let symbolTable: UInt16 = 0x11
}
