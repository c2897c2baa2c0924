internal import CZlib

/// The elements of an array that a file keeps in chunks, found through a tree (specification, section III.A.1).
struct HDF5Chunks {
  private let layout: HDF5Layout
  private let chunkShape: [Int]
  private let chunkSize: Int
  private let root: UInt64
  private let filters: HDF5Filters

  /// Reads the rest of a layout message of the chunked class.
  init(_ layout: HDF5Layout, _ reader: inout ByteReader, _ filters: HDF5Filters) throws {
    let rank = Int(try reader.littleEndian(UInt8.self, "a layout")) - 1
    root = try reader.littleEndian(UInt64.self, "a layout")
    chunkShape = try (0..<max(0, rank)).map { _ in Int(try reader.littleEndian(UInt32.self, "a layout")) }
    guard rank == layout.shape.count, chunkShape.allSatisfy({ $0 > 0 }), root != .max else {
      throw FileError("its elements lie in chunks that do not fit its shape, or were never written.")
    }
    // A chunk may reach beyond the array's edge, but not make much of nothing.
    chunkSize = try NumericArray.byteCount(
      .uint8, chunkShape + [layout.elementSize], limit: max(1 << 26, 8 * layout.size))
    self.layout = layout
    self.filters = filters
  }

  /// All elements in order.
  func joined() throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: layout.size)
    let expected = zip(layout.shape, chunkShape).reduce(1) { $0 * (($1.0 + $1.1 - 1) / $1.1) }
    var chunksLeft = expected
    try readNode(at: root, level: nil, into: &bytes, &chunksLeft)
    guard chunksLeft == 0 else {
      throw FileError("\(chunksLeft) of the \(expected) chunks of its elements are missing.")
    }
    return bytes
  }

  private func readNode(at address: UInt64, level: Int?, into bytes: inout [UInt8], _ chunksLeft: inout Int)
    throws
  {
    var reader = try ByteReader(layout.file, from: address, "the chunks")
    try reader.expect("TREE", "tree of chunks")
    let type = try reader.littleEndian(UInt8.self, "the chunks")
    let found = Int(try reader.littleEndian(UInt8.self, "the chunks"))
    guard type == 1, level == nil || found == level, found < 16 else {
      throw FileError("its tree of chunks is damaged.")
    }
    let count = try reader.littleEndian(UInt16.self, "the chunks")
    try reader.skip(16, "the chunks")
    for _ in 0..<count {
      let packedSize = try reader.littleEndian(UInt32.self, "a chunk")
      let mask = try reader.littleEndian(UInt32.self, "a chunk")
      let offsets = try (0...layout.shape.count).map { _ in
        Int(clamping: try reader.littleEndian(UInt64.self, "a chunk"))
      }
      let child = try reader.littleEndian(UInt64.self, "a chunk")
      if found > 0 {
        try readNode(at: child, level: found - 1, into: &bytes, &chunksLeft)
        continue
      }
      chunksLeft -= 1
      guard chunksLeft >= 0 else { throw FileError("it has more chunks than its shape has room for.") }
      var packed = try ByteReader(layout.file, from: child, count: UInt64(packedSize), "a chunk")
      let chunk = try filters.undo(
        Array(packed.read(Int(packedSize), "a chunk")), size: chunkSize, mask: mask)
      try place(chunk, at: offsets, in: &bytes)
    }
  }

  /// Copies the part of a chunk that lies inside the array, line by line along the last axis.
  private func place(_ chunk: [UInt8], at offsets: [Int], in bytes: inout [UInt8]) throws {
    let (shape, rank, elementSize) = (layout.shape, layout.shape.count, layout.elementSize)
    guard rank > 0, zip(offsets, shape).allSatisfy({ $0 < $1 }) else {
      throw FileError("it has a chunk that lies outside of it.")
    }
    let extent = (0..<rank).map { min(chunkShape[$0], shape[$0] - offsets[$0]) }
    let lineSize = extent[rank - 1] * elementSize
    var index = [Int](repeating: 0, count: rank - 1)
    for _ in 0..<extent.dropLast().reduce(1, *) {
      let from = (0..<rank).reduce(0) { $0 * chunkShape[$1] + ($1 < rank - 1 ? index[$1] : 0) } * elementSize
      let to =
        (0..<rank).reduce(0) { $0 * shape[$1] + offsets[$1] + ($1 < rank - 1 ? index[$1] : 0) } * elementSize
      bytes.replaceSubrange(to..<to + lineSize, with: chunk[from..<from + lineSize])
      for axis in index.indices.reversed() {
        index[axis] += 1
        if index[axis] < extent[axis] { break }
        index[axis] = 0
      }
    }
  }
}

