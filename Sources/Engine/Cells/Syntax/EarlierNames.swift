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
