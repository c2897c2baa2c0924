import Foundation

/// The session's temporary files: the cells' sources, objects, modules and libraries.
///
/// A lock on the folder, which the operating system's kernel holds as long as this process lives, says that it is in use: to other
/// sessions, in whatever container or on whatever host, and to systemd-tmpfiles.
package final class SessionFolder: Sendable {
  package let path: String
  private let descriptor: Int32

  package init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    let parent = try TemporaryFolder.executable(environment: environment)
    Self.removeOrphans(parent)
    let process = ProcessInfo.processInfo.processIdentifier
    while true {
      let number = String(UInt32.random(in: .min ... .max), radix: 16)
      let path = "\(parent)/lectern-\(process)-\(number)"
      guard mkdir(path, 0o700) == 0 else {
        if errno == EEXIST { continue }
        throw FileTrouble("cannot make the folder \(path) for the session's files", errno)
      }
      // Until the lock is held another session may take the folder for one that was left.
      if let descriptor = Self.locked(path, waiting: true) {
        self.path = path
        self.descriptor = descriptor
        return
      }
    }
  }

  deinit { close(descriptor) }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// A descriptor that holds the lock of a folder; nil if somebody else holds it, or the folder is gone. Where the file system
  /// knows no such locks, the creator goes without, and nobody removes what others have left.
  private static func locked(_ path: String, waiting: Bool) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 { return nil }
    let isLocked = flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) == 0
    var (own, there) = (stat(), stat())
    let isThere =
      fstat(descriptor, &own) == 0 && lstat(path, &there) == 0 && own.st_ino == there.st_ino
      && own.st_dev == there.st_dev
    if isThere, isLocked || waiting { return descriptor }
    close(descriptor)
    return nil
  }

  /// Removes what sessions have left that were killed before they could tidy up.
  private static func removeOrphans(_ parent: String) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    let pattern = #/lectern-\d+-[0-9a-f]+/#  // made once: there may be thousands of entries
    for entry in entries where entry.hasPrefix("lectern-") && entry.wholeMatch(of: pattern) != nil {
      let path = "\(parent)/\(entry)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_uid == geteuid(),
        let descriptor = locked(path, waiting: false)
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
      close(descriptor)
    }
  }
}
