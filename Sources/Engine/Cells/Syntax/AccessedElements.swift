import SwiftSyntax

/// Statements that change an element in place: `values[5] += 1`, `values[5].append(1)`,
/// `swap(&values[5], &other)`. The compiler counts the access that they begin with to the line
/// before, where a trap of it would be reported. A call in front of them stands on their own line.
final class AccessedElements: SyntaxVisitor {
  private var edits: [Edit] = []

  static func edits(_ tree: SourceFileSyntax) -> [Edit] {
    let finder = AccessedElements(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.edits
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    if case .expr(let expression) = node.item, changesElement(expression),
      let items = node.parent?.as(CodeBlockItemListSyntax.self), items.first?.id != node.id
    {
      let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
      edits.append(.insert("_lecternKept(); ", at: start))
    }
    return .visitChildren
  }

  /// Where it is the first statement of its block, its line is the first that there is.
  private func changesElement(_ expression: ExprSyntax) -> Bool {
    let expression = expression.as(TryExprSyntax.self)?.expression ?? expression
    if let sequence = expression.as(SequenceExprSyntax.self) {
      let elements = Array(sequence.elements)
      guard elements.count > 2, let name = elements[1].as(BinaryOperatorExprSyntax.self)?.operator.text,
        name.hasSuffix("="), !["==", "!=", "<=", ">=", "===", "!=="].contains(name)
      else { return false }
      return elements[0].hasElement
    }
    guard let call = expression.as(FunctionCallExprSyntax.self) else { return false }
    let base = call.calledExpression.as(MemberAccessExprSyntax.self)?.base
    return base?.hasElement == true
      || call.arguments.contains { $0.expression.as(InOutExprSyntax.self)?.expression.hasElement == true }
  }
}

extension ExprSyntax {
  /// Whether there is a subscript in it: `grid[1][2].count`.
  fileprivate var hasElement: Bool {
    if self.is(SubscriptCallExprSyntax.self) { return true }
    if let member = self.as(MemberAccessExprSyntax.self) { return member.base?.hasElement == true }
    if let forced = self.as(ForceUnwrapExprSyntax.self) { return forced.expression.hasElement }
    return false
  }
}