/// The filters that chunks went through when they were written (specification, section IV.A.2.l).
struct HDF5Filters {
  private var filters: [UInt16] = []
  private let elementSize: Int
  private static let (deflate, shuffle, checksum): (UInt16, UInt16, UInt16) = (1, 2, 3)

  /// Reads a message of filters; none where there is no message.
  init(_ content: [UInt8]?, elementSize: Int) throws {
    self.elementSize = elementSize
    guard let content else { return }
    var reader = ByteReader(content)
    let version = try reader.littleEndian(UInt8.self, "the filters")
    let count = try reader.littleEndian(UInt8.self, "the filters")
    if version == 1 { try reader.skip(6, "the filters") }
    for _ in 0..<count {
      let identifier = try reader.littleEndian(UInt16.self, "a filter")
      // Version 2 leaves out the name of the filters that HDF5 itself defines.
      let hasName = version == 1 || identifier >= 256
      let nameLength = hasName ? Int(try reader.littleEndian(UInt16.self, "a filter")) : 0
      try reader.skip(2, "a filter")
      let values = Int(try reader.littleEndian(UInt16.self, "a filter"))
      let padding = version == 1 && values % 2 == 1 ? 4 : 0
      try reader.skip(
        (nameLength + (version == 1 ? 7 : 0)) / (version == 1 ? 8 : 1) * (version == 1 ? 8 : 1), "a filter")
      try reader.skip(4 * values + padding, "a filter")
      filters.append(identifier)
    }
  }

  /// The chunk before the filters, `size` bytes; bit i of `mask` says that filter i was left out.
  func undo(_ packed: [UInt8], size: Int, mask: UInt32) throws -> [UInt8] {
    var bytes = packed
    for (index, filter) in filters.enumerated().reversed() where index > 31 || mask & 1 << UInt32(index) == 0
    {
      switch filter {
      case Self.deflate: bytes = try inflate(bytes, size: size)
      case Self.shuffle: bytes = unshuffle(bytes)
      case Self.checksum: bytes.removeLast(min(4, bytes.count))
      default:
        throw FileError(
          "its elements are packed by HDF5 filter \(filter), which cannot be read; write it with gzip or unpacked."
        )
      }
    }
    guard bytes.count == size else {
      throw FileError("it has a chunk of \(bytes.count) bytes instead of \(size).")
    }
    return bytes
  }

  private func inflate(_ packed: [UInt8], size: Int) throws -> [UInt8] {
    var length = uLongf(size + 4)
    var bytes = [UInt8](repeating: 0, count: size + 4)
    let status = uncompress(&bytes, &length, packed, uLong(packed.count))
    guard status == Z_OK else { throw FileError("it has a chunk that cannot be unpacked. It is damaged.") }
    return Array(bytes.prefix(Int(length)))
  }

  /// Puts together the bytes of each element, which the filter had sorted by place value.
  private func unshuffle(_ bytes: [UInt8]) -> [UInt8] {
    let count = bytes.count / elementSize
    guard elementSize > 1, count > 1 else { return bytes }
    var result = bytes
    for element in 0..<count {
      for place in 0..<elementSize { result[element * elementSize + place] = bytes[place * count + element] }
    }
    return result
  }
}
