import SwiftSyntax

/// Makes the constants of actors, and of types that belong to a global actor, `nonisolated`.
///
/// In the file of their type they can be read without `await`, as if they were (SE-0313, "`let`s of
/// an actor"); from another module they could not.
final class IsolatedConstants: SyntaxVisitor {
  private var edits: [Edit] = []

  static func edits(_ tree: SourceFileSyntax) -> [Edit] {
    let finder = IsolatedConstants(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.edits
  }

  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    add(node.memberBlock)
    return .visitChildren
  }

  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    if node.attributes.nameGlobalActor { add(node.memberBlock) }
    return .visitChildren
  }

  private func add(_ members: MemberBlockSyntax) {
    for member in members.members.active {
      guard let node = member.decl.as(VariableDeclSyntax.self),
        node.bindingSpecifier.tokenKind == .keyword(.let), node.attributes.isEmpty,
        node.modifiers.allSatisfy({ !["static", "class", "nonisolated"].contains($0.name.text) })
      else { continue }
      edits.append(
        .insert("nonisolated ", at: node.bindingSpecifier.positionAfterSkippingLeadingTrivia.utf8Offset))
    }
  }
}

extension AttributeListSyntax {
  /// `@MainActor`, or an attribute that is called like it.
  fileprivate var nameGlobalActor: Bool {
    contains { element in
      element.as(AttributeSyntax.self)?.attributeName.trimmedDescription.hasSuffix("Actor") ?? false
    }
  }
}
