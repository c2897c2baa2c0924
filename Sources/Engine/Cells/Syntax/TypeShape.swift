import SwiftSyntax

/// What the engine has to know of a cell's types: the parts of which the compiler would make
/// members, had it type and extension in one file, and which members are private.
struct TypeShape: Equatable {
  enum Kind { case `struct`, `enum`, `class`, other }
  struct Property: Equatable {
    var name: String
    /// Whether the memberwise initialiser has a parameter for it: not so a constant that has its
    /// value.
    var isParameter: Bool
  }
  struct EnumCase: Equatable {
    var name: String
    /// For each associated value its label, if it has one.
    var labels: [String?]
  }

  var kind: Kind
  /// The type's name with those of the types around it: `Outer.Inner`.
  var name: String
  /// Stored properties of instances.
  var properties: [Property] = []
  var cases: [EnumCase] = []
  /// Whether the type's body declares an initialiser, so that it has no memberwise one.
  var hasInitialiser = false
  /// The keys that an enumeration `CodingKeys` within it names; nil if there is none.
  var codingKeys: [String]?
  /// Members that only the type and its extensions may use (`private`), or set (`private(set)`).
  var privateMembers: Set<String> = []
}

/// Finds the types of a cell, and what its extensions add to types.
final class TypeShapes: TypeVisitor {
  /// The types that the cell declares.
  private(set) var declared: [TypeShape] = []
  /// Private members and coding keys of its extensions, by the type's name.
  private(set) var extended: [TypeShape] = []
  private var open: [TypeShape] = []

  static func find(in items: [CodeBlockItemSyntax]) -> TypeShapes {
    let finder = TypeShapes(viewMode: .sourceAccurate)
    for item in items { if case .decl(let declaration) = item.item { finder.walk(declaration) } }
    return finder
  }

  override func enter(_ node: some DeclGroupSyntax, _ name: String) -> SyntaxVisitorContinueKind {
    // What is in a protocol is nobody's but its conforming types'.
    if node.is(ProtocolDeclSyntax.self) { return .visitChildren }
    let path = open.last.map { "\($0.name).\(name)" } ?? name
    var shape = TypeShape(kind: TypeShape.Kind(node), name: path)
    for member in node.memberBlock.members.active { shape.add(member.decl) }
    open.append(shape)
    return .visitChildren
  }

  override func leave(_ node: some DeclGroupSyntax) {
    if node.is(ProtocolDeclSyntax.self) { return }
    let shape = open.removeLast()
    if node.is(ExtensionDeclSyntax.self) { extended.append(shape) } else { declared.append(shape) }
  }

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension TypeShape.Kind {
  fileprivate init(_ node: some DeclGroupSyntax) {
    switch node.kind {
    case .structDecl: self = .struct
    case .classDecl: self = .class
    case .enumDecl: self = .enum
    default: self = .other
    }
  }
}

extension TypeSyntax {
  /// `Box` of `Box<Int>`, `Outer.Inner` of `Outer.Inner`.
  var nameWithoutArguments: String {
    if let node = self.as(IdentifierTypeSyntax.self) { return node.name.text.trimmingBackticks }
    if let node = self.as(MemberTypeSyntax.self) {
      return "\(node.baseType.nameWithoutArguments).\(node.name.text.trimmingBackticks)"
    }
    return CanonicalSignature.text(self)
  }
}

extension TypeShape {
  fileprivate mutating func add(_ member: DeclSyntax) {
    if let modified = member.asProtocol(WithModifiersSyntax.self),
      modified.modifiers.contains(where: { $0.name.tokenKind == .keyword(.private) })
    {
      privateMembers.formUnion(member.names)
    }
    switch member.as(DeclSyntaxEnum.self) {
    case .variableDecl(let node): add(node)
    case .enumCaseDecl(let node):
      cases += node.elements.map { element in
        EnumCase(
          name: element.name.text,
          labels: element.parameterClause?.parameters.map { $0.firstName?.text } ?? [])
      }
    case .initializerDecl: hasInitialiser = true
    case .enumDecl(let node) where node.name.text == "CodingKeys":
      codingKeys = node.memberBlock.members.active.flatMap { member in
        member.decl.as(EnumCaseDeclSyntax.self)?.elements.map(\.name.text) ?? []
      }
    default: break
    }
  }

  private mutating func add(_ node: VariableDeclSyntax) {
    let modifiers = node.modifiers.map(\.name.text)
    if !Set(modifiers).isDisjoint(with: ["static", "class", "lazy"]) { return }
    let isConstant = node.bindingSpecifier.tokenKind == .keyword(.let)
    for binding in node.bindings where !binding.isComputed {
      properties += binding.pattern.declaredNames.map {
        Property(name: $0.text, isParameter: !(isConstant && binding.initializer != nil))
      }
    }
  }
}

extension DeclSyntax {
  /// The names that a member declares.
  fileprivate var names: [String] {
    switch self.as(DeclSyntaxEnum.self) {
    case .variableDecl(let node):
      node.bindings.flatMap { $0.pattern.declaredNames.map(\.text.trimmingBackticks) }
    case .initializerDecl: ["init"]
    case .subscriptDecl: ["subscript"]
    default: (asProtocol(NamedDeclSyntax.self)?.name.text.trimmingBackticks).map { [$0] } ?? []
    }
  }
}
