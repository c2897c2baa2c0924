internal import CHDF5

extension HDF5Group {
  /// The whole tree of the HDF5 file in `bytes`.
  ///
  /// Refused with an error: links to other files or by path (a file that was sent to someone must not read
  /// others of theirs), data kept outside of the file, a group inside itself, and anything beyond `limits`.
  package static func decode(_ bytes: [UInt8], limits: HDF5Limits = HDF5Limits()) throws -> HDF5Group {
    // libhdf5 tries several places for the signature; only a file that begins with it is taken.
    guard bytes.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw FileError("is not an HDF5 file: it does not begin with the HDF5 signature.")
    }
    return try HDF5Library.exclusively {
      let access = try HDF5Library.check(lectern_h5_file_access_list(), "setting up a file")
      defer { H5Pclose(access) }
      try HDF5Library.check(H5Pset_fapl_core(access, 1 << 20, false), "setting up a file in memory")
      try bytes.withUnsafeBytes { buffer in
        let start = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
        try HDF5Library.check(H5Pset_file_image(access, start, buffer.count), "taking a file from memory")
      }
      let file = try HDF5Library.check(H5Fopen("memory", lectern_h5_read_only(), access), "opening the file")
      defer { H5Fclose(file) }
      let root = try HDF5Library.check(H5Gopen2(file, "/", lectern_h5_default()), "opening the root group")
      defer { H5Gclose(root) }
      var reader = HDF5Reader(limits: limits)
      return try reader.group(root, path: [], addresses: [])
    }
  }
}

/// Reads trees through libhdf5 and counts what has been read.
private struct HDF5Reader {
  private let limits: HDF5Limits
  private var nodesLeft: Int
  private var bytesLeft: Int

  init(limits: HDF5Limits) {
    self.limits = limits
    nodesLeft = limits.nodes
    bytesLeft = limits.bytes
  }

  /// The content of an open group; `addresses` are those of the groups around it.
  mutating func group(_ handle: hid_t, path: [String], addresses: Set<haddr_t>) throws -> HDF5Group {
    var information = H5O_info_t()
    try HDF5Library.check(H5Oget_info2(handle, &information, H5O_INFO_BASIC), "looking at \(name(path))")
    guard !addresses.contains(information.addr) else {
      throw FileError("the group \(name(path)) contains itself; such a file is refused.")
    }
    guard path.count <= limits.depth else {
      throw FileError("groups lie more than \(limits.depth) deep at \(name(path)); such a file is refused.")
    }
    var links = H5G_info_t()
    try HDF5Library.check(H5Gget_info(handle, &links), "looking at the group \(name(path))")
    var group = HDF5Group()
    group.attributes = try attributes(handle, path: path)
    for index in 0..<links.nlinks {
      let member = try linkName(handle, index, path: path)
      group.members.append(
        HDF5Group.Member(
          name: member,
          node: try node(
            member, in: handle, path: path + [member], addresses: addresses.union([information.addr]))))
    }
    return group
  }

  private mutating func countNode(_ path: [String]) throws {
    nodesLeft -= 1
    guard nodesLeft >= 0 else {
      throw FileError("holds more than \(limits.nodes) groups and arrays (at \(name(path))); it is refused.")
    }
  }

  private mutating func countBytes(_ type: ElementType, _ shape: [Int], path: [String]) throws -> Int {
    let size = try namingFile(name(path)) {
      try NumericArray.byteCount(type, shape, limit: bytesLeft)
    }
    bytesLeft -= size
    return size
  }

  private func name(_ path: [String]) -> String { "/" + path.joined(separator: "/") }

  private mutating func node(
    _ member: String, in parent: hid_t, path: [String], addresses: Set<haddr_t>
  ) throws -> HDF5Node {
    try countNode(path)
    var link = H5L_info_t()
    try HDF5Library.check(
      H5Lget_info(parent, member, &link, lectern_h5_default()), "looking at \(name(path))")
    guard link.type == H5L_TYPE_HARD else {
      throw FileError("\(name(path)) is a link to another place or file; such links are refused.")
    }
    let object = try HDF5Library.check(H5Oopen(parent, member, lectern_h5_default()), "opening \(name(path))")
    defer { H5Oclose(object) }
    switch H5Iget_type(object) {
    case H5I_GROUP: return .group(try group(object, path: path, addresses: addresses))
    case H5I_DATASET: return .array(try array(object, path: path))
    default: throw FileError("\(name(path)) is neither a group nor an array.")
    }
  }

  private func linkName(_ group: hid_t, _ index: UInt64, path: [String]) throws -> String {
    try text("a name in \(name(path))") { buffer, size in
      H5Lget_name_by_idx(
        group, ".", H5_INDEX_NAME, H5_ITER_INC, index, buffer, size, lectern_h5_default())
    }
  }

