import SwiftSyntax

/// `#function` at a cell's top level: the compiler would put the name of the cell's module there. In a file of its own the code would
/// be in the module `main`.
final class TopLevelFunctionNames: SyntaxVisitor {
  private(set) var edits: [Edit] = []

  static func edits(_ tree: SourceFileSyntax) -> [Edit] {
    let finder = TopLevelFunctionNames(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.edits
  }

  override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
    guard node.macroName.text == "function", node.arguments.isEmpty else { return .visitChildren }
    edits.append(
      Edit(
        start: node.positionAfterSkippingLeadingTrivia.utf8Offset,
        end: node.endPositionBeforeTrailingTrivia.utf8Offset, text: "\"\(ObjectFile.shownModule)\""))
    return .skipChildren
  }

  // These have names of their own.
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MacroDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
