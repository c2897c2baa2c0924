import Foundation

/// Copies of the session's modules and libraries in a file without a name, for when somebody tidies up among temporary files: later
/// cells cannot be compiled without them.
final class KeptFiles: @unchecked Sendable {
  private let lock = NSLock()
  private let descriptor: Int32
  private var places: [String: Range<Int>] = [:]
  private var end = 0

  init(folder: String) {
    let path = "\(folder)/kept"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { unlink(path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Keeps what is in the file at `path` now.
  func keep(_ path: String) {
    guard descriptor >= 0, let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
      return
    }
    lock.withLock {
      let put = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, end) }
      guard put == data.count else { return }
      places[path] = end..<(end + put)
      end += put
    }
  }

  /// Writes the files that are missing.
  func restoreMissing() {
    for (path, place) in lock.withLock({ places }) where access(path, F_OK) != 0 {
      var bytes = [UInt8](repeating: 0, count: place.count)
      guard pread(descriptor, &bytes, bytes.count, place.lowerBound) == bytes.count else { continue }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try? Data(bytes).write(to: URL(fileURLWithPath: path))
    }
  }
}
