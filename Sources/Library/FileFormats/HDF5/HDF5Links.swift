/// The members of a group: in a symbol table (specification, sections III.A to III.D), as old files and h5py keep
/// them, or in messages of the group itself.
struct HDF5Links {
  /// A name and the address of what it names; no address for a link by path or to another file.
  struct Link {
    let name: String
    let address: UInt64?
  }

  private(set) var links: [Link] = []
  private let file: [UInt8]
  private let limit: Int
  private static let undefined = UInt64.max

  /// The links of the group with `header`, at most `limit`.
  init(_ header: HDF5ObjectHeader, _ file: [UInt8], limit: Int) throws {
    self.file = file
    self.limit = limit
    for content in header.contents(HDF5MessageType.link) { try add(Self.link(content)) }
    for content in header.contents(HDF5MessageType.symbolTable) { try readTable(content) }
    for content in header.contents(HDF5MessageType.linkInformation) { try refuseDenseLinks(content) }
  }

  private mutating func add(_ link: Link) throws {
    guard links.count < limit else { throw FileError("has a group with too many members; it is refused.") }
    links.append(link)
  }

  private mutating func readTable(_ content: [UInt8]) throws {
    var reader = ByteReader(content)
    let tree = try reader.littleEndian(UInt64.self, "a group")
    let heap = try reader.littleEndian(UInt64.self, "a group")
    var header = try ByteReader(file, from: heap, "the names of a group")
    try header.expect("HEAP", "heap of names")
    try header.skip(4, "the names of a group")
    let size = try header.littleEndian(UInt64.self, "the names of a group")
    try header.skip(8, "the names of a group")
    let address = try header.littleEndian(UInt64.self, "the names of a group")
    let names = try ByteReader(file, from: address, count: size, "the names of a group")
    try readTree(at: tree, names: names, level: nil)
  }

  /// Reads a node of the tree and those below it, each one level lower, so that a circle is found at once.
  private mutating func readTree(at address: UInt64, names: ByteReader, level: Int?) throws {
    var reader = try ByteReader(file, from: address, "the members of a group")
    try reader.expect("TREE", "tree of a group's members")
    let (type, found) = (
      try reader.littleEndian(UInt8.self, "a group"), Int(try reader.littleEndian(UInt8.self, "a group"))
    )
    guard type == 0, level == nil || found == level, found < 16 else {
      throw FileError("has a damaged tree of a group's members.")
    }
    let count = try reader.littleEndian(UInt16.self, "a group")
    try reader.skip(16, "a group")
    for _ in 0..<count {
      try reader.skip(8, "a group")
      let child = try reader.littleEndian(UInt64.self, "a group")
      if found > 0 {
        try readTree(at: child, names: names, level: found - 1)
      } else {
        try readSymbols(at: child, names: names)
      }
    }
  }

  private mutating func readSymbols(at address: UInt64, names: ByteReader) throws {
    var reader = try ByteReader(file, from: address, "the members of a group")
    try reader.expect("SNOD", "node of a group's members")
    try reader.skip(2, "a group")
    for _ in 0..<(try reader.littleEndian(UInt16.self, "a group")) {
      let offset = try reader.littleEndian(UInt64.self, "a member")
      let object = try reader.littleEndian(UInt64.self, "a member")
      let cache = try reader.littleEndian(UInt32.self, "a member")
      try reader.skip(20, "a member")
      try add(Link(name: Self.text(names, at: offset), address: cache == 2 ? nil : object))
    }
  }

  /// The text that ends with a zero, `offset` bytes into the heap.
  private static func text(_ heap: ByteReader, at offset: UInt64) throws -> String {
    var reader = heap
    try reader.skip(Int(clamping: offset), "a name")
    let bytes = try reader.read(min(reader.remaining, 4096), "a name").prefix { $0 != 0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A link message (specification, section IV.A.2.g).
  private static func link(_ content: [UInt8]) throws -> Link {
    var reader = ByteReader(content)
    try reader.skip(1, "a link")
    let flags = try reader.littleEndian(UInt8.self, "a link")
    let type = flags & 8 != 0 ? try reader.littleEndian(UInt8.self, "a link") : 0
    if flags & 4 != 0 { try reader.skip(8, "a link") }
    if flags & 16 != 0 { try reader.skip(1, "a link") }
    let length = try reader.littleEndian(size: 1 << Int(flags & 3), "a link")
    let name = String(decoding: try reader.read(Int(clamping: length), "a link"), as: UTF8.self)
    return Link(name: name, address: type == 0 ? try reader.littleEndian(UInt64.self, "a link") : nil)
  }

  private func refuseDenseLinks(_ content: [UInt8]) throws {
    var reader = ByteReader(content)
    try reader.skip(1, "a group")
    if try reader.littleEndian(UInt8.self, "a group") & 1 != 0 { try reader.skip(8, "a group") }
    guard try reader.littleEndian(UInt64.self, "a group") == Self.undefined else {
      throw FileError(
        "keeps a group's members in the way of HDF5's newest settings (libver='latest'), which cannot be read; "
          + "write it again with h5py's default settings.")
    }
  }
}
