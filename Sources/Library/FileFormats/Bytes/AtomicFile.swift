import Foundation

/// Writing of whole files so that a reader, or a power cut, only ever sees the old content or the new.
package enum AtomicFile {
  /// Replaces the file at `path` by what `write` puts into a temporary file beside it.
  ///
  /// The temporary file lies in the same folder (a rename does not cross file systems), is flushed to the disk
  /// and only then renamed; if anything fails it is removed and the former file stays as it was.
  package static func replace(_ path: String, writing write: (_ temporaryPath: String) throws -> Void) throws
  {
    removeLeftovers(of: path)
    let temporary = "\(path).\(host).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
    do {
      try write(temporary)
      try flush(temporary)
      guard rename(temporary, path) == 0 else { throw FileError("\(path): \(systemErrorText()).") }
    } catch {
      unlink(temporary)
      throw error
    }
    // The new name itself is on the disk only when the folder is; a file system that cannot do this is no error.
    try? flush(folder(of: path))
  }

  /// Replaces the file at `path` by `bytes`.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    try replace(path) { temporary in
      guard let file = fopen(temporary, "wb") else {
        throw FileError("\(path): cannot be written: \(systemErrorText()).")
      }
      let written = fwrite(bytes, 1, bytes.count, file)
      let closed = fclose(file)
      guard written == bytes.count, closed == 0 else {
        throw FileError("\(path): cannot be written: \(systemErrorText()). Is the disk full?")
      }
    }
  }

  /// The machine's name, since a folder may be shared between machines and process numbers are not.
  private static let host: String = {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      .replacing("/", with: "_")
  }()

  /// Removes what processes of this machine that were killed while they wrote the same file have left beside it.
  private static func removeLeftovers(of path: String) {
    let folder = folder(of: path)
    let start = path.split(separator: "/").last.map { "\($0).\(host)." } ?? ""
    guard !start.isEmpty, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return
    }
    for name in names where name.hasPrefix(start) && name.hasSuffix(".tmp") {
      guard let process = pid_t(name.dropFirst(start.count).prefix { $0.isNumber }), process != getpid(),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func flush(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw FileError("\(path): \(systemErrorText()).") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw FileError("\(path): cannot be written to the disk: \(systemErrorText()).")
    }
  }
}
