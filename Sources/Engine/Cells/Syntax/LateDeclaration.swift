import SwiftSyntax

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
