extension DiagnosticText {
  /// The lines of the cell that a diagnostic's fix-its touch, mended and ready to be copied; nil
  /// where there is nothing to copy: no fix-its, or such as leave something to be filled in or give
  /// values to other parameters than they were written for.
  func corrected(_ diagnostic: Diagnostic) -> [String]? {
    if diagnostic.givesValuesToOthers { return nil }
    let fixIts = diagnostic.fixIts
    // (A cast by force is what the compiler proposes for types that have nothing in common.)
    let isCopied = fixIts.allSatisfy { fixIt in
      !["<#", "\n", " as! "].contains { fixIt.text.contains($0) }
    }
    let places = fixIts.flatMap { [$0.start, $0.end] }.compactMap {
      sources.place(of: $0, in: diagnostic.file)
    }
    guard isCopied, places.count == 2 * fixIts.count, let first = places.map(\.line).min(),
      let last = places.map(\.line).max()
    else { return nil }
    let lines = (first...last).compactMap { sources.line($0, of: diagnostic.file) }
    guard lines.count == last - first + 1 else { return nil }
    let text = lines.joined(separator: "\n")
    let table = LineTable(Array(text.utf8))
    let offsets = places.map { table.offset(line: $0.line - first + 1, column: $0.column) }
    let edits = zip(fixIts.indices, fixIts).map { index, fixIt in
      let start = offsets[2 * index]
      return Edit(start: start, end: max(start, offsets[2 * index + 1]), text: fixIt.text)
    }
    let corrected = EditedText(text, edits: edits).text
    return corrected == text
      ? nil
      : corrected.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
  }
}

extension Diagnostic {
  /// Whether its fix-its put labels before values that were written for other parameters: the
  /// compiler goes by places alone, and proposes `f(a: 1, b: 2)` for `f(b: 1, a: 2)`.
  fileprivate var givesValuesToOthers: Bool {
    guard
      let match = message.firstMatch(
        of: #/incorrect argument labels? in call \(have '([^']*)', expected '([^']*)'\)/#)
    else { return false }
    let expected = match.2.split(separator: ":").map(String.init)
    return zip(match.1.split(separator: ":").map(String.init), expected).contains { own, other in
      if own == other || own == "_" { return false }
      if other == "_" { return expected.contains(own) }
      return Spelling.nearest(own, among: expected) != other
    }
  }
}
