import SwiftSyntax

/// A variable declared without a value: where, and how it is registered once it has one.
struct UninitialisedVariable {
  var name: String
  var line: Int
  var column: Int
  var registration: String
  var kind: Declaration.Kind
  /// The declaration, for a later cell that gives it a value.
  var declaration: String
  /// The cell of the declaration; nil if it is the one at hand.
  var cellName: String?
}

/// Goes through a cell's top-level items and notes what they declare.
struct DeclarationCollector {
  private(set) var imports: [String] = []
  private(set) var declarations: [Declaration] = []
  private(set) var ambientKeys: Set<AmbientKey> = []
  private(set) var extensionMembers: [ExtensionMember] = []
  private(set) var uninitialised: [UninitialisedVariable] = []
  /// The calls that note, behind each declaration of variables, that they have their values.
  private(set) var markEdits: [Edit] = []
  /// Blanks in place of `private` at top level, where it means the whole file: all cells.
  private(set) var modifierEdits: [Edit] = []
  /// Other names for what `guard` binds.
  private(set) var guardEdits: [Edit] = []
  /// For each item that declares variables, where it ends and their names.
  private(set) var namesDeclaredByItem: [(item: CodeBlockItemSyntax, names: Set<String>)] = []
  private var markCount = 0
  private(set) var storedCount = 0
  private let locations: SourceLocationConverter

  init(tree: SourceFileSyntax) {
    locations = SourceLocationConverter(fileName: "", tree: tree)
  }

  mutating func collect(_ item: CodeBlockItemSyntax) {
    if case .decl(let declaration) = item.item { collect(declaration, item: item) }
    if let bound = TopLevelGuard(item) { collect(bound, item: item) }
  }

  private mutating func collect(_ bound: TopLevelGuard, item: CodeBlockItemSyntax) {
    let mentions = item.mentionedNames
    guardEdits += bound.edits
    let first = storedCount
    let stored = bound.names.map { name, kind in
      place(Declaration(kind: kind, name: name.text, mentions: mentions), isWeak: false)
    }
    let registrations = zip(first..., stored).map { "_lecternVariable(\($0), \($1.name)); " }
    declare(stored, notes: bound.variables + registrations.joined(), by: item)
  }

  private mutating func collect(_ syntax: DeclSyntax, item: CodeBlockItemSyntax) {
    if let modified = syntax.asProtocol(WithModifiersSyntax.self) {
      modifierEdits += modified.modifiers.filter(\.isPrivate).map(\.blankedOut)
    }
    let mentions = syntax.mentionedNames
    func declare(_ kind: Declaration.Kind, _ name: TokenSyntax) -> Declaration {
      Declaration(kind: kind, name: name.text.trimmingBackticks, mentions: mentions)
    }
    switch syntax.as(DeclSyntaxEnum.self) {
    case .importDecl(let node): imports.append(node.trimmedDescription)
    case .variableDecl(let node): collect(node, item: item, mentions: mentions)
    case .functionDecl(let node): collect(node, mentions: mentions)
    case .structDecl(let node): declarations.append(declare(.struct, node.name))
    case .classDecl(let node): declarations.append(declare(.class, node.name))
    case .actorDecl(let node): declarations.append(declare(.class, node.name))
    case .enumDecl(let node): declarations.append(declare(.enum, node.name))
    case .protocolDecl(let node): declarations.append(declare(.protocol, node.name))
    case .typeAliasDecl(let node): declarations.append(declare(.typealias, node.name))
    case .macroDecl(let node): declarations.append(declare(.unscoped, node.name))
    case .extensionDecl(let node):
      ambientKeys.formUnion(node.ambientKeys)
      extensionMembers += node.members(locations)
    case .operatorDecl(let node):
      ambientKeys.insert("operator \(node.fixitySpecifier.text) \(node.name.text)")
    case .precedenceGroupDecl(let node):
      ambientKeys.insert("precedencegroup \(node.name.text)")
    default: break
    }
  }

