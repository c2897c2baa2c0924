import SwiftSyntax

/// Finds the references to names, but for those that something inside the item hides: a closure's
/// parameter, a variable of an inner block, what a condition or a pattern binds.
final class ReferenceFinder: SyntaxVisitor {
  let modules: [String: String]
  var edits: [Edit] = []
  /// The names bound in the scopes around the place, from the outside in. (What the item itself
  /// declares is not among them.)
  private var scopes: [Set<String>] = []

  init(modules: [String: String]) {
    self.modules = modules
    super.init(viewMode: .sourceAccurate)
  }

  private func module(of name: String) -> String? {
    scopes.contains { $0.contains(name) } ? nil : modules[name]
  }

  private func bind(_ names: [TokenSyntax]) {
    if scopes.isEmpty { return }
    scopes[scopes.count - 1].formUnion(names.map(\.text.trimmingBackticks))
  }

  private func inScope(_ body: () -> Void) {
    scopes.append([])
    body()
    scopes.removeLast()
  }

  private func walk(_ nodes: (any SyntaxProtocol)?...) {
    for node in nodes { if let node { walk(node) } }
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if let access = node.parent?.as(MemberAccessExprSyntax.self), access.declName.id == node.id {
      return .skipChildren
    }
    if node.parent?.is(KeyPathPropertyComponentSyntax.self) == true { return .skipChildren }
    if let module = module(of: node.baseName.text.trimmingBackticks) {
      edits.append(.insert("\(module).", at: node.positionAfterSkippingLeadingTrivia.utf8Offset))
    }
    return .skipChildren
  }

  // MARK: Scopes

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind {
    inScope { walk(node.statements) }
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    for capture in node.signature?.capture?.items ?? [] { walk(capture.initializer) }
    inScope {
      bind(node.signature?.capture?.items.map(\.name) ?? [])
      if case .simpleInput(let names) = node.signature?.parameterClause { bind(names.map(\.name)) }
      if case .parameterClause(let clause) = node.signature?.parameterClause {
        bind(clause.parameters.map { $0.secondName ?? $0.firstName })
      }
      walk(node.statements)
    }
    return .skipChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    bind([node.name])
    inScope {
      bind(node.signature.parameterClause.parameters.map { $0.secondName ?? $0.firstName })
      walk(node.body)
    }
    return .skipChildren
  }

  override func visit(_ node: IfExprSyntax) -> SyntaxVisitorContinueKind {
    inScope { walk(node.conditions, node.body) }
    walk(node.elseBody)
    return .skipChildren
  }

  /// What it binds at top level is the new variable, for its other conditions too.
  override func visit(_ node: GuardStmtSyntax) -> SyntaxVisitorContinueKind {
    guard scopes.isEmpty else { return .visitChildren }
    inScope { walk(node.conditions) }
    walk(node.body)
    return .skipChildren
  }

  override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind {
    inScope { walk(node.conditions, node.body) }
    return .skipChildren
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    walk(node.sequence)
    inScope {
      bind(node.pattern.declaredNames)
      walk(node.whereClause, node.body)
    }
    return .skipChildren
  }

  override func visit(_ node: SwitchCaseSyntax) -> SyntaxVisitorContinueKind {
    inScope {
      if case .case(let label) = node.label {
        for item in label.caseItems {
          walk(item.pattern)
          bind(item.pattern.declaredNames)
          walk(item.whereClause)
        }
      }
      walk(node.statements)
    }
    return .skipChildren
  }

  override func visit(_ node: CatchClauseSyntax) -> SyntaxVisitorContinueKind {
    inScope {
      scopes[scopes.count - 1].insert("error")
      for item in node.catchItems {
        bind(item.pattern?.declaredNames ?? [])
        walk(item.pattern, item.whereClause)
      }
      walk(node.body)
    }
    return .skipChildren
  }

  // MARK: What binds names in the scope around it

  override func visit(_ node: OptionalBindingConditionSyntax) -> SyntaxVisitorContinueKind {
    walk(node.initializer)
    let names = node.pattern.declaredNames
    // `if let x` stands for `if let x = x`.
    if node.initializer == nil, let name = names.first, let module = module(of: name.text.trimmingBackticks) {
      edits.append(
        .insert(" = \(module).\(name.text)", at: node.pattern.endPositionBeforeTrailingTrivia.utf8Offset))
    }
    bind(names)
    return .skipChildren
  }

  override func visit(_ node: MatchingPatternConditionSyntax) -> SyntaxVisitorContinueKind {
    walk(node.initializer, node.pattern)
    bind(node.pattern.declaredNames)
    return .skipChildren
  }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    for binding in node.bindings {
      walk(binding.initializer)
      bind(binding.pattern.declaredNames)
    }
    return .skipChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
