/// The way from places in a text that was made of a cell's to places in that.
struct DiagnosticPlaces {
  let text: EditedText
  /// Where the text lies in the file from whose beginning fix-its count.
  let start: Int
  let cellName: String

  /// `diagnostic` with all its places in the former text; fix-its as UTF-8 offsets there. Fix-its
  /// that concern what stands around the text are left out.
  func located(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.message = OuterType.plain(TopLevelGuard.plain(diagnostic.message))
    result.notes = diagnostic.notes.map(located)
    result.fixIts = []
    guard diagnostic.file == cellName else { return result }
    let first = text.original(line: diagnostic.line, column: diagnostic.column)
    let last = text.original(line: diagnostic.line, column: diagnostic.column + diagnostic.length)
    (result.line, result.column) = first
    result.length = last.line == first.line ? max(1, last.column - first.column) : 1
    let end = start + text.text.utf8.count
    if diagnostic.fixIts.allSatisfy({ start <= $0.start && $0.end <= end }) {
      result.fixIts = diagnostic.fixIts.map(located)
    }
    return result
  }

  private func located(_ fixIt: Edit) -> Edit {
    let first = text.originalOffset(fixIt.start - start)
    return Edit(
      start: first, end: max(first, text.originalOffset(fixIt.end - start)), text: fixIt.text)
  }
}