  private mutating func collect(_ node: FunctionDeclSyntax, mentions: Set<String>) {
    var declaration = Declaration(
      kind: .func, name: node.name.text.trimmingBackticks, signature: CanonicalSignature.text(node),
      mentions: mentions)
    declaration.text = node.trimmedDescription
    declaration.line = locations.location(for: node.positionAfterSkippingLeadingTrivia).line
    declarations.append(declaration)
  }

  private mutating func collect(_ node: VariableDeclSyntax, item: CodeBlockItemSyntax, mentions: Set<String>)
  {
    let kind: Declaration.Kind = node.bindingSpecifier.tokenKind == .keyword(.let) ? .let : .var
    var stored: [Declaration] = []
    var notes: [String] = []
    for binding in node.bindings {
      let names = binding.pattern.declaredNames
      let declared = names.map {
        Declaration(kind: kind, name: $0.text.trimmingBackticks, mentions: mentions)
      }
      if binding.isComputed {
        declarations += declared
        continue
      }
      let first = storedCount
      let isWeak = node.modifiers.contains { ["weak", "unowned"].contains($0.name.text) }
      stored += declared.map { place($0, isWeak: isWeak) }
      let registrations = zip(first..., names).map { index, name in
        isWeak ? "" : "_lecternVariable(\(index), \(name.text)); "
      }
      if binding.hasInitialValue(among: node.bindings, kind: kind) {
        notes += registrations
        continue
      }
      uninitialised += zip(names, registrations).map { name, registration in
        let location = locations.location(for: name.positionAfterSkippingLeadingTrivia)
        return UninitialisedVariable(
          name: name.text, line: location.line, column: location.column, registration: registration,
          kind: kind,
          declaration: node.declaration(of: name, among: binding))
      }
    }
    declare(stored, notes: notes.joined(), by: item)
  }

  private mutating func place(_ declaration: Declaration, isWeak: Bool) -> Declaration {
    var declaration = declaration
    declaration.storageIndex = isWeak ? nil : storedCount
    storedCount += 1
    return declaration
  }

  private mutating func declare(_ stored: [Declaration], notes: String, by item: CodeBlockItemSyntax) {
    guard !stored.isEmpty else { return }
    markCount += 1
    declarations += stored.map { declaration in
      var declaration = declaration
      declaration.mark = uninitialised.contains { $0.name == declaration.name } ? .max : markCount
      return declaration
    }
    namesDeclaredByItem.append((item, Set(stored.map(\.name))))
    let end = item.item.endPositionBeforeTrailingTrivia.utf8Offset
    markEdits.append(.insert("; \(notes)_lecternDefined(\(markCount))", at: end))
  }
}

extension VariableDeclSyntax {
  /// The declaration of one of its variables.
  fileprivate func declaration(of name: TokenSyntax, among binding: PatternBindingSyntax) -> String {
    let position = bindings.index(of: binding) ?? bindings.startIndex
    // In `var a, b: Int` the type stands with the last.
    let type = bindings[position...].lazy.compactMap(\.typeAnnotation).first?.trimmedDescription ?? ""
    return "\(attributes.trimmedDescription) \(bindingSpecifier.text) \(name.text)\(type)"
  }
}

extension DeclModifierSyntax {
  /// `private`, and of setters `private(set)`.
  fileprivate var isPrivate: Bool { name.tokenKind == .keyword(.private) }
}

extension SyntaxProtocol {
  /// Blanks in its place.
  var blankedOut: Edit {
    let start = positionAfterSkippingLeadingTrivia.utf8Offset
    let end = endPositionBeforeTrailingTrivia.utf8Offset
    return Edit(start: start, end: end, text: String(repeating: " ", count: end - start))
  }
}

extension TokenSyntax {
  /// Whether it is `public` or `open` as the modifier of a declaration in a cell, where that means
  /// nothing: each cell sees what all others declare.
  var isNeedlesslyPublic: Bool {
    guard [.keyword(.public), .keyword(.open)].contains(tokenKind),
      let modifier = parent?.as(DeclModifierSyntax.self), modifier.detail == nil
    else { return false }
    return modifier.parent?.parent?.is(ImportDeclSyntax.self) == false
  }
}

extension SyntaxProtocol {
  var mentionedNames: Set<String> {
    Set(tokens(viewMode: .sourceAccurate).compactMap(\.mentionedName))
  }
}

