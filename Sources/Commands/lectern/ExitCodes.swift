import ArgumentParser

/// The exit codes of `lectern`: those of sysexits.h where one fits, and the shells' for interrupts and time limits.
enum LecternExit {
  /// A cell had an error.
  static let cellFailed = ExitCode(1)
  /// The command line is wrong (ArgumentParser's own).
  static let usage = ExitCode(64)
  /// A file is no notebook (EX_DATAERR).
  static let notANotebook = ExitCode(65)
  /// A file is missing or cannot be read (EX_NOINPUT).
  static let noInput = ExitCode(66)
  /// The session could not be started (EX_UNAVAILABLE).
  static let noSession = ExitCode(69)
  /// An output cannot be written (EX_CANTCREAT).
  static let unwritable = ExitCode(73)
  /// The disk is full (EX_IOERR).
  static let diskFull = ExitCode(74)
  /// The notebook asks for another kernel (EX_CONFIG).
  static let otherKernel = ExitCode(78)
  /// A cell took longer than allowed (as timeout(1)).
  static let timedOut = ExitCode(124)
  /// Ctrl-C (128 + SIGINT).
  static let interrupted = ExitCode(130)
  /// Asked to end by the system (128 + SIGTERM).
  static let terminated = ExitCode(143)
}
