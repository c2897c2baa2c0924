import SwiftSyntax

/// Variables that a cell's own loops and closures use, and that cannot be in use twice at once: the
/// compiler need not have each access checked at run time (`@exclusivity(unchecked)`).
///
/// In one file it finds that out itself, since it sees every access (AccessEnforcementWMO in the
/// compiler); a cell's variable may be used from other modules. A loop over one is several times
/// slower with the checks.
///
/// Such a variable is never passed `inout`, no function or type of the cell uses it, and where a
/// closure does, nothing calls its methods or subscripts, which could call the closure.
final class LoopVariables: SyntaxAnyVisitor {
  /// What is known of the use of a variable.
  private struct Use {
    var start: Int
    var isInLoop = false
    var isInClosure = false
    var hasMembersUsed = false
    var mayOverlap = false

    var isUnchecked: Bool {
      (isInLoop || isInClosure) && !mayOverlap && !(isInClosure && hasMembersUsed)
    }
  }

  private var uses: [String: Use] = [:]
  private var loops = 0
  private var closures = 0
  private var declarations = 0

  /// The attributes of those variables.
  static func edits(_ tree: SourceFileSyntax) -> [Edit] {
    let finder = LoopVariables(viewMode: .sourceAccurate)
    for item in tree.statements { finder.add(item) }
    if finder.uses.isEmpty { return [] }
    finder.walk(tree)
    return finder.uses.values.filter(\.isUnchecked).map {
      .insert("@exclusivity(unchecked) ", at: $0.start)
    }
  }

  /// A plain `var` of one name.
  private func add(_ item: CodeBlockItemSyntax) {
    guard case .decl(let declaration) = item.item, let node = declaration.as(VariableDeclSyntax.self),
      node.bindingSpecifier.tokenKind == .keyword(.var), node.attributes.isEmpty, node.modifiers.isEmpty,
      node.bindings.count == 1, let binding = node.bindings.first, binding.accessorBlock == nil,
      let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text, uses[name] == nil
    else { return }
    uses[name] = Use(start: node.positionAfterSkippingLeadingTrivia.utf8Offset)
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    guard var use = uses[node.baseName.text], !node.isMemberName else { return .visitChildren }
    use.isInLoop = use.isInLoop || loops > 0
    use.isInClosure = use.isInClosure || closures > 0
    use.hasMembersUsed = use.hasMembersUsed || node.isBase
    use.mayOverlap = use.mayOverlap || declarations > 0 || node.isPassedInout
    uses[node.baseName.text] = use
    return .visitChildren
  }

  override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
    if let depth = depth(within: node) { self[keyPath: depth] += 1 }
    return .visitChildren
  }

  override func visitAnyPost(_ node: Syntax) {
    if let depth = depth(within: node) { self[keyPath: depth] -= 1 }
  }

  private func depth(within node: Syntax) -> ReferenceWritableKeyPath<LoopVariables, Int>? {
    switch node.kind {
    case .forStmt, .whileStmt, .repeatStmt: \.loops
    case .closureExpr: \.closures
    // Everything else that has code of its own is a function or an accessor.
    case .functionDecl, .initializerDecl, .accessorBlock, .memberBlock, .deferStmt: \.declarations
    default: nil
    }
  }
}

extension DeclReferenceExprSyntax {
  /// Whether it stands behind a point.
  fileprivate var isMemberName: Bool {
    parent?.as(MemberAccessExprSyntax.self)?.declName.id == id
  }

  /// Whether a member, an element or a call of it is meant.
  fileprivate var isBase: Bool {
    parent?.is(MemberAccessExprSyntax.self) == true
      || parent?.is(OptionalChainingExprSyntax.self) == true || parent?.is(ForceUnwrapExprSyntax.self) == true
      || parent?.as(SubscriptCallExprSyntax.self)?.calledExpression.id == id
      || parent?.as(FunctionCallExprSyntax.self)?.calledExpression.id == id
  }

  /// Whether it, or something in it, is passed as `&x`.
  fileprivate var isPassedInout: Bool {
    var node = Syntax(self)
    while let parent = node.parent, parent.is(ExprSyntax.self) {
      if parent.is(InOutExprSyntax.self) { return true }
      node = parent
    }
    return false
  }
}
