extension HDF5Group {
  /// The whole tree of the HDF5 file in `bytes`.
  ///
  /// Read in Swift and not through libhdf5, whose version in Debian 12 (1.10.8) crashes on damaged files: a file that
  /// someone was sent must not end their session. What h5py writes with its default settings can be read, that is
  /// all that Keras writes. Refused with an error: links to other files or by path, data kept outside of the file,
  /// a group inside itself, and anything beyond `limits`.
  package static func decode(_ bytes: [UInt8], limits: HDF5Limits = HDF5Limits()) throws -> HDF5Group {
    let root = try HDF5Superblock.rootAddress(bytes)
    var reader = HDF5Reader(file: bytes, limits: limits)
    guard case .group(let group) = try reader.node(at: root, path: [], ancestors: []) else {
      throw FileError("has an array where its root group should be.")
    }
    return group
  }
}

/// The start of an HDF5 file (specification, section II).
enum HDF5Superblock {
  /// The address of the root group.
  static func rootAddress(_ file: [UInt8]) throws -> UInt64 {
    guard file.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw FileError("is not an HDF5 file: it does not begin with the HDF5 signature.")
    }
    var reader = try ByteReader(file, from: 8, "the superblock")
    let version = try reader.littleEndian(UInt8.self, "the superblock")
    guard version <= 3 else {
      throw FileError("has version \(version) of the HDF5 format; 0 to 3 can be read.")
    }
    if version < 2 { try reader.skip(4, "the superblock") }
    let sizes = try reader.read(2, "the superblock").map { $0 }
    guard sizes == [8, 8] else {
      throw FileError("has HDF5 addresses of \(sizes[0]) bytes; only 8 can be read.")
    }
    try reader.skip([9, 13, 1, 1][Int(version)], "the superblock")
    let base = try reader.littleEndian(UInt64.self, "the superblock")
    guard base == 0 else {
      throw FileError("is an HDF5 file with something in front of it, which cannot be read.")
    }
    try reader.skip(8, "the superblock")
    let end = try reader.littleEndian(UInt64.self, "the superblock")
    guard end <= UInt64(file.count) else {
      throw FileError("should have \(end) bytes but has \(file.count). It is cut short.")
    }
    // Versions 0 and 1 have a driver's address and then, in the entry of the root group, an offset of its name.
    if version < 2 { try reader.skip(16, "the superblock") }
    return try reader.littleEndian(UInt64.self, "the superblock")
  }
}

/// Walks through a file and counts what has been read.
struct HDF5Reader {
  private let file: [UInt8]
  private let limits: HDF5Limits
  private var nodesLeft: Int
  private var bytesLeft: Int

  init(file: [UInt8], limits: HDF5Limits) {
    self.file = file
    self.limits = limits
    nodesLeft = limits.nodes
    bytesLeft = limits.bytes
  }

  /// The group or array whose header lies at `address`; `ancestors` are the addresses of the groups around it.
  mutating func node(at address: UInt64, path: [String], ancestors: Set<UInt64>) throws -> HDF5Node {
    guard !ancestors.contains(address) else {
      throw FileError("has a group \(name(path)) that contains itself; such a file is refused.")
    }
    guard path.count <= limits.depth else {
      throw FileError("has groups more than \(limits.depth) deep at \(name(path)); such a file is refused.")
    }
    try countNode(path)
    let header = try HDF5ObjectHeader(file, at: address)
    if header.contents(HDF5MessageType.layout).isEmpty {
      return .group(try group(header, path: path, ancestors: ancestors.union([address])))
    }
    return .array(try array(header, path: path))
  }

  private mutating func group(
    _ header: HDF5ObjectHeader, path: [String], ancestors: Set<UInt64>
  ) throws -> HDF5Group {
    var group = HDF5Group()
    for content in header.contents(HDF5MessageType.attribute) {
      try countNode(path)
      let attribute = try HDF5AttributeMessage(content)
      group.attributes[attribute.name] = try attribute.value(file, limit: &bytesLeft)
    }
    for link in try HDF5Links(header, file, limit: nodesLeft).links.sorted(by: { $0.name < $1.name }) {
      let path = path + [link.name]
      guard let address = link.address else {
        throw FileError("has a link to another place or file at \(name(path)); such links are refused.")
      }
      group.members.append(
        HDF5Group.Member(name: link.name, node: try node(at: address, path: path, ancestors: ancestors)))
    }
    return group
  }

  private mutating func array(_ header: HDF5ObjectHeader, path: [String]) throws -> NumericArray {
    guard header.contents(HDF5MessageType.externalFiles).isEmpty else {
      throw FileError(
        "has an array \(name(path)) that keeps its elements in other files; such a file is refused.")
    }
    guard let typeContent = header.contents(HDF5MessageType.dataType).first,
      let spaceContent = header.contents(HDF5MessageType.dataSpace).first,
      let layoutContent = header.contents(HDF5MessageType.layout).first
    else { throw FileError("has an array \(name(path)) without type, shape or place. It is damaged.") }
    let type = try HDF5DataType(typeContent)
    guard case .number(let element) = type.kind else {
      throw FileError("has an array \(name(path)) of elements that are neither numbers nor booleans.")
    }
    guard let shape = try HDF5DataSpace(spaceContent).shape else {
      throw FileError("has an array \(name(path)) without elements.")
    }
    let size = try namingFile(name(path)) { try NumericArray.byteCount(element, shape, limit: bytesLeft) }
    bytesLeft -= size
    let filters = header.contents(HDF5MessageType.filters).first
    let layout = HDF5Layout(file: file, shape: shape, elementSize: element.size, size: size)
    let bytes = try namingFile(name(path)) { try layout.bytes(layoutContent, filters: filters) }
    return NumericArray(
      type: element, shape: shape,
      bytes: type.isBigEndian ? NumericArray.swappingBytes(bytes, elementSize: element.size) : bytes)
  }

  private mutating func countNode(_ path: [String]) throws {
    nodesLeft -= 1
    guard nodesLeft >= 0 else {
      throw FileError("holds more than \(limits.nodes) groups and arrays (at \(name(path))); it is refused.")
    }
  }

  private func name(_ path: [String]) -> String { "/" + path.joined(separator: "/") }
}
