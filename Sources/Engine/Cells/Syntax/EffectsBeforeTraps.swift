import SwiftSyntax

/// Keeps what a cell has done when code behind it traps: variables have what was assigned to them,
/// and a loop has printed what it printed in its rounds before.
///
/// In a program nobody sees a variable after a trap. So the optimiser holds those of a loop in
/// registers to its end, leaves out what is stored before a trap that it foresees, and checks
/// before a loop that all its indices are in bounds. In a session the variables live on, and a
/// student looks for the mistake by what a loop has printed. Hence
/// - behind each change of what outlives the cell stands a fence, which no store moves across;
/// - a loop that does what one can see may end in each round, for all that the optimiser knows,
///   so that no later round's check comes early. Loops over a function's own variables stay as
///   they are: of what they have done at a trap nothing is left to see.
final class EffectsBeforeTraps: SyntaxVisitor {
  private let isSessionName: (String) -> Bool
  private var edits: [Edit] = []
  /// The names of the stored properties of the classes around, whose objects outlive a method.
  private var properties: [Set<String>] = []
  /// For each loop around, whether it does what one can see.
  private var loops: [Bool] = []
  /// How many closures and getters are around that are no loop's body; a result builder may be
  /// given them.
  private var closures = 0
  /// How many functions and properties with attributes of the user's own are around, which may be
  /// result builders: every statement in them is one of the builder's parts.
  private var attributed = 0

  private init(isSessionName: @escaping (String) -> Bool) {
    self.isSessionName = isSessionName
    super.init(viewMode: .sourceAccurate)
  }

  /// - Parameter isSessionName: whether a name may be one of the session's variables or functions.
  static func edits(
    _ tree: SourceFileSyntax, isSessionName: @escaping (String) -> Bool
  ) -> [Edit] {
    let finder = EffectsBeforeTraps(isSessionName: isSessionName)
    finder.walk(tree)
    return finder.edits
  }

  // MARK: Changes

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    guard case .expr(let item) = node.item, attributed == 0 else { return .visitChildren }
    let statement = item.withoutEffects
    let isCall = statement.is(FunctionCallExprSyntax.self)
    let changes = statement.assigns && concernsSession(statement)
    // A call that stands alone may be what a function gives; one in a closure, what a result
    // builder is given.
    let mayChange = isCall && !node.isAlone && closures == 0 && concernsSession(statement)
    if changes || mayChange {
      edits.append(.insert("; _lecternKept()", at: item.endPositionBeforeTrailingTrivia.utf8Offset))
    }
    if isCall || changes { loops = loops.map { _ in true } }
    return .visitChildren
  }

  private func concernsSession(_ expression: ExprSyntax) -> Bool {
    expression.tokens(viewMode: .sourceAccurate).contains { token in
      if token.tokenKind == .keyword(.self) { return !properties.isEmpty }
      guard case .identifier(let name) = token.tokenKind else { return false }
      return isSessionName(name) || properties.contains { $0.contains(name) }
    }
  }

  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    properties.append(node.memberBlock.storedVariables)
    return .visitChildren
  }

  override func visitPost(_ node: ClassDeclSyntax) { properties.removeLast() }

  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    properties.append(node.memberBlock.storedVariables)
    return .visitChildren
  }

  override func visitPost(_ node: ActorDeclSyntax) { properties.removeLast() }

  // MARK: Loops

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind { enterLoop() }
  override func visitPost(_ node: ForStmtSyntax) { leaveLoop(node.body) }

  override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind { enterLoop() }

  override func visitPost(_ node: WhileStmtSyntax) {
    // What comes behind `while true` is never reached, and a value that it must give not wanted.
    leaveLoop(node.isEndless ? nil : node.body)
  }

  private func enterLoop() -> SyntaxVisitorContinueKind {
    loops.append(false)
    return .visitChildren
  }

  private func leaveLoop(_ body: CodeBlockSyntax?) {
    let isVisible = loops.removeLast()
    // A result builder takes no `break`.
    guard isVisible, closures == 0, attributed == 0, let body else { return }
    let start = body.leftBrace.endPositionBeforeTrailingTrivia.utf8Offset
    edits.append(.insert(" if _lecternStops { break }; ", at: start))
  }

  // MARK: Result builders

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    enter(node.attributes)
  }

  override func visitPost(_ node: FunctionDeclSyntax) { leave(node.attributes) }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    enter(node.attributes)
  }

  override func visitPost(_ node: VariableDeclSyntax) { leave(node.attributes) }

  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    enter(node.attributes)
  }

  override func visitPost(_ node: SubscriptDeclSyntax) { leave(node.attributes) }

  private func enter(_ attributes: AttributeListSyntax) -> SyntaxVisitorContinueKind {
    if attributes.mayBuild { attributed += 1 }
    return .visitChildren
  }

  private func leave(_ attributes: AttributeListSyntax) {
    if attributes.mayBuild { attributed -= 1 }
  }

  /// A protocol may say that a property is built.
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
    closures += 1
    return .visitChildren
  }

  override func visitPost(_ node: AccessorBlockSyntax) { closures -= 1 }

  // MARK: Closures

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    if node.isLoop { return enterLoop() }
    closures += 1
    return .visitChildren
  }

  override func visitPost(_ node: ClosureExprSyntax) {
    guard node.isLoop else {
      closures -= 1
      return
    }
    guard loops.removeLast(), closures == 0, attributed == 0 else { return }
    let start = (node.signature?.inKeyword ?? node.leftBrace).endPositionBeforeTrailingTrivia
    edits.append(.insert(" if _lecternStops { return }; ", at: start.utf8Offset))
  }
}

