internal import CZlib

/// Reading of files that may or may not be packed with gzip (RFC 1952), through zlib.
package enum Gzip {
  private static let chunkSize = 1 << 20

  /// The unpacked content of the file at `path`; a file that is not packed is read as it is.
  ///
  /// Memory grows with what the file really holds, never with what it promises, and reading stops with an error
  /// once more than `limit` bytes have come out (a small packed file can unpack to a thousand times its size).
  package static func readFile(_ path: String, limit: Int) throws -> [UInt8] {
    let stream = try GzipStream(path)
    defer { stream.close() }
    var bytes: [UInt8] = []
    while true {
      let chunk = try stream.read(upTo: min(chunkSize, limit + 1 - bytes.count))
      if chunk.isEmpty { break }
      bytes += chunk
      if bytes.count > limit {
        throw FileError("\(path): unpacks to more than the \(limit) bytes that were expected.")
      }
    }
    return bytes
  }
}

/// A file read through zlib's `gzread`, which unpacks gzip members and passes other files through.
package final class GzipStream {
  private let path: String
  private var file: gzFile?

  /// Opens the file for reading.
  package init(_ path: String) throws {
    self.path = path
    guard let file = gzopen(path, "rb") else {
      throw FileError("\(path): cannot be opened: \(systemErrorText()).")
    }
    gzbuffer(file, 1 << 17)
    self.file = file
  }

  deinit { close() }

  /// Closes the file; further reads give nothing.
  package func close() {
    if let file { gzclose(file) }
    file = nil
  }

  /// At most `count` of the next unpacked bytes; fewer only at the end of the file.
  package func read(upTo count: Int) throws -> [UInt8] {
    guard let file, count > 0 else { return [] }
    var status: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      status = gzread(file, buffer.baseAddress, UInt32(count))
      initialized = max(0, Int(status))
    }
    // A truncated member is reported only by gzerror once its bytes have run out.
    var code: Int32 = Z_OK
    let text = gzerror(file, &code)
    if status < 0 || (code != Z_OK && code != Z_STREAM_END) {
      let reason = text.map { String(cString: $0) } ?? "damaged data"
      throw FileError("\(path): cannot be unpacked (\(reason)). It is cut short or damaged.")
    }
    return bytes
  }
}
