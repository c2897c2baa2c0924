import SwiftSyntax

/// Errors that another error has made: where a name is missing, what is set is a constant, or
/// operators stand in no order, the compiler guesses at the types of what stands around, and
/// complains of its guess.
struct Consequences {
  private let lines: LineTable
  private let ranges: [Range<Int>]

  /// - Parameter causes: where the errors lie that make others, as UTF-8 offsets.
  init(of causes: [Int], in source: String) {
    lines = LineTable(Array(source.utf8))
    if causes.isEmpty {
      ranges = []
      return
    }
    let found = try? SourceParser.parse(source) { tree in
      causes.compactMap { Self.statement(around: $0, in: tree) }
    }
    ranges = found ?? []
  }

  /// Whether a diagnostic is about types in a statement with such an error.
  func contains(_ diagnostic: Diagnostic) -> Bool {
    guard !ranges.isEmpty, diagnostic.severity == .error, !diagnostic.makesOthers,
      !diagnostic.concernsSyntax
    else { return false }
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
  /// Whether the compiler may complain of other types in the same statement because of it.
  var makesOthers: Bool {
    message.hasPrefix("cannot find ") || message.hasSuffix("is a 'let' constant")
      || message.hasPrefix("adjacent operators are in ")
  }

  /// Whether it is about syntax, which a missing name does not change.
  fileprivate var concernsSyntax: Bool {
    message.hasPrefix("expected ") || message.hasPrefix("consecutive ")
      || message.contains("is not marked with")
  }
}
