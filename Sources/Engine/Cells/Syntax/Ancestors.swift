import SwiftSyntax

extension SyntaxProtocol {
  /// The nodes around it, from the inside out.
  var ancestors: UnfoldSequence<Syntax, Syntax?> {
    sequence(state: parent) { next in
      defer { next = next?.parent }
      return next
    }
  }

  /// The nodes around it within the innermost statement, from the inside out.
  var ancestorsInStatement: some Sequence<Syntax> {
    ancestors.prefix { !$0.is(CodeBlockItemSyntax.self) }
  }

  /// The innermost node of a kind around it, within its statement.
  func enclosing<Node: SyntaxProtocol>(_ kind: Node.Type) -> Node? {
    for node in ancestorsInStatement { if let found = node.as(kind) { return found } }
    return nil
  }

  /// Where it lies without the space around it, as UTF-8 offsets.
  var textRange: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }
}
