import Foundation

/// Lines for the user, apart from a run's own output.
enum Messages {
  /// An error: `lectern: ` and the message, on standard error.
  static func error(_ message: String) { write("lectern: \(message)\n", to: stderr) }

  /// A line on standard output.
  static func line(_ text: String) { write(text + "\n", to: stdout) }

  /// Text on standard output, at once.
  static func text(_ text: String) { write(text, to: stdout) }

  // Not FileHandle: its writes end the process when the reader of a pipe has gone.
  private static func write(_ text: String, to stream: UnsafeMutablePointer<FILE>?) {
    guard let stream else { return }
    fputs(text, stream)
    fflush(stream)
  }
}
