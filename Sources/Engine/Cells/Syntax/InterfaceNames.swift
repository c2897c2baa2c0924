import SwiftSyntax

/// The names in the parts of a cell that say what its declarations are, rather than what they do: signatures, types of
/// properties, conformances, constraints. (The types of the cell's variables the object file tells, see
/// ``ObjectFile/cellsInInterface``.)
final class InterfaceNames: SyntaxVisitor {
  private(set) var names: Set<String> = []

  static func find(in tree: SourceFileSyntax) -> Set<String> {
    let finder = InterfaceNames(viewMode: .sourceAccurate)
    for item in tree.statements {
      guard case .decl(let declaration) = item.item else { continue }
      if let variable = declaration.as(VariableDeclSyntax.self) {
        for binding in variable.bindings { finder.walk(optional: binding.typeAnnotation) }
      } else {
        finder.walk(declaration)
      }
    }
    return finder.names
  }

  private func walk(optional node: (some SyntaxProtocol)?) {
    if let node { walk(node) }
  }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    if let name = token.mentionedName { names.insert(name) }
    return .skipChildren
  }

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
