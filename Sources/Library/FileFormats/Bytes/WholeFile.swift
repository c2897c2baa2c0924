import Foundation

/// Reading of whole files into memory.
package enum WholeFile {
  /// The bytes of the file at `path`, or an error if it is no file, cannot be read, or is larger than `limit`.
  package static func read(_ path: String, limit: Int = 1 << 34) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw FileError("\(path): cannot be read: \(systemErrorText()).")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    // As large as the system says, if it says so (a pipe has no size), and one more to see the end.
    var information = stat()
    if fstat(fileno(file), &information) == 0 {
      bytes.reserveCapacity(min(limit, Int(information.st_size)) + 1)
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw FileError("\(path): is larger than \(limit) bytes.") }
      if count < chunk.count { break }
    }
    guard ferror(file) == 0 else { throw FileError("\(path): cannot be read: \(systemErrorText()).") }
    return bytes
  }
}
