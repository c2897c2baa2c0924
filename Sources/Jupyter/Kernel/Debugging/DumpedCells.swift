import Foundation

/// Cells as files, which front ends ask for to tell a debugger about them. The folder goes with the kernel.
final class DumpedCells {
  static let hashSeed: UInt32 = 0xC0DE
  static let suffix = ".swift"

  /// The folder, ending with a slash: what all paths begin with.
  let prefix = NSTemporaryDirectory().appendingSlash + "lectern-cells-\(getpid())/"
  /// The paths, in the order of dumping.
  private(set) var paths: [String] = []

  /// Writes a cell's source; the path follows from the text alone, as front ends expect.
  func dump(_ source: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: prefix, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = prefix + String(MurmurHash2.hash(source, seed: Self.hashSeed)) + Self.suffix
    try Data(source.utf8).write(to: URL(fileURLWithPath: path))
    if !paths.contains(path) { paths.append(path) }
    return path
  }

  /// The source of a cell that was dumped; of no other file.
  func source(at path: String) -> String? {
    guard paths.contains(path) else { return nil }
    return try? String(contentsOfFile: path, encoding: .utf8)
  }

  func removeAll() {
    try? FileManager.default.removeItem(atPath: prefix)
    paths = []
  }

  deinit { removeAll() }
}

extension String {
  fileprivate var appendingSlash: String { hasSuffix("/") ? self : self + "/" }
}
