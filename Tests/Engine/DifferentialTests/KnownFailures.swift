import Differential
import Foundation

/// The lines of a file that lists what is known to fail, so that everything else must not: names, with `#` before remarks.
///
/// What begins to pass has to be struck from the list: a listed name that passes fails the test.
struct KnownFailures {
  let names: Set<String>

  /// - Parameter file: its name in Tests/Engine/Differential.
  init(_ file: String) throws {
    let url = Program.folder.deletingLastPathComponent().appendingPathComponent(file)
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    names = Set(
      lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && !$0.hasPrefix("#") })
  }
}
