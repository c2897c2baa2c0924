import SwiftSyntax

/// Finds the operators that a cell's types, protocols and extensions implement as their members.
///
/// An import by name shows such a member only if its module also has a top-level function of that
/// name. So the cell gets one for each, which nobody can call (``placeholders(cell:)``); then
/// `import func Cell_1 . +` shows all of the cell's `+`.
final class OperatorDeclarations: TypeVisitor {
  private(set) var members: [Declaration] = []
  private var fixities: [String: String] = [:]
  private var owners: [String] = []

  static func find(in items: [CodeBlockItemSyntax]) -> OperatorDeclarations {
    let finder = OperatorDeclarations(viewMode: .sourceAccurate)
    for item in items {
      // At top level an operator is a function like others.
      if case .decl(let declaration) = item.item, !declaration.is(FunctionDeclSyntax.self) {
        finder.walk(declaration)
      }
    }
    return finder
  }

  /// Functions that make the operators' names importable, of those names that no top-level function
  /// has.
  func placeholders(cell: Int, besides functions: [Declaration]) -> String {
    let names = Set(members.map(\.name)).subtracting(functions.map(\.name)).sorted()
    if names.isEmpty { return "" }
    let type = "_LecternOperators\(cell)"
    let functions = names.map { name in
      let fixity = fixities[name] ?? ""
      return fixity.isEmpty
        ? "func \(name) (_: \(type), _: \(type)) {}" : "\(fixity) func \(name) (_: \(type)) {}"
    }
    return (["enum \(type) {}"] + functions).joined(separator: "; ")
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    if node.name.tokenKind.isOperator {
      let name = node.name.text
      fixities[name] = node.modifiers.map(\.name.text).first { ["prefix", "postfix"].contains($0) } ?? ""
      let owner = owners.joined(separator: ".")
      var declaration = Declaration(
        kind: .func, name: name, signature: "\(owner) \(CanonicalSignature.text(node))",
        mentions: node.mentionedNames)
      declaration.isMember = true
      members.append(declaration)
    }
    return .skipChildren
  }

  override func enter(_ node: some DeclGroupSyntax, _ name: String) -> SyntaxVisitorContinueKind {
    // `extension [Int]` and `extension Array where Element == Int` are told apart.
    owners.append(node.as(ExtensionDeclSyntax.self).map { CanonicalSignature.text($0.extendedType) } ?? name)
    return .visitChildren
  }

  override func leave(_ node: some DeclGroupSyntax) { owners.removeLast() }

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
