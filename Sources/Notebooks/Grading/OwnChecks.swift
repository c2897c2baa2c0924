import Notebooks

/// What tests fail by and a submission declares itself: after `func assert(_ condition: Bool) {}` any
/// test would pass. What such tests say is for a person to judge.
struct OwnChecks {
  private static let names: Set = [
    "assert", "assertionFailure", "check", "fatalError", "precondition", "preconditionFailure",
  ]

  private let declared: Set<String>

  /// - Parameter notebook: of a student; its locked cells are the teacher's.
  init(in notebook: Notebook) {
    let own = notebook.cells.filter { $0.kind == .code && CellRole(of: $0)?.isLocked != true }
    declared = Set(own.flatMap { Self.declaredNames(in: $0.source) }).intersection(Self.names)
  }

  /// Why a test's result is not to be trusted; nil where it is.
  func doubt(about test: NotebookCell) -> String? {
    let used = test.source.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    guard let name = declared.intersection(used).min() else { return nil }
    return "the submission declares '\(name)' itself, by which this test fails"
  }

  private static func declaredNames(in source: String) -> [String] {
    source.matches(of: #/\b(?:func|let|var|typealias|struct|class|enum|actor)\s+`?(\w+)/#).map {
      String($0.1)
    }
  }
}
