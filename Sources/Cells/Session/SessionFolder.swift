import Foundation

/// The session's temporary files: the cells' sources, objects, modules and libraries.
final class SessionFolder: Sendable {
  let path: String

  init() throws {
    let parent = URL(fileURLWithPath: NSTemporaryDirectory())
    Self.removeOrphans(parent)
    let process = ProcessInfo.processInfo.processIdentifier
    let number = String(UInt32.random(in: .min ... .max), radix: 16)
    path = parent.appendingPathComponent("lectern-\(process)-\(number)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Removes what sessions have left that were killed before they could tidy up.
  private static func removeOrphans(_ parent: URL) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for entry in entries {
      guard let match = entry.wholeMatch(of: #/lectern-(\d+)-[0-9a-f]+/#), let process = pid_t(match.1),
        kill(process, 0) != 0 && errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: parent.appendingPathComponent(entry))
    }
  }
}
