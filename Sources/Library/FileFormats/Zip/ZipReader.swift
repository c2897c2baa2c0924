internal import CLibZip

/// A zip archive in memory, read member by member through libzip. Nothing is ever unpacked to the
/// disk.
package final class ZipReader {
  private let archive: OpaquePointer
  // libzip reads from these bytes until the archive is closed.
  private let storage: UnsafeMutableRawPointer
  private var members: [String: UInt64] = [:]

  /// The members' names.
  package var names: [String] { members.sorted { $0.value < $1.value }.map(\.key) }

  /// Opens the archive in `bytes`. Names that lead out of a folder, names that occur twice and more
  /// than `memberLimit` members are refused.
  package init(_ bytes: [UInt8], memberLimit: Int = 100_000) throws {
    guard bytes.starts(with: [0x50, 0x4B]) else { throw FileError("is not a zip archive.") }
    storage = .allocate(byteCount: max(1, bytes.count), alignment: 16)
    storage.copyMemory(from: bytes, byteCount: bytes.count)
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(storage, UInt64(bytes.count), 0, &error) else {
      storage.deallocate()
      throw FileError("cannot be opened as a zip archive: \(ZipError.text(&error)).")
    }
    guard let opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
      zip_source_free(source)
      storage.deallocate()
      throw FileError("is not a whole zip archive (\(ZipError.text(&error))). It is cut short or damaged.")
    }
    archive = opened
    try readNames(limit: memberLimit)
  }

  deinit {
    zip_discard(archive)
    storage.deallocate()
  }

  /// The unpacked bytes of the member called `name`, or nil if there is none; an error beyond
  /// `limit` bytes.
  package func read(_ name: String, limit: Int) throws -> [UInt8]? {
    guard let index = members[name] else { return nil }
    var information = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &information) == 0 else { throw failure(name) }
    guard information.size <= UInt64(limit) else {
      throw FileError(
        "its member \(name) declares \(information.size) bytes, more than the \(limit) it may have.")
    }
    var bytes: [UInt8] = []
    try forEachPart(of: name, index) { part in
      bytes += part
      guard bytes.count <= limit else {
        throw FileError("its member \(name) unpacks to more than \(limit) bytes.")
      }
    }
    return bytes
  }

  /// Calls `body` for the unpacked bytes of the member called `name`, part by part, so that memory
  /// need not hold all of them. False if there is no such member.
  package func forEachPart(of name: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws -> Bool {
    guard let index = members[name] else { return false }
    try forEachPart(of: name, index, body)
    return true
  }

  /// Memory grows with what really comes out, not with what the archive declares.
  private func forEachPart(
    of name: String, _ index: UInt64, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    guard let file = zip_fopen_index(archive, index, 0) else { throw failure(name) }
    defer { zip_fclose(file) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = zip_fread(file, &chunk, UInt64(chunk.count))
      guard count >= 0 else {
        throw FileError("its member \(name) is damaged: \(String(cString: zip_file_strerror(file))).")
      }
      if count == 0 { return }
      try body(chunk[..<Int(count)])
    }
  }

  private func readNames(limit: Int) throws {
    let count = zip_get_num_entries(archive, 0)
    guard count >= 0, count <= limit else { throw FileError("holds \(count) members, more than \(limit).") }
    for index in 0..<UInt64(count) {
      guard let pointer = zip_get_name(archive, index, 0) else { throw failure("number \(index)") }
      let name = String(cString: pointer)
      let steps = name.split(separator: "/", omittingEmptySubsequences: false)
      guard !name.hasPrefix("/"), !steps.contains(".."), !name.contains("\\") else {
        throw FileError(
          "has a member called '\(name)', which leads out of its folder; such an archive is refused.")
      }
      guard members.updateValue(index, forKey: name) == nil else {
        throw FileError("has two members called '\(name)'; such an archive is refused.")
      }
    }
  }

  private func failure(_ member: String) -> FileError {
    FileError("its member \(member) cannot be read: \(String(cString: zip_strerror(archive))).")
  }
}

/// libzip's errors as text.
enum ZipError {
  static func text(_ error: inout zip_error_t) -> String {
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }
}
