import SwiftSyntax

/// A tuple that stands where a list is wanted, as Python takes both: `color: (0.2, 0.4, 0.6)`,
/// `plt.xticks((0, 1), ("a", "b"))`, `for i in (1, 2, 3)`. What the compiler refuses as a tuple is
/// tried as an array.
struct ListedTuple {
  /// Where its brackets stand in the cell, as UTF-8 offsets.
  var open: Int
  var close: Int

  var edits: [Edit] {
    [
      Edit(start: open, end: open + 1, text: "["),
      Edit(start: close, end: close + 1, text: "]"),
    ]
  }

  /// The tuples that an error is about: the one it points at, or else those that the call it points
  /// at is given; none for errors of other kinds.
  ///
  /// - Parameter offset: where in the cell the error points.
  static func list(_ error: Diagnostic, at offset: Int, in cell: ParsedCell) -> [ListedTuple] {
    let isAboutTuples = error.message.contains(#/'\([^()']+, [^()']+\)'/#)
    guard isAboutTuples || error.message.hasPrefix("no exact matches in call") else { return [] }
    let found = try? SourceParser.parse(cell.source) { tree -> [ListedTuple] in
      guard let token = tree.token(at: AbsolutePosition(utf8Offset: offset)) else { return [] }
      for node in token.ancestorsInStatement {
        if isAboutTuples, let tuple = ListedTuple(node) { return [tuple] }
        if let call = node.as(FunctionCallExprSyntax.self) {
          let given = call.arguments.compactMap { ListedTuple(Syntax($0.expression)) }
          if !given.isEmpty { return given }
        }
      }
      return []
    }
    return found ?? []
  }

  /// A tuple of values without names.
  private init?(_ node: Syntax) {
    guard let tuple = node.as(TupleExprSyntax.self), tuple.elements.count > 1,
      tuple.elements.allSatisfy({ $0.label == nil })
    else { return nil }
    open = tuple.leftParen.positionAfterSkippingLeadingTrivia.utf8Offset
    close = tuple.rightParen.positionAfterSkippingLeadingTrivia.utf8Offset
  }
}
