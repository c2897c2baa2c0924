import SwiftSyntax

/// What the compiler takes without a word, and who comes from Python means otherwise.
struct Misreading {
  /// Where it lies, in UTF-8.
  var range: Range<Int>
  var message: String

  static func find(in tree: SourceFileSyntax, mentions: Set<String>) -> [Misreading] {
    let powers = mentions.contains("**") ? SignedPower.find(in: tree) : []
    return powers.map { Misreading(range: $0.range, message: $0.message) }
      + DivisionComment.find(in: tree).map { Misreading(range: $0.range, message: $0.message) }
  }
}

extension ParsedCell {
  func misreadingWarnings(cellName: String) -> [Diagnostic] {
    if misreadings.isEmpty { return [] }
    let lines = LineTable(Array(source.utf8))
    return misreadings.map { misreading in
      let at = lines.place(of: misreading.range.lowerBound)
      return Diagnostic(
        severity: .warning, identifier: "", message: misreading.message, file: cellName, line: at.line,
        column: at.column, length: misreading.range.count)
    }
  }
}
