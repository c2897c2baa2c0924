import SwiftSyntax

/// Statements that change an element in place: `values[5] += 1`, `values[5].append(1)`,
/// `swap(&values[5], &other)`, `counts["a"]! += 1`. Two things go wrong where such an access traps:
/// - The compiler counts the access that the statement begins with to the line before, where the
///   trap would be reported. A call in front of it stands on its own line.
/// - A dictionary gives away its storage while one of its values is being changed, and is empty
///   or broken when that traps: for the key that is not there of `counts["a"]! += 1`, whose
///   dictionary lives on in the session. So the element is read first, which traps without harm;
///   where the call may give a value, `_lecternAfter(_lecternRead(d[k]!), d[k]!.removeLast())`.
final class AccessedElements: SyntaxVisitor {
  /// What stands in front of statements.
  private(set) var statements: [Edit] = []
  /// The brackets around calls.
  private(set) var calls: [Edit] = []
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
    if let changed = changedElement(statement) {
      let front = changed.mayBeReadFirst ? "_ = \(changed.trimmedDescription); " : "_lecternLine(); "
      statements.append(.insert(front, at: node.positionAfterSkippingLeadingTrivia.utf8Offset))
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let changed = mayChange(node)
    let read = changed.filter(\.mayBeReadFirst).map(\.trimmedDescription).joined(separator: ", ")
    let isStatement = statementCalls.contains(node.id) && !changed.isEmpty
    if !read.isEmpty || isStatement, node.parent?.is(AwaitExprSyntax.self) != true {
      let front = read.isEmpty ? "_lecternLine()" : "_lecternRead(\(read))"
      let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
      calls.append(.insert("_lecternAfter(\(front), ", at: start))
      calls.append(.insert(")", at: node.endPositionBeforeTrailingTrivia.utf8Offset))
    }
    return .visitChildren
  }

  /// What an assignment changes in place and that has a subscript in it.
  private func changedElement(_ expression: ExprSyntax) -> ExprSyntax? {
    guard let elements = expression.as(SequenceExprSyntax.self).map({ Array($0.elements) }),
      elements.count > 2, elements[0].hasElement
    else { return nil }
    // Of a plain assignment the last subscript is no access yet.
    if elements[1].is(AssignmentExprSyntax.self) {
      let base = elements[0].as(SubscriptCallExprSyntax.self)?.calledExpression
      return base.flatMap { $0.hasForcedElement ? $0 : nil }
    }
    guard let name = elements[1].as(BinaryOperatorExprSyntax.self)?.operator.text,
      name.hasSuffix("="), !["==", "!=", "<=", ">=", "===", "!=="].contains(name)
    else { return nil }
    return elements[0]
  }

  /// What a call may change in place and that has a subscript in it.
  private func mayChange(_ call: FunctionCallExprSyntax) -> [ExprSyntax] {
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
