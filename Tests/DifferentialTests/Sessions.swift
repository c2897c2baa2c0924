import Differential
import Foundation

/// Sessions beside these tests.
enum Sessions {
  /// The lists of what is known to fail have to be made anew for the engine as it is (`make differential`); until then these
  /// tests run only where `LECTERN_DIFFERENTIAL` is set.
  static let areCompared = ProcessInfo.processInfo.environment["LECTERN_DIFFERENTIAL"] != nil

  /// `LECTERN_EXECUTABLES` names another folder than that of the build.
  static func runner() throws -> CellRunner {
    let package = Program.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let candidates = [beside, package.appendingPathComponent(".build/release").path]
    let found = candidates.first { FileManager.default.fileExists(atPath: "\($0)/lectern-worker") }
    return try CellRunner(executables: ProcessInfo.processInfo.environment["LECTERN_EXECUTABLES"] ?? found)
  }
}
