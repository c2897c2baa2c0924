/// Errors of lines in Python's syntax: each such line says what it would be in Swift, once, and the
/// compiler's guesses at it are left out.
struct PythonLines {
  private var advice: [Int: String] = [:]
  private var haveSaid: Set<Int> = []
  private var lineCount = 1

  init(_ source: String, _ diagnostics: [Diagnostic], cellName: String) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    lineCount = lines.count
    let concerned = Set(diagnostics.filter { $0.isError(in: cellName) }.map(line(of:)))
    for line in concerned where lines.indices.contains(line - 1) {
      advice[line] = PythonSyntax.advice(for: String(lines[line - 1]))
    }
  }

  /// What is missing at a text's end is said of the line behind it.
  private func line(of diagnostic: Diagnostic) -> Int { min(diagnostic.line, lineCount) }

  /// The error with what its line means; nil where that has been said, and the error with it.
  mutating func explained(_ diagnostic: Diagnostic, cellName: String) -> Diagnostic? {
    guard diagnostic.isError(in: cellName), let text = advice[line(of: diagnostic)]
    else { return diagnostic }
    // A name whose cell failed is missing however the line is written.
    if diagnostic.notes.contains(where: \.isAboutFailedCell) { return diagnostic }
    guard haveSaid.insert(line(of: diagnostic)).inserted else { return nil }
    var diagnostic = diagnostic
    diagnostic.fixIts = []
    diagnostic.notes = [.explanation(text)]
    return diagnostic
  }
}

extension Diagnostic {
  fileprivate func isError(in cell: String) -> Bool { severity == .error && file == cell }
}
