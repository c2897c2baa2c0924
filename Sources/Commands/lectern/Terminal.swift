import Foundation

/// The terminal that standard output goes to, if it is one.
enum Terminal {
  /// Whether colours and redrawn lines make sense (https://no-color.org, TERM=dumb).
  static var isCapable: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
      && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Columns; 100 where there is no terminal.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }
}