  /// Text from a function of the library that first tells the length and then fills a buffer.
  private func text(
    _ what: String, _ read: (UnsafeMutablePointer<CChar>?, Int) -> Int
  ) throws -> String {
    let length = read(nil, 0)
    guard length >= 0, length < 1 << 16 else { throw HDF5Library.failure("reading \(what)") }
    var buffer = [CChar](repeating: 0, count: length + 1)
    guard read(&buffer, length + 1) >= 0 else { throw HDF5Library.failure("reading \(what)") }
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private mutating func array(_ dataSet: hid_t, path: [String]) throws -> NumericArray {
    try refuseOutsideData(dataSet, path: path)
    let space = try HDF5Library.check(H5Dget_space(dataSet), "reading the shape of \(name(path))")
    defer { H5Sclose(space) }
    let type = try HDF5Library.check(H5Dget_type(dataSet), "reading the type of \(name(path))")
    defer { H5Tclose(type) }
    let element = try namingFile(name(path)) { try HDF5Types.elementType(type) }
    let shape = try shape(space, path: path)
    let size = try countBytes(element, shape, path: path)
    var bytes = [UInt8](repeating: 0, count: size)
    if size > 0 {
      let status = try HDF5Types.withMemoryType(type) {
        H5Dread(dataSet, $0, lectern_h5_all(), lectern_h5_all(), lectern_h5_default(), &bytes)
      }
      try HDF5Library.check(status, "reading \(name(path))")
    }
    return NumericArray(type: element, shape: shape, bytes: bytes)
  }

  private func refuseOutsideData(_ dataSet: hid_t, path: [String]) throws {
    let creation = try HDF5Library.check(H5Dget_create_plist(dataSet), "looking at \(name(path))")
    defer { H5Pclose(creation) }
    guard H5Pget_layout(creation) != H5D_VIRTUAL, H5Pget_external_count(creation) == 0 else {
      throw FileError("the array \(name(path)) keeps its elements in other files; such a file is refused.")
    }
  }

  private func shape(_ space: hid_t, path: [String]) throws -> [Int] {
    guard H5Sget_simple_extent_type(space) != H5S_NULL else {
      throw FileError("the array \(name(path)) has no elements and no shape.")
    }
    let rank = H5Sget_simple_extent_ndims(space)
    guard rank >= 0 else { throw HDF5Library.failure("reading the shape of \(name(path))") }
    guard rank > 0 else { return [] }
    var sizes = [hsize_t](repeating: 0, count: Int(rank))
    guard H5Sget_simple_extent_dims(space, &sizes, nil) == rank else {
      throw HDF5Library.failure("reading the shape of \(name(path))")
    }
    return sizes.map { Int(clamping: $0) }
  }

  private mutating func attributes(_ object: hid_t, path: [String]) throws -> [String: HDF5Attribute] {
    let count = H5Aget_num_attrs(object)
    guard count >= 0 else { throw HDF5Library.failure("reading the attributes of \(name(path))") }
    var result: [String: HDF5Attribute] = [:]
    for index in 0..<UInt32(count) {
      try countNode(path)
      let attribute = try HDF5Library.check(
        H5Aopen_by_idx(
          object, ".", H5_INDEX_NAME, H5_ITER_INC, hsize_t(index), lectern_h5_default(),
          lectern_h5_default()), "reading an attribute of \(name(path))")
      defer { H5Aclose(attribute) }
      let label = try text("an attribute's name") { buffer, size in H5Aget_name(attribute, size, buffer) }
      result[label] = try value(attribute, path: path + ["@" + label])
    }
    return result
  }

  /// The value of an attribute; nil for kinds that this reader has no use for, such as lists of texts.
  private mutating func value(_ attribute: hid_t, path: [String]) throws -> HDF5Attribute? {
    let type = try HDF5Library.check(H5Aget_type(attribute), "reading \(name(path))")
    defer { H5Tclose(type) }
    let space = try HDF5Library.check(H5Aget_space(attribute), "reading \(name(path))")
    defer { H5Sclose(space) }
    if H5Tget_class(type) == H5T_STRING {
      return H5Sget_simple_extent_type(space) == H5S_SCALAR ? try string(attribute, type, path: path) : nil
    }
    guard H5Sget_simple_extent_type(space) != H5S_NULL, let element = try? HDF5Types.elementType(type)
    else { return nil }
    let shape = try shape(space, path: path)
    var bytes = [UInt8](repeating: 0, count: try countBytes(element, shape, path: path))
    if !bytes.isEmpty {
      let status = try HDF5Types.withMemoryType(type) { H5Aread(attribute, $0, &bytes) }
      try HDF5Library.check(status, "reading \(name(path))")
    }
    return .array(NumericArray(type: element, shape: shape, bytes: bytes))
  }

  private mutating func string(
    _ attribute: hid_t, _ type: hid_t, path: [String]
  ) throws -> HDF5Attribute {
    if H5Tis_variable_str(type) > 0 {
      var pointer: UnsafeMutablePointer<CChar>?
      try HDF5Library.check(H5Aread(attribute, type, &pointer), "reading \(name(path))")
      defer { H5free_memory(pointer) }
      return .text(pointer.map { String(cString: $0) } ?? "")
    }
    var bytes = [UInt8](repeating: 0, count: try countBytes(.uint8, [H5Tget_size(type)], path: path))
    try HDF5Library.check(H5Aread(attribute, type, &bytes), "reading \(name(path))")
    return .text(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
  }
}
