import Foundation

/// Where `~` is: `HOME` first, as in shells and Python; Foundation would ask the list of users only.
package enum HomeFolder {
  /// The user's home folder.
  package static func path(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
  }
}
