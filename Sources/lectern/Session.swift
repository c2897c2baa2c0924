import Cells
import Directives

/// How the command's parts come to a cell engine.
enum Session {
  /// A new session.
  ///
  /// - Throws: what kept it from starting, in one line.
  static func start() throws -> CellEngine { DirectiveEngine(try CellSession(.standard())) }
}
