import SwiftSyntax

/// Where a cell can be stopped by a debugger, and the changes of its text that make it so.
///
/// Before a statement stands a call that names the statement and the variables that have a value there:
/// `_lecternFrame.at(3) { [_lecternLocal("n", n)] }; return n * factorial(n - 1)`. Each function makes its `_lecternFrame` first.
/// All of it lies on the cell's own lines.
package struct Instrumentation: Equatable {
  /// A statement that can be stopped at.
  package struct Probe: Equatable {
    package var line: Int
    /// In UTF-8, from 1.
    package var column: Int
    /// Its place among ``Instrumentation/functions``.
    package var function: Int
  }

  /// What may be changed. Whether a closure is a result builder, for one, its text does not say.
  package enum Extent { case everything, withoutClosures }

  package var probes: [Probe] = []
  /// The functions' names, the first being that of the cell's top level.
  package var functions: [String] = [Self.topLevel]
  package var edits: [Edit] = []
  /// Whether the text is Swift as far as the parser can tell.
  package var isComplete = true

  static let topLevel = "top level"

  /// - Parameter cell: the number under which the cell will run.
  package init(_ source: String, cell: Int, _ extent: Extent = .everything) {
    let parsed = try? SourceParser.parse(source) { Self(source, $0, cell: cell, extent) }
    self = parsed ?? Self(isComplete: false)
  }

  private init(isComplete: Bool) { self.isComplete = isComplete }

  init(_ source: String, _ tree: SourceFileSyntax, cell: Int, _ extent: Extent) {
    let writer = ProbeWriter(tree: tree, cell: cell, extent)
    writer.walk(tree.statements)
    probes = writer.probes
    functions = writer.functions
    edits = writer.edits
    isComplete = !tree.hasError
  }

  /// What stands before a cell's text.
  static func prelude(cell: Int) -> String { "fileprivate let _lecternFrame = _lecternEnter(\(cell), 0)" }
  /// What stands behind it.
  static let epilogue = "_lecternFrame.leave()"

  /// The line at which a breakpoint on `line` stops: that one, or the next with a statement; nil if there is none.
  package func breakpointLine(_ line: Int) -> Int? {
    probes.lazy.map(\.line).filter { $0 >= line }.min()
  }

  /// The statements at which breakpoints on these lines stop: the first on each.
  func probes(atLines lines: Set<Int>) -> [Int] {
    lines.sorted().compactMap { line in
      probes.indices.filter { probes[$0].line == line }.min { probes[$0].column < probes[$1].column }
    }
  }
}
