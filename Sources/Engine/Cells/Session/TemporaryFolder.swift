import Foundation

/// Where temporary files go from which code is loaded.
package enum TemporaryFolder {
  /// The usual folder for temporary files, or, where that is missing, cannot be written or is mounted without execution, the
  /// first other one that is neither.
  ///
  /// - Throws: ``FileTrouble``, where there is none.
  package static func executable(
    environment: [String: String], allowsExecution: (String) -> Bool = Self.allowsExecution
  ) throws -> String {
    let folders = candidates(environment)
    for folder in folders where isWritable(folder) && allowsExecution(folder) { return folder }
    let reasons = folders.map {
      "\($0) \(isWritable($0) ? "is mounted without execution" : "cannot be written")"
    }
    throw FileTrouble(
      "there is no folder for temporary files from which code can be loaded (\(reasons.joined(separator: ", "))); "
        + "set TMPDIR to one")
  }

  private static func candidates(_ environment: [String: String]) -> [String] {
    let given = [environment["TMPDIR"], "/tmp", "/var/tmp", environment["XDG_RUNTIME_DIR"]]
    let caches = CacheFolder.usual(environment: environment).map { "\($0)/lectern" }
    var seen: Set<String> = []
    return (given + [caches, "/dev/shm"]).compactMap { $0 }.filter { $0.hasPrefix("/") }.map {
      $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0
    }.filter { seen.insert($0).inserted }
  }

  private static func isWritable(_ folder: String) -> Bool {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return access(folder, W_OK | X_OK) == 0
  }

  /// `ST_NOEXEC` of statvfs(3).
  private static let noExecution: UInt = 8

  package static func allowsExecution(_ folder: String) -> Bool {
    var status = statvfs()
    return statvfs(folder, &status) != 0 || status.f_flag & noExecution == 0
  }
}
