import Foundation

/// What the library says to the person at the screen.
package enum Screen {
  /// A line.
  static func print(_ line: String) { write(line + "\n") }

  /// Text as it is, shown at once.
  static func write(_ text: String) {
    Swift.print(text, terminator: "")
    fflush(stdout)
  }

  /// A warning, on the error stream.
  static func warn(_ text: String) {
    if let warningReader { return warningReader(text) }
    fputs("UserWarning: \(text)\n", stderr)
  }

  /// Reads warnings in place of the screen, for tests.
  nonisolated(unsafe) package static var warningReader: (@Sendable (String) -> Void)?
}
