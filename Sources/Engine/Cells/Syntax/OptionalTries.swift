import SwiftSyntax

/// Hands what each `try?` gives to `_lecternFlattened`, for a cell that is compiled by the rules of
/// Swift 4: there it makes an optional of an optional, in Swift 5 it does not (SE-0230).
final class OptionalTries: SyntaxVisitor {
  private var edits: [Edit] = []

  static func edits(_ tree: SourceFileSyntax) -> [Edit] {
    let finder = OptionalTries(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.edits
  }

  override func visit(_ node: TryExprSyntax) -> SyntaxVisitorContinueKind {
    if node.questionOrExclamationMark?.tokenKind == .postfixQuestionMark {
      edits.append(
        .insert("_lecternFlattened(", at: node.positionAfterSkippingLeadingTrivia.utf8Offset))
      edits.append(.insert(")", at: Syntax(node).endOfCoveredOperators))
    }
    return .visitChildren
  }
}

extension Syntax {
  /// The end of what `try` or `await` covers: everything to its right in its sequence of operators.
  var endOfCoveredOperators: Int {
    let end = parent?.as(ExprListSyntax.self)?.last?.endPositionBeforeTrailingTrivia
    return (end ?? endPositionBeforeTrailingTrivia).utf8Offset
  }
}
