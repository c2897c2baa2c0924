import Differential
import Foundation

/// Sessions beside these tests.
enum Sessions {
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
