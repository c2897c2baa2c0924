import SwiftSyntax

/// Statements that change an element in place: `values[5] += 1`, `values[5].append(1)`,
/// `swap(&values[5], &other)`, `counts["a"]! += 1`. Two things go wrong where such an access traps:
/// - The compiler counts the access that the statement begins with to the line before, where the
///   trap would be reported. A call in front of it stands on its own line.
/// - A dictionary's optional element is moved out of the dictionary while it is changed, and the
///   dictionary is broken when that traps, for a missing key or in the change itself. So
///   `counts["a"]!` is written `counts[_lecternHeld: "a"]` where it may be changed: the same element
///   changed where it lies (`Display/HeldElements.swift`).
final class AccessedElements: SyntaxVisitor {
  /// What stands in front of statements, so that lines begin there.
  private(set) var statementEdits: [Edit] = []
  /// The brackets around calls, for the same.
  private(set) var callEdits: [Edit] = []
  /// What makes elements be changed where they lie.
  private(set) var heldEdits: [Edit] = []
  /// The calls that are statements.
  private var statementCalls: Set<SyntaxIdentifier> = []

  static func find(in tree: SourceFileSyntax) -> AccessedElements {
    let finder = AccessedElements(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    guard case .expr(let item) = node.item else { return .visitChildren }
    let statement = item.as(TryExprSyntax.self)?.expression ?? item
    if statement.is(FunctionCallExprSyntax.self) { statementCalls.insert(statement.id) }
    let changed = assigned(by: statement)
    changed.forEach(hold)
    if !changed.isEmpty {
      statementEdits.append(
        .insert("_lecternLine(); ", at: node.positionAfterSkippingLeadingTrivia.utf8Offset))
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let changed = mayChange(node)
    changed.forEach(hold)
    if statementCalls.contains(node.id), !changed.isEmpty {
      callEdits.append(
        .insert("_lecternAfter(_lecternLine(), ", at: node.positionAfterSkippingLeadingTrivia.utf8Offset))
      callEdits.append(.insert(")", at: node.endPositionBeforeTrailingTrivia.utf8Offset))
    }
    return .visitChildren
  }

  /// What an assignment changes in place and that has a subscript in it.
  private func assigned(by expression: ExprSyntax) -> [ExprSyntax] {
    guard let elements = expression.as(SequenceExprSyntax.self).map({ Array($0.elements) }),
      elements.count > 2
    else { return [] }
    // Of a plain assignment the last subscript is no access yet.
    if elements[1].is(AssignmentExprSyntax.self) {
      let parts = elements[0].as(TupleExprSyntax.self)?.elements.map(\.expression) ?? [elements[0]]
      return parts.filter(\.hasForcedElement)
    }
    let name = elements[1].as(BinaryOperatorExprSyntax.self)?.operator.text ?? ""
    return isAssignment(name) && elements[0].hasElement ? [elements[0]] : []
  }

  /// `+=` and what is named like it; comparisons end in the same sign.
  private func isAssignment(_ name: String) -> Bool {
    name.hasSuffix("=") && !name.hasPrefix(".")
      && !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(name)
  }

  /// What a call may change in place and that has a subscript in it.
  private func mayChange(_ call: FunctionCallExprSyntax) -> [ExprSyntax] {
    let base = call.calledExpression.as(MemberAccessExprSyntax.self)?.base
    let passed = call.arguments.compactMap { $0.expression.as(InOutExprSyntax.self)?.expression }
    return ([base].compactMap(\.self) + passed).filter(\.hasElement)
  }

  /// Holds the elements that are unwrapped on the way to what is changed.
  private func hold(_ expression: ExprSyntax) {
    if let forced = expression.as(ForceUnwrapExprSyntax.self),
      let element = forced.expression.as(SubscriptCallExprSyntax.self),
      element.arguments.count == 1, let key = element.arguments.first, key.label == nil
    {
      heldEdits.append(.insert("_lecternHeld: ", at: key.positionAfterSkippingLeadingTrivia.utf8Offset))
      let mark = forced.exclamationMark
      let start = mark.positionAfterSkippingLeadingTrivia.utf8Offset
      heldEdits.append(Edit(start: start, end: start + 1, text: ""))
    }
    expression.inner.map(hold)
  }
}

extension ExprSyntax {
  /// Whether there is a subscript in it: `grid[1][2].count`.
  fileprivate var hasElement: Bool {
    self.is(SubscriptCallExprSyntax.self) || inner?.hasElement == true
  }

  /// Whether a subscript in it is unwrapped: `counts["a"]!`.
  fileprivate var hasForcedElement: Bool {
    if let forced = self.as(ForceUnwrapExprSyntax.self), forced.expression.hasElement { return true }
    return inner?.hasForcedElement == true
  }

  /// What it is a part of.
  fileprivate var inner: ExprSyntax? {
    self.as(MemberAccessExprSyntax.self)?.base ?? self.as(ForceUnwrapExprSyntax.self)?.expression
      ?? self.as(SubscriptCallExprSyntax.self)?.calledExpression
  }
}
