import SwiftSyntax

/// Lets a cell use an earlier variable up to the place where it declares a new one of the same
/// name.
///
/// `let x = preprocess(x)` is one circular global in Swift; with an earlier cell's `x` it can only
/// mean that one, and becomes `let x = preprocess(Cell_3.x)`.
struct EarlierNames {
  let declarations: [(item: CodeBlockItemSyntax, names: Set<String>)]
  /// The module of an earlier cell that has declared the name.
  let module: (String) -> String?

  func edits(_ tree: SourceFileSyntax) -> [Edit] {
    var edits: [Edit] = []
    for item in tree.statements {
      if case .decl(let declaration) = item.item, !declaration.is(VariableDeclSyntax.self) { continue }
      let names = declarations.filter { $0.item.position >= item.position }.flatMap(\.names)
      let modules = Dictionary(
        names.compactMap { name in module(name).map { (name, $0) } }, uniquingKeysWith: { first, _ in first })
      if modules.isEmpty { continue }
      let finder = ReferenceFinder(modules: modules)
      finder.walk(item)
      edits += finder.edits
    }
    return edits
  }
}

/// A variable that its own cell uses before the statement that declares it: in Swift's top-level code
/// it is there, without a value, and reads as zero or ends the cell.
struct LateDeclaration {
  /// Where it is used, in UTF-8.
  var range: Range<Int>
  var name: String

  var message: String {
    "'\(name)' is used before the statement that declares it has run, and has no value yet: move its "
      + "declaration up"
  }

  static func find(
    in tree: SourceFileSyntax, declarations: [(item: CodeBlockItemSyntax, names: Set<String>)],
    earlierModule: (String) -> String?
  ) -> [LateDeclaration] {
    tree.statements.flatMap { item -> [LateDeclaration] in
      // What functions and types do, they do when they are called.
      if case .decl(let declaration) = item.item, !declaration.is(VariableDeclSyntax.self) { return [] }
      let later = declarations.filter { $0.item.position > item.position }.flatMap(\.names)
      let names = later.filter { earlierModule($0) == nil }
      if names.isEmpty { return [] }
      let finder = ReferenceFinder(modules: Dictionary(names.map { ($0, $0) }) { first, _ in first })
      finder.walk(item)
      let closures = ClosureRanges.find(in: item)
      return finder.edits.filter { edit in !closures.contains { $0.contains(edit.start) } }.map { edit in
        let name = String(edit.text.dropLast())
        return LateDeclaration(range: edit.start..<edit.start + name.utf8.count, name: name)
      }
    }
  }
}

/// Where closures and getters lie, whose code may run later.
private final class ClosureRanges: SyntaxVisitor {
  private var ranges: [Range<Int>] = []

  static func find(in item: CodeBlockItemSyntax) -> [Range<Int>] {
    let finder = ClosureRanges(viewMode: .sourceAccurate)
    finder.walk(item)
    return finder.ranges
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { add(Syntax(node)) }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { add(Syntax(node)) }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { add(Syntax(node)) }

  private func add(_ node: Syntax) -> SyntaxVisitorContinueKind {
    ranges.append(node.position.utf8Offset..<node.endPosition.utf8Offset)
    return .skipChildren
  }
}

/// Finds the references to names, but for those that something inside the item hides: a closure's
/// parameter, a variable of an inner block, what a condition or a pattern binds.
private final class ReferenceFinder: SyntaxVisitor {
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
