import SwiftSyntax

/// Finds the `await`s that stand at the cell's top level and puts each into a closure that a task
/// runs while the cell waits: `await f(x)` becomes `_lecternAwait { await f(x) }`, `try await` gets
/// `_lecternTryAwait`.
///
/// A script with top-level `await` compiled as such would run as one task that ends the process
/// (the compiler emits `swift_task_asyncMainDrainQueue`), so the cell itself stays synchronous.
final class AwaitBridging: SyntaxVisitor {
  private(set) var edits: [Edit] = []

  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
    let end = node.endOfCoveredExpression
    wrap(Syntax(node), to: end, mayThrow: node.isCoveredByTry)
    return .skipChildren
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    guard node.awaitKeyword != nil else { return .visitChildren }
    let mayThrow = node.tokens(viewMode: .sourceAccurate).contains { $0.tokenKind == .keyword(.try) }
    wrap(
      Syntax(node), to: node.endPositionBeforeTrailingTrivia.utf8Offset, mayThrow: mayThrow, addsTry: mayThrow
    )
    return .skipChildren
  }

  /// `async let x = f()` takes its value at once: a child task could not outlive the statement.
  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    guard let keyword = node.modifiers.first(where: { $0.name.tokenKind == .keyword(.async) }) else {
      return .visitChildren
    }
    let start = keyword.positionAfterSkippingLeadingTrivia.utf8Offset
    edits.append(Edit(start: start, end: start + "async".utf8.count, text: "     "))
    for binding in node.bindings {
      guard let value = binding.initializer?.value else { continue }
      edits.append(
        .insert("try _lecternTryAwait { try await ", at: value.positionAfterSkippingLeadingTrivia.utf8Offset))
      edits.append(.insert(" }", at: value.endPositionBeforeTrailingTrivia.utf8Offset))
    }
    return .skipChildren
  }

  private func wrap(_ node: Syntax, to end: Int, mayThrow: Bool, addsTry: Bool = false) {
    let function = mayThrow ? "_lecternTryAwait" : "_lecternAwait"
    let inner = mayThrow && !addsTry ? "try " : ""
    edits.append(
      .insert(
        "\(addsTry ? "try " : "")\(function)({ \(inner)",
        at: node.positionAfterSkippingLeadingTrivia.utf8Offset))
    edits.append(.insert(" })", at: end))
  }

  // What has a body of its own is not top-level code.
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension AwaitExprSyntax {
  /// `await` covers everything to its right in its sequence of operators.
  fileprivate var endOfCoveredExpression: Int {
    var covered = Syntax(self)
    while let parent = covered.parent, parent.is(TryExprSyntax.self) { covered = parent }
    return covered.endOfCoveredOperators
  }

  /// Whether a `try` to its left covers it.
  fileprivate var isCoveredByTry: Bool {
    var node = Syntax(self)
    while let parent = node.parent {
      if parent.is(TryExprSyntax.self) { return true }
      if parent.is(CodeBlockItemSyntax.self) { return false }
      if let list = parent.as(ExprListSyntax.self) {
        for element in list {
          if Syntax(element) == node { break }
          if element.is(TryExprSyntax.self) { return true }
        }
      }
      node = parent
    }
    return false
  }
}
