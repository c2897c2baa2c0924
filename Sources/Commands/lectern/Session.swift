import Cells
import Directives
import Foundation

/// How the command's parts come to a cell engine.
enum Session {
  /// A new session.
  ///
  /// - Throws: what kept it from starting, in one line.
  static func start() throws -> CellEngine { try start(in: FileManager.default.currentDirectoryPath) }

  /// A new session whose cells run in `folder`.
  static func start(in folder: String) throws -> CellEngine {
    let session = try CellSession(.standard(workingDirectory: folder))
    return DirectiveEngine(session, workingDirectory: folder)
  }
}
