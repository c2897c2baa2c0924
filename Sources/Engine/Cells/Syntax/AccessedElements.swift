import SwiftSyntax

/// Statements that change an element in place: `values[5] += 1`, `values[5].append(1)`,
/// `swap(&values[5], &other)`, `counts["a"]! += 1`. Two things go wrong where such an access traps:
/// - The compiler counts the access that the statement begins with to the line before, where the
///   trap would be reported. A call in front of it stands on its own line.
/// - A dictionary gives away its storage while one of its values is being changed, and is empty
///   or broken when that traps: for the key that is not there of `counts["a"]! += 1`, whose
///   dictionary lives on in the session. So the element is read first, which traps without harm.
final class AccessedElements: SyntaxVisitor {
  private var edits: [Edit] = []

  static func edits(_ tree: SourceFileSyntax) -> [Edit] {
    let finder = AccessedElements(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.edits
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    guard case .expr(let expression) = node.item,
      let items = node.parent?.as(CodeBlockItemListSyntax.self)
    else { return .visitChildren }
    let changed = changedElements(expression)
    // A call that stands alone may be what a function gives.
    if changed.isEmpty || items.count == 1 && expression.is(FunctionCallExprSyntax.self) {
      return .visitChildren
    }
    let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
    let reads = changed.filter(\.mayBeReadFirst).map { "_ = \($0.trimmedDescription); " }
    if !reads.isEmpty {
      edits.append(.insert(reads.joined(), at: start))
    } else if items.first?.id != node.id {
      // Where it is the first statement of its block, its line is the first that there is.
      edits.append(.insert("_lecternKept(); ", at: start))
    }
    return .visitChildren
  }

  /// What a statement changes in place and that has a subscript in it.
  private func changedElements(_ expression: ExprSyntax) -> [ExprSyntax] {
    let expression = expression.as(TryExprSyntax.self)?.expression ?? expression
    if let sequence = expression.as(SequenceExprSyntax.self) {
      let elements = Array(sequence.elements)
      guard elements.count > 2, elements[0].hasElement else { return [] }
      // Of a plain assignment the last subscript is no access yet.
      if elements[1].is(AssignmentExprSyntax.self) {
        let base = elements[0].as(SubscriptCallExprSyntax.self)?.calledExpression
        return base.map { $0.hasForcedElement ? [$0] : [] } ?? []
      }
      guard let name = elements[1].as(BinaryOperatorExprSyntax.self)?.operator.text,
        name.hasSuffix("="), !["==", "!=", "<=", ">=", "===", "!=="].contains(name)
      else { return [] }
      return [elements[0]]
    }
    guard let call = expression.as(FunctionCallExprSyntax.self) else { return [] }
    let base = call.calledExpression.as(MemberAccessExprSyntax.self)?.base
    let passed = call.arguments.compactMap { $0.expression.as(InOutExprSyntax.self)?.expression }
    return ([base].compactMap(\.self) + passed).filter(\.hasElement)
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
  private var inner: ExprSyntax? {
    self.as(MemberAccessExprSyntax.self)?.base ?? self.as(ForceUnwrapExprSyntax.self)?.expression
      ?? self.as(SubscriptCallExprSyntax.self)?.calledExpression
  }

  /// Whether to read it once more does nothing else: its keys call nothing but what makes a value
  /// of another type, or other letters of a text.
  fileprivate var mayBeReadFirst: Bool {
    guard hasForcedElement, !trimmedDescription.contains("\n") else { return false }
    let calls = PureCalls(viewMode: .sourceAccurate)
    calls.walk(self)
    return calls.isPure
  }
}

private final class PureCalls: SyntaxVisitor {
  var isPure = true

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if let name = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text {
      isPure = isPure && name.first?.isUppercase == true
    } else if let member = node.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text {
      isPure = isPure && ["lowercased", "uppercased"].contains(member)
    } else {
      isPure = false
    }
    return .visitChildren
  }

  override func visit(_ node: TryExprSyntax) -> SyntaxVisitorContinueKind { impure() }
  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind { impure() }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { impure() }

  private func impure() -> SyntaxVisitorContinueKind {
    isPure = false
    return .skipChildren
  }
}
