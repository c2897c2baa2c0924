internal import CHDF5

extension HDF5Group {
  /// The bytes of an HDF5 file whose root is this group, made in memory.
  package func encode() throws -> [UInt8] {
    try HDF5Library.exclusively {
      let access = try HDF5Library.check(lectern_h5_file_access_list(), "setting up a file")
      defer { H5Pclose(access) }
      // The core driver keeps the file in memory; it grows by 1 MiB and is never stored by the library itself.
      try HDF5Library.check(H5Pset_fapl_core(access, 1 << 20, false), "setting up a file in memory")
      let file = try HDF5Library.check(
        H5Fcreate("memory", lectern_h5_truncate(), lectern_h5_default(), access), "making a file")
      defer { H5Fclose(file) }
      try HDF5Writer.fill(file, with: self)
      try HDF5Library.check(H5Fflush(file, H5F_SCOPE_GLOBAL), "completing a file")
      return try image(file)
    }
  }

  private func image(_ file: hid_t) throws -> [UInt8] {
    let size = H5Fget_file_image(file, nil, 0)
    guard size > 0 else { throw HDF5Library.failure("measuring a file in memory") }
    var bytes = [UInt8](repeating: 0, count: size)
    guard H5Fget_file_image(file, &bytes, size) == size else {
      throw HDF5Library.failure("copying a file in memory")
    }
    return bytes
  }
}

/// Writes trees through libhdf5.
private enum HDF5Writer {
  /// Writes what `group` holds into the open group or file `location`.
  static func fill(_ location: hid_t, with group: HDF5Group) throws {
    for (name, value) in group.attributes.sorted(by: { $0.key < $1.key }) {
      try write(value, attribute: name, of: location)
    }
    for member in group.members {
      switch member.node {
      case .group(let child):
        let handle = try HDF5Library.check(
          H5Gcreate2(location, member.name, lectern_h5_default(), lectern_h5_default(), lectern_h5_default()),
          "making the group \(member.name)")
        defer { H5Gclose(handle) }
        try fill(handle, with: child)
      case .array(let array): try write(array, dataSet: member.name, in: location)
      }
    }
  }

  private static func write(_ array: NumericArray, dataSet name: String, in location: hid_t) throws {
    let type = try type(of: array)
    let space = try space(array.shape)
    defer { H5Sclose(space) }
    let handle = try HDF5Library.check(
      H5Dcreate2(
        location, name, type, space, lectern_h5_default(), lectern_h5_default(), lectern_h5_default()),
      "making the data set \(name)")
    defer { H5Dclose(handle) }
    guard array.count > 0 else { return }
    try HDF5Library.check(
      H5Dwrite(handle, type, lectern_h5_all(), lectern_h5_all(), lectern_h5_default(), array.bytes),
      "writing the data set \(name)")
  }

  private static func write(_ value: HDF5Attribute, attribute name: String, of location: hid_t) throws {
    switch value {
    case .array(let array):
      try write(array.bytes, type: type(of: array), shape: array.shape, attribute: name, of: location)
    case .text(let text):
      // A text of fixed length in UTF-8; HDF5 has no texts of length 0.
      let type = try HDF5Library.check(H5Tcopy(lectern_h5_c_string()), "making a text type")
      defer { H5Tclose(type) }
      try HDF5Library.check(H5Tset_size(type, max(1, text.utf8.count)), "setting a text's length")
      try HDF5Library.check(H5Tset_cset(type, H5T_CSET_UTF8), "setting a text's characters")
      let bytes = text.isEmpty ? [0] : Array(text.utf8)
      try write(bytes, type: type, shape: [], attribute: name, of: location)
    }
  }

  private static func write(
    _ bytes: [UInt8], type: hid_t, shape: [Int], attribute name: String, of location: hid_t
  ) throws {
    let space = try space(shape)
    defer { H5Sclose(space) }
    let handle = try HDF5Library.check(
      H5Acreate2(location, name, type, space, lectern_h5_default(), lectern_h5_default()),
      "making the attribute \(name)")
    defer { H5Aclose(handle) }
    try HDF5Library.check(H5Awrite(handle, type, bytes), "writing the attribute \(name)")
  }

  private static func type(of array: NumericArray) throws -> hid_t {
    guard let type = HDF5Types.identifier(array.type) else {
      throw FileError(
        "\(array.type.rawValue) elements cannot be written to an HDF5 file; convert them first.")
    }
    return type
  }

  /// A new shape, to be closed by the caller.
  private static func space(_ shape: [Int]) throws -> hid_t {
    let id =
      shape.isEmpty
      ? H5Screate(H5S_SCALAR) : H5Screate_simple(Int32(shape.count), shape.map { hsize_t($0) }, nil)
    return try HDF5Library.check(id, "making a shape")
  }
}
