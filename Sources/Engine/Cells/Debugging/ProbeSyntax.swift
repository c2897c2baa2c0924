import SwiftSyntax

// What the writer of probes has to know of the parts of a program.

extension CodeBlockItemListSyntax {
  var only: CodeBlockItemSyntax? { count == 1 ? first : nil }

  /// The names that what stands before a block binds for it: `for x in`, `if let x`, `case .a(let x)`, `catch`.
  var namesBoundAround: [String] {
    guard let parent else { return [] }
    if let switchCase = parent.as(SwitchCaseSyntax.self) {
      guard case .case(let label) = switchCase.label else { return [] }
      return label.caseItems.flatMap(\.pattern.boundNames)
    }
    guard let block = parent.as(CodeBlockSyntax.self), let owner = block.parent else { return [] }
    switch owner.as(SyntaxEnum.self) {
    case .ifExpr(let node): return node.body.id == block.id ? node.conditions.boundNames : []
    case .whileStmt(let node): return node.conditions.boundNames
    case .forStmt(let node): return node.pattern.boundNames
    case .catchClause(let node):
      return node.catchItems.isEmpty
        ? ["error"] : node.catchItems.flatMap { $0.pattern?.boundNames ?? [] }
    default: return []
    }
  }
}

extension CodeBlockItemSyntax {
  /// Whether something happens when the program comes to it.
  var isStatement: Bool {
    guard case .decl(let node) = item else { return true }
    return node.as(VariableDeclSyntax.self)?.bindings.contains { $0.initializer != nil } ?? false
  }

  /// The names of variables that have a value behind it. The cell's own variables are not among them: they are known by other
  /// means, and to mention them in a closure would keep their values (Cells/Lifetime).
  var namesBoundBehind: [String] {
    switch item {
    case .stmt(let node): return node.as(GuardStmtSyntax.self)?.conditions.boundNames ?? []
    case .decl(let node):
      guard let variable = node.as(VariableDeclSyntax.self) else { return [] }
      let modifiers = variable.modifiers.map(\.name.text)
      let isHidden = modifiers.contains { $0 == "private" || $0 == "fileprivate" }
      if parent?.parent?.is(SourceFileSyntax.self) == true, !isHidden { return [] }
      if modifiers.contains("lazy") || modifiers.contains("async") { return [] }
      let isVariable = variable.bindingSpecifier.tokenKind == .keyword(.var)
      return variable.bindings.flatMap { binding -> [String] in
        let startsAsNil = isVariable && binding.typeAnnotation?.type.is(OptionalTypeSyntax.self) == true
        let isComputed = binding.initializer == nil && binding.accessorBlock != nil
        return !isComputed && (binding.initializer != nil || startsAsNil) ? binding.pattern.boundNames : []
      }
    default: return []
    }
  }
}

extension PatternSyntax {
  var boundNames: [String] { declaredNames.map(\.text).filter { $0 != "self" && $0 != "_" } }
}

extension ConditionElementListSyntax {
  var boundNames: [String] {
    flatMap { element -> [String] in
      switch element.condition {
      case .optionalBinding(let binding): return binding.pattern.boundNames
      case .matchingPattern(let match): return match.pattern.boundNames
      default: return []
      }
    }
  }
}

extension IfExprSyntax {
  /// Whether it is a statement rather than a value.
  var isStatement: Bool {
    if let outer = parent?.as(IfExprSyntax.self) { return outer.isStatement }  // else if
    return parent?.is(ExpressionStmtSyntax.self) == true
  }
}

extension SwitchExprSyntax {
  var isStatement: Bool { parent?.is(ExpressionStmtSyntax.self) == true }
}

extension StmtSyntax {
  /// Whether, as a function's only statement, it may be the value that the function returns.
  var mayBeValue: Bool {
    guard let expression = self.as(ExpressionStmtSyntax.self)?.expression else { return false }
    guard expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self) else { return false }
    return !tokens(viewMode: .sourceAccurate).contains { $0.tokenKind == .keyword(.return) }
  }
}

extension ExprSyntax {
  /// Whether it is a call of a function that is known not to return, which `return` must not stand before.
  var neverReturns: Bool {
    guard let call = self.as(FunctionCallExprSyntax.self) else { return false }
    return ["fatalError", "preconditionFailure", "raise", "abort", "exit"]
      .contains(call.calledExpression.trimmedDescription)
  }
}

extension TypeSyntax {
  /// Whether a function of this result type has a value to return.
  var isValue: Bool { !["Void", "()", "Never"].contains(trimmedDescription) }
}

extension AttributeListSyntax {
  /// Whether an attribute may give the body another meaning, as those of result builders do.
  var mayTransform: Bool {
    let harmless: Set<String> = [
      "discardableResult", "MainActor", "Sendable", "available", "objc", "inline", "usableFromInline",
      "escaping",
      "warn_unqualified_access", "nonobjc", "specialize", "_optimize",
    ]
    return contains { element in
      guard case .attribute(let attribute) = element else { return true }
      return !harmless.contains(attribute.attributeName.trimmedDescription)
    }
  }
}

