import SwiftSyntax

/// Calls `String(format: …, values)`, which become calls of the library's own initialiser: it takes
/// each value as what it is, where Foundation's takes its bytes for what the format says.
final class FormattedTexts: SyntaxVisitor {
  private var edits: [Edit] = []

  static func edits(_ tree: SourceFileSyntax) -> [Edit] {
    let finder = FormattedTexts(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.edits
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let called = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text
    // With a locale, or values in one list, it is another initialiser.
    if called == "String", let label = node.arguments.first?.label, label.text == "format",
      node.arguments.dropFirst().allSatisfy({ $0.label == nil })
    {
      edits.append(
        Edit(
          start: label.positionAfterSkippingLeadingTrivia.utf8Offset,
          end: label.endPositionBeforeTrailingTrivia.utf8Offset, text: "_lecternFormat"))
    }
    return .visitChildren
  }
}