extension AttributeListSyntax {
  /// Whether one of them may be a result builder: a type's name, and none of the language's own.
  fileprivate var mayBuild: Bool {
    contains { attribute in
      guard let name = attribute.as(AttributeSyntax.self)?.attributeName.trimmedDescription else {
        return false
      }
      return name.first?.isUppercase == true && !["MainActor", "Sendable", "Test"].contains(name)
    }
  }
}

extension ClosureExprSyntax {
  /// Whether it is what `forEach` does in each round.
  fileprivate var isLoop: Bool {
    guard let call = parent?.as(FunctionCallExprSyntax.self), call.trailingClosure?.id == id,
      let called = call.calledExpression.as(MemberAccessExprSyntax.self)
    else { return false }
    return called.declName.baseName.text == "forEach"
  }
}

extension CodeBlockItemSyntax {
  fileprivate var isAlone: Bool { parent?.as(CodeBlockItemListSyntax.self)?.count == 1 }
}

extension MemberBlockSyntax {
  fileprivate var storedVariables: Set<String> {
    var names: Set<String> = []
    for member in members {
      guard let variable = member.decl.as(VariableDeclSyntax.self) else { continue }
      for binding in variable.bindings where binding.accessorBlock == nil {
        if let name = binding.pattern.as(IdentifierPatternSyntax.self) {
          names.insert(name.identifier.text)
        }
      }
    }
    return names
  }
}

extension WhileStmtSyntax {
  fileprivate var isEndless: Bool {
    conditions.count == 1 && conditions.first?.condition.trimmedDescription == "true"
  }
}

extension ExprSyntax {
  /// What stands behind `try` and `await`.
  fileprivate var withoutEffects: ExprSyntax {
    if let attempt = self.as(TryExprSyntax.self) { return attempt.expression.withoutEffects }
    if let waiting = self.as(AwaitExprSyntax.self) { return waiting.expression.withoutEffects }
    return self
  }

  /// `x = 1`, `x += 1`.
  fileprivate var assigns: Bool {
    guard let sequence = self.as(SequenceExprSyntax.self) else { return false }
    return sequence.elements.contains { element in
      if element.is(AssignmentExprSyntax.self) { return true }
      guard let text = element.as(BinaryOperatorExprSyntax.self)?.operator.text else { return false }
      return text.hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(text)
    }
  }
}
