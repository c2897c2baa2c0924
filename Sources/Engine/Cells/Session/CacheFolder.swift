import Foundation

/// Where what may be made again is kept from session to session.
///
/// Source: XDG Base Directory Specification, `$XDG_CACHE_HOME`.
package enum CacheFolder {
  /// The user's folder of caches, or that folder in it which is asked for. In a container there may be no home, or none that can be
  /// written: then a folder of the user's own among the temporary ones.
  package static func usable(environment: [String: String], _ part: String = "") -> String {
    let part = part.isEmpty ? "" : "/\(part)"
    if let usual = usual(environment: environment), isWritable(usual + part) { return usual + part }
    let temporary = URL(fileURLWithPath: NSTemporaryDirectory())
    let shared = temporary.appendingPathComponent("lectern-cache-\(geteuid())").path
    if isWritable(shared), isOwn(shared), isWritable(shared + part) { return shared + part }
    return temporary.appendingPathComponent("lectern-cache-\(UUID().uuidString)").path + part
  }

  /// The user's folder of caches, if there is one. Relative paths have to be ignored, says the specification.
  package static func usual(environment: [String: String]) -> String? {
    func given(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    return given("XDG_CACHE_HOME") ?? given("HOME").map { "\($0)/.cache" }
  }

  /// Whether the folder is there, or can be made, and takes files.
  private static func isWritable(_ folder: String) -> Bool {
    let own: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: own)
    return access(folder, W_OK | X_OK) == 0
  }

  /// Whether nobody else can put compiled code into the folder.
  private static func isOwn(_ folder: String) -> Bool {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid() && status.st_mode & 0o022 == 0
  }
}
