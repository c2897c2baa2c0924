import SwiftSyntax

/// Where in a cell a type or an extension lies.
struct TypePlace: Equatable {
  /// The type's name, with those of the types around it.
  var name: String
  var isExtension: Bool
  /// Whether it is a class with a name in its inheritance clause.
  var isSubclass: Bool
  /// Whether it lies in the body of a function.
  var isLocal: Bool
  /// Offsets in UTF-8: from its first word to its closing brace, and the place just before that.
  var range: Range<Int>
  var end: Int
  var hasMembers: Bool

  static func find(in tree: SourceFileSyntax) -> [TypePlace] {
    let finder = TypePlaceFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.places
  }
}

private final class TypePlaceFinder: TypeVisitor {
  var places: [TypePlace] = []
  private var names: [String] = []

  override func enter(_ node: some DeclGroupSyntax, _ name: String) -> SyntaxVisitorContinueKind {
    names.append(name)
    let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
    places.append(
      TypePlace(
        name: names.joined(separator: "."), isExtension: node.is(ExtensionDeclSyntax.self),
        isSubclass: node.is(ClassDeclSyntax.self) && node.inheritanceClause != nil,
        isLocal: node.isInBody,
        range: start..<node.endPositionBeforeTrailingTrivia.utf8Offset,
        end: node.memberBlock.rightBrace.positionAfterSkippingLeadingTrivia.utf8Offset,
        hasMembers: !node.memberBlock.members.isEmpty))
    return .visitChildren
  }

  override func leave(_ node: some DeclGroupSyntax) { names.removeLast() }
}

extension SyntaxProtocol {
  fileprivate var isInBody: Bool {
    ancestors.contains { node in
      if let accessors = node.as(AccessorBlockSyntax.self), case .getter = accessors.accessors {
        return true
      }
      return node.is(CodeBlockSyntax.self) || node.is(ClosureExprSyntax.self)
    }
  }
}