extension PatternBindingSyntax {
  /// Whether it has a getter, so that there is nothing stored.
  var isComputed: Bool {
    switch accessorBlock?.accessors {
    case .getter: return true
    case .accessors(let list):
      return !list.allSatisfy { ["willSet", "didSet"].contains($0.accessorSpecifier.text) }
    default: return false
    }
  }

  /// Whether it gets a value where it is declared: an initialiser, or nil for an optional variable.
  fileprivate func hasInitialValue(among bindings: PatternBindingListSyntax, kind: Declaration.Kind) -> Bool {
    if initializer != nil { return true }
    guard kind == .var, let type = typeAnnotation?.type else { return false }
    return type.is(OptionalTypeSyntax.self) || type.is(ImplicitlyUnwrappedOptionalTypeSyntax.self)
  }
}

extension PatternSyntax {
  /// The names that a pattern binds, from left to right.
  var declaredNames: [TokenSyntax] {
    let finder = PatternNames(viewMode: .sourceAccurate)
    finder.walk(self)
    return finder.names
  }
}

private final class PatternNames: SyntaxVisitor {
  var names: [TokenSyntax] = []
  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    names.append(node.identifier)
    return .skipChildren
  }
}

extension ExtensionDeclSyntax {
  /// A key for each member and each conformance that the extension adds.
  fileprivate var ambientKeys: Set<AmbientKey> {
    let type = canonicalType
    var keys: Set<AmbientKey> = ["extension \(type)"]
    for inherited in inheritanceClause?.inheritedTypes ?? [] {
      keys.insert("extension \(type): \(inherited.type.trimmedDescription)")
    }
    for member in memberBlock.members.active {
      keys.formUnion(member.decl.memberNames.map { "extension \(type).\($0)" })
    }
    if keys.count > 1 { keys.remove("extension \(type)") }
    return keys
  }

  private var canonicalType: String {
    let condition = CanonicalSignature.text(genericWhereClause)
    return CanonicalSignature.text(extendedType) + (condition.isEmpty ? "" : " where \(condition)")
  }

  /// Its members, but for those that store something, of which there must not be two.
  fileprivate func members(_ locations: SourceLocationConverter) -> [ExtensionMember] {
    let header =
      "extension \(extendedType.trimmedDescription) \(genericWhereClause?.trimmedDescription ?? "")"
    let type = canonicalType
    return memberBlock.members.active.compactMap { member in
      let variable = member.decl.as(VariableDeclSyntax.self)
      let isCode =
        variable?.bindings.allSatisfy(\.isComputed) ?? false
        || member.decl.is(FunctionDeclSyntax.self) || member.decl.is(SubscriptDeclSyntax.self)
        || member.decl.is(InitializerDeclSyntax.self)
      guard isCode, let name = member.decl.memberNames.first else { return nil }
      return ExtensionMember(
        header: header, type: extendedType.nameWithoutArguments, key: "extension \(type).\(name)",
        names: Set(member.decl.memberNames.map { String($0.prefix { $0 != "(" }) }),
        mentions: member.decl.mentionedNames, text: member.decl.trimmedDescription,
        line: locations.location(for: member.decl.positionAfterSkippingLeadingTrivia).line)
    }
  }
}

extension DeclSyntax {
  /// What a member is told apart by.
  fileprivate var memberNames: [String] {
    switch self.as(DeclSyntaxEnum.self) {
    case .functionDecl(let node): [node.name.text + CanonicalSignature.text(node)]
    case .initializerDecl(let node):
      [
        "init"
          + CanonicalSignature.text(
            node.signature.parameterClause.parameters, generic: node.genericParameterClause,
            whereClause: node.genericWhereClause, hasLabels: true)
      ]
    case .subscriptDecl(let node):
      [
        "subscript"
          + CanonicalSignature.text(
            node.parameterClause.parameters, generic: node.genericParameterClause,
            whereClause: node.genericWhereClause, hasLabels: true)
      ]
    case .variableDecl(let node): node.bindings.flatMap { $0.pattern.declaredNames.map(\.text) }
    default: [asProtocol(NamedDeclSyntax.self)?.name.text ?? trimmedDescription]
    }
  }
}