extension FunctionParameterListSyntax {
  /// `(_:by:)`, as functions are named in documentation.
  var labels: String { "(" + map { "\($0.firstName.text):" }.joined() + ")" }

  var locals: [DebuggedLocal] {
    compactMap { parameter in
      let name = (parameter.secondName ?? parameter.firstName).text
      if parameter.attributes.mayTransform || !parameter.modifiers.isEmpty { return nil }
      return DebuggedLocal(parameter: name, type: parameter.type)
    }
  }
}

extension DebuggedLocal {
  /// A parameter, unless it is one that cannot be copied.
  init?(parameter name: String, type: TypeSyntax) {
    let words = type.tokens(viewMode: .sourceAccurate).map(\.text)
    let unfit: Set<String> = [
      "->", "borrowing", "consuming", "sending", "isolated", "__owned", "__shared", "each", "repeat", "~",
      "autoclosure",
    ]
    if name == "_" || !unfit.isDisjoint(with: words) { return nil }
    self.init(name: name, isBorrowed: words.contains("inout"))
  }
}

extension ClosureExprSyntax {
  /// The parameters; any of which might be `inout` if no type is written.
  var parameterLocals: [DebuggedLocal] {
    switch signature?.parameterClause {
    case .simpleInput(let list)?:
      return list.map(\.name.text).filter { $0 != "_" }.map { DebuggedLocal(name: $0, isBorrowed: true) }
    case .parameterClause(let clause)?:
      return clause.parameters.compactMap { parameter in
        let name = (parameter.secondName ?? parameter.firstName).text
        guard let type = parameter.type else {
          return name == "_" ? nil : DebuggedLocal(name: name, isBorrowed: true)
        }
        return DebuggedLocal(parameter: name, type: type)
      }
    default: return []
    }
  }

  var isAsync: Bool {
    signature?.effectSpecifiers?.asyncSpecifier != nil || AwaitFinder.finds(in: statements)
  }

  /// Whether more statements in it change nothing: what a closure of one expression returns is found in another way than what
  /// one of several statements returns, and the lines of a result builder are not statements at all.
  var canHaveProbes: Bool {
    if let only = statements.only {
      guard case .stmt(let statement) = only.item else { return false }
      if statement.is(ReturnStmtSyntax.self) || statement.is(ThrowStmtSyntax.self) { return false }
      guard let expression = statement.as(ExpressionStmtSyntax.self)?.expression else { return true }
      if let condition = expression.as(IfExprSyntax.self) { return condition.elseBody == nil }
      return false
    }
    return !statements.isEmpty && !mayBeBuilder
  }

  /// Whether it looks like `VStack { Text("a"); Text("b") }`: values alone, given to a type.
  private var mayBeBuilder: Bool {
    let areValues = statements.allSatisfy { item in
      guard case .expr(let expression) = item.item else { return false }
      return expression.is(FunctionCallExprSyntax.self) || expression.is(MemberAccessExprSyntax.self)
        || expression.is(DeclReferenceExprSyntax.self) || expression.is(StringLiteralExprSyntax.self)
    }
    guard areValues, let call = parent?.as(FunctionCallExprSyntax.self),
      let callee = call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text
    else { return false }
    return callee.first?.isUppercase == true && !["Task", "Thread", "DispatchWorkItem"].contains(callee)
  }
}

/// Finds `await` in a closure itself, not in those that it contains.
private final class AwaitFinder: SyntaxVisitor {
  private var isFound = false

  static func finds(in node: some SyntaxProtocol) -> Bool {
    let finder = AwaitFinder(viewMode: .sourceAccurate)
    finder.walk(node)
    return finder.isFound
  }

  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
    isFound = true
    return .skipChildren
  }
  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    if node.awaitKeyword != nil { isFound = true }
    return .visitChildren
  }
  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    if node.modifiers.contains(where: { $0.name.tokenKind == .keyword(.async) }) { isFound = true }
    return .visitChildren
  }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension SyntaxProtocol {
  /// Whether it stands directly in a type.
  var isMember: Bool { parent?.is(MemberBlockItemSyntax.self) == true }

  /// Every name in it, `self` too, in backticks where it is written so.
  var allNames: Set<String> {
    Set(
      tokens(viewMode: .sourceAccurate).compactMap { token in
        switch token.tokenKind {
        case .identifier: token.text
        case .keyword(.self): "self"
        default: nil
        }
      })
  }
}

extension TokenSyntax {
  /// Where its text ends, in UTF-8.
  var endOfText: Int { endPositionBeforeTrailingTrivia.utf8Offset }
}
