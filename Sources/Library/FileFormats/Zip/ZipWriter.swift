internal import CLibZip

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Making of zip archives in memory through libzip.
package enum ZipWriter {
  /// A file of an archive.
  package struct Member {
    let name: String
    let bytes: [UInt8]

    /// A file with its name and content.
    package init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The bytes of an archive that holds `members`, packed (deflate) or stored as they are.
  package static func encode(_ members: [Member], packed: Bool) throws -> [UInt8] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 0, &error) else { throw failure(&error) }
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      throw failure(&error)
    }
    // The archive gives up its own hold on the source when it is closed; this one lets it be read afterwards.
    zip_source_keep(source)
    do {
      for member in members { try add(member, to: archive, packed: packed) }
      guard zip_close(archive) == 0 else {
        throw FileError("the archive cannot be made: \(String(cString: zip_strerror(archive))).")
      }
    } catch {
      zip_discard(archive)
      throw error
    }
    return try content(source)
  }

  private static func add(_ member: Member, to archive: OpaquePointer, packed: Bool) throws {
    func check(_ worked: Bool) throws {
      if !worked { throw FileError("\(member.name): \(String(cString: zip_strerror(archive))).") }
    }
    // libzip frees this copy once it is written.
    let copy = malloc(max(1, member.bytes.count))
    guard let copy else { throw FileError("\(member.name): out of memory.") }
    copy.copyMemory(from: member.bytes, byteCount: member.bytes.count)
    guard let source = zip_source_buffer(archive, copy, UInt64(member.bytes.count), 1) else {
      free(copy)
      throw FileError("\(member.name): \(String(cString: zip_strerror(archive))).")
    }
    let index = zip_file_add(archive, member.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    if index < 0 { zip_source_free(source) }
    try check(index >= 0)
    let method = packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    try check(zip_set_file_compression(archive, UInt64(index), method, 0) == 0)
  }

  private static func content(_ source: OpaquePointer) throws -> [UInt8] {
    var information = zip_stat_t()
    zip_source_stat(source, &information)
    guard zip_source_open(source) == 0 else { throw FileError("the finished archive cannot be read back.") }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(information.size))
    let count = zip_source_read(source, &bytes, information.size)
    guard count == Int64(bytes.count) else { throw FileError("the finished archive cannot be read back.") }
    return bytes
  }

  private static func failure(_ error: inout zip_error_t) -> FileError {
    FileError("the archive cannot be made: \(ZipError.text(&error)).")
  }
}
