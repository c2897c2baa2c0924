import SwiftSyntax

/// Lets a cell use an earlier variable up to the place where it declares a new one of the same name.
///
/// `let x = preprocess(x)` is one circular global in Swift; with an earlier cell's `x` it can only mean that one, and
/// becomes `let x = preprocess(Cell_3.x)`.
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
      let finder = ReferenceFinder(modules: modules, hidden: item.locallyDeclaredNames)
      finder.walk(item)
      edits += finder.edits
    }
    return edits
  }
}

private final class ReferenceFinder: SyntaxVisitor {
  let modules: [String: String]
  let hidden: Set<String>
  var edits: [Edit] = []

  init(modules: [String: String], hidden: Set<String>) {
    self.modules = modules
    self.hidden = hidden
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    let name = node.baseName.text.trimmingBackticks
    if let access = node.parent?.as(MemberAccessExprSyntax.self), access.declName.id == node.id {
      return .skipChildren
    }
    if node.parent?.is(KeyPathPropertyComponentSyntax.self) == true { return .skipChildren }
    if let module = modules[name], !hidden.contains(name) {
      edits.append(.insert("\(module).", at: node.positionAfterSkippingLeadingTrivia.utf8Offset))
    }
    return .skipChildren
  }

  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension CodeBlockItemSyntax {
  /// Names bound inside the item: closure parameters, variables of inner blocks. Which of them hides what is left to
  /// the compiler: a name that occurs here is not touched.
  fileprivate var locallyDeclaredNames: Set<String> {
    let finder = LocalNames(viewMode: .sourceAccurate)
    finder.walk(self)
    return finder.names
  }
}

private final class LocalNames: SyntaxVisitor {
  var names: Set<String> = []
  private var depth = 0

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    depth += 1
    return .visitChildren
  }
  override func visitPost(_ node: ClosureExprSyntax) { depth -= 1 }
  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind {
    depth += 1
    return .visitChildren
  }
  override func visitPost(_ node: CodeBlockSyntax) { depth -= 1 }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    let isBoundOutside = depth == 0 && node.isBoundByTopLevelDeclaration
    if !isBoundOutside { names.insert(node.identifier.text.trimmingBackticks) }
    return .skipChildren
  }
  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text.trimmingBackticks)
    return .skipChildren
  }
  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert((node.secondName ?? node.firstName).text.trimmingBackticks)
    return .skipChildren
  }
}

extension IdentifierPatternSyntax {
  fileprivate var isBoundByTopLevelDeclaration: Bool {
    var node: Syntax? = parent
    while let current = node, !current.is(CodeBlockItemSyntax.self) {
      if current.is(VariableDeclSyntax.self) { return true }
      node = current.parent
    }
    return false
  }
}
