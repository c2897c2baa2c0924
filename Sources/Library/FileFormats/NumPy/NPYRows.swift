import UserErrors

/// Rows of a `.npy` file that may be larger than memory: its bytes come part by part, and only the
/// rows that are wanted are kept.
struct NPYRows {
  /// No header that NumPy writes is longer.
  private static let longestHeader = 65_546
  private static let limit = 1 << 34

  /// The wanted rows, rising; nil for all of them.
  private let wanted: [Int]?
  private var head: [UInt8] = []
  private var layout: (type: ElementType, isBigEndian: Bool, shape: [Int], rowSize: Int)?
  /// Bytes of elements that have passed.
  private var position = 0
  private var next = 0
  private var kept: [UInt8] = []

  /// - Parameter rows: rising numbers without repeats, or nil for all rows.
  init(_ rows: [Int]?) { wanted = rows }

  /// The next bytes of the file.
  mutating func take(_ part: ArraySlice<UInt8>) throws {
    if isInterrupted { throw KeyboardInterrupt() }
    if layout != nil { return keep(part) }
    head += part
    if head.count >= Self.longestHeader { try begin() }
  }

  /// The wanted rows, once all bytes have been taken.
  mutating func finish() throws -> NumericArray {
    if layout == nil { try begin() }
    guard let layout else { throw FileError("has no NumPy header.") }
    let size = layout.shape[0] * layout.rowSize
    guard position == size else {
      throw FileError("declares shape \(layout.shape), \(size) bytes, but holds \(position).")
    }
    if layout.isBigEndian { kept = NumericArray.swappingBytes(kept, elementSize: layout.type.size) }
    return NumericArray(
      type: layout.type, shape: [wanted?.count ?? layout.shape[0]] + layout.shape.dropFirst(),
      bytes: kept)
  }

  private mutating func begin() throws {
    var reader = ByteReader(head)
    let (header, type, isBigEndian) = try NPY.readHeader(&reader)
    guard !header.fortranOrder, !header.shape.isEmpty else {
      throw FileError("has no rows that lie one after the other.")
    }
    let size = try NumericArray.byteCount(type, header.shape, limit: Self.limit)
    if let last = wanted?.last, last >= header.shape[0] {
      throw FileError("has \(header.shape[0]) rows; row \(last) is not among them.")
    }
    layout = (type, isBigEndian, header.shape, header.shape[0] == 0 ? 0 : size / header.shape[0])
    keep(try reader.read(reader.remaining, "the elements"))
    head = []
  }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    defer { position += part.count }
    guard let layout else { return }
    let end = position + part.count
    guard let rows = wanted else {
      // Memory grows with what comes, up to what is declared.
      return kept += part.prefix(max(0, layout.shape[0] * layout.rowSize - position))
    }
    while next < rows.count {
      let row = rows[next] * layout.rowSize
      let (from, to) = (max(row, position), min(row + layout.rowSize, end))
      if from < to {
        kept += part[(part.startIndex + from - position)..<(part.startIndex + to - position)]
      }
      guard row + layout.rowSize <= end else { return }
      next += 1
    }
  }
}

extension NPZ {
  /// Rows of the array `name` of an archive, whose other rows never lie in memory together; nil if
  /// the archive has no such array.
  ///
  /// - Parameter rows: rising numbers without repeats, or nil for all rows.
  package static func rows(_ rows: [Int]?, of name: String, in archive: ZipReader) throws
    -> NumericArray?
  {
    try namingFile("its member \(name).npy") {
      var reader = NPYRows(rows)
      guard try archive.forEachPart(of: name + ".npy", { try reader.take($0) }) else { return nil }
      return try reader.finish()
    }
  }
}
