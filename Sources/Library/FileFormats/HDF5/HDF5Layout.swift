/// Finds the elements of an array in a file (specification, section IV.A.2.i).
struct HDF5Layout {
  let file: [UInt8]
  let shape: [Int]
  let elementSize: Int
  /// Bytes of all elements.
  let size: Int

  /// The elements to which a layout message leads.
  func bytes(_ layout: [UInt8], filters: [UInt8]?) throws -> [UInt8] {
    guard size > 0 else { return [] }
    var reader = ByteReader(layout)
    let version = try reader.littleEndian(UInt8.self, "a layout")
    guard version == 3 || version == 4 else {
      throw FileError("its elements lie in a way of version \(version) of the format, which cannot be read.")
    }
    switch try reader.littleEndian(UInt8.self, "a layout") {
    case 0:
      let count = Int(try reader.littleEndian(UInt16.self, "a layout"))
      return try exactly(reader.read(count, "the elements"))
    case 1:
      let address = try reader.littleEndian(UInt64.self, "a layout")
      guard address != .max else { throw FileError("its elements were never written.") }
      var elements = try ByteReader(file, from: address, count: UInt64(size), "the elements")
      return Array(try elements.read(size, "the elements"))
    case 2 where version == 3:
      let chunks = try HDF5Chunks(self, &reader, HDF5Filters(filters, elementSize: elementSize))
      return try chunks.joined()
    case 3: throw FileError("its elements lie in other files; such a file is refused.")
    default:
      throw FileError(
        "its elements lie in chunks of HDF5's newest kind, which cannot be read; write it with h5py's default settings."
      )
    }
  }

  private func exactly(_ elements: ArraySlice<UInt8>) throws -> [UInt8] {
    guard elements.count >= size else {
      throw FileError("it has \(elements.count) bytes of elements instead of \(size).")
    }
    return Array(elements.prefix(size))
  }
}
