import Foundation

/// Where cells run.
package struct WorkingFolder {
  package let path: String
  /// What the user is told, where it is not the folder that was asked for.
  package let notice: String?

  /// The folder `wanted`, or, where that is gone, the next above it that can be entered; the home folder where nobody can say
  /// what its name was.
  package init(_ wanted: String, home: String = HomeFolder.path()) {
    if Self.canBeEntered(wanted) {
      (path, notice) = (wanted, nil)
      return
    }
    var folder = wanted.hasPrefix("/") ? wanted : home
    while folder != "/", !Self.canBeEntered(folder) { folder = Self.parent(of: folder) }
    path = folder
    let name = wanted.isEmpty ? "The folder in which this session was started" : "The folder \(wanted)"
    notice = "\(name) is not there any more; cells run in \(folder) now.\n"
  }

  private static func parent(of folder: String) -> String {
    let parent = folder.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(parent)"
  }

  private static func canBeEntered(_ folder: String) -> Bool {
    var status = stat()
    return stat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && access(folder, X_OK) == 0
  }
}
