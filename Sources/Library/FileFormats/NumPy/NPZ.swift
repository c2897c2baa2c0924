/// NumPy's `.npz` format: a zip archive with a `.npy` file for each array.
package enum NPZ {
  /// The arrays in `bytes` by name; all of them together at most `limit` bytes.
  package static func decode(_ bytes: [UInt8], limit: Int = 1 << 34) throws -> [(
    name: String, array: NumericArray
  )] {
    let archive = try ZipReader(bytes)
    var left = limit
    return try archive.names.map { member in
      let content = try archive.read(member, limit: left) ?? []
      left -= content.count
      let array = try namingFile("its member \(member)") { try NPY.decode(content) }
      return (member.hasSuffix(".npy") ? String(member.dropLast(4)) : member, array)
    }
  }

  /// The bytes of an archive that holds `arrays`, packed (as `numpy.savez_compressed`) or not.
  package static func encode(_ arrays: [(name: String, array: NumericArray)], packed: Bool) throws -> [UInt8]
  {
    try ZipWriter.encode(arrays.map { .init($0.name + ".npy", NPY.encode($0.array)) }, packed: packed)
  }
}
