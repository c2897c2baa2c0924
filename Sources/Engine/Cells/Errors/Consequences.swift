import SwiftSyntax

/// Errors that another error has made: where a name is missing, the compiler guesses at the type of
/// what stands around it, and complains of its guess.
struct Consequences {
  private let lines: LineTable
  private let ranges: [Range<Int>]

  /// - Parameter missing: where names are missing, as UTF-8 offsets.
  init(of missing: [Int], in source: String) {
    lines = LineTable(Array(source.utf8))
    if missing.isEmpty {
      ranges = []
      return
    }
    let found = try? SourceParser.parse(source) { tree in
      missing.compactMap { Self.statement(around: $0, in: tree) }
    }
    ranges = found ?? []
  }

  /// Whether a diagnostic is about types in a statement with a missing name.
  func contains(_ diagnostic: Diagnostic) -> Bool {
    guard !ranges.isEmpty, diagnostic.severity == .error, !diagnostic.concernsNames else { return false }
    let offset = lines.offset(line: diagnostic.line, column: diagnostic.column)
    return ranges.contains { $0.contains(offset) }
  }

  /// The innermost statement, without the bodies of what it declares.
  private static func statement(around offset: Int, in tree: SourceFileSyntax) -> Range<Int>? {
    var node = tree.token(at: AbsolutePosition(utf8Offset: offset))?.parent
    while let current = node {
      if let item = current.as(CodeBlockItemSyntax.self) {
        return item.positionAfterSkippingLeadingTrivia
          .utf8Offset..<item.endPositionBeforeTrailingTrivia.utf8Offset
      }
      node = current.parent
    }
    return nil
  }
}

extension Diagnostic {
  /// Whether it is about names or syntax, which a missing name does not change.
  fileprivate var concernsNames: Bool {
    message.hasPrefix("cannot find ") || message.hasPrefix("expected ")
      || message.hasPrefix("consecutive ") || message.contains("is not marked with")
  }
}
