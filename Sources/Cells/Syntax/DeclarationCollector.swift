import SwiftSyntax

/// A variable declared without a value: where, and how it is registered once it has one.
struct UninitialisedVariable {
  var name: String
  var line: Int
  var column: Int
  var registration: String
}

/// Goes through a cell's top-level items and notes what they declare.
struct DeclarationCollector {
  private(set) var imports: [String] = []
  private(set) var declarations: [Declaration] = []
  private(set) var ambientKeys: Set<AmbientKey> = []
  private(set) var declaresOperators = false
  private(set) var uninitialised: [UninitialisedVariable] = []
  /// The calls that note, behind each declaration of variables, that they have their values.
  private(set) var markEdits: [Edit] = []
  /// Blanks in place of `private`.
  private(set) var modifierEdits: [Edit] = []
  /// For each item that declares variables, where it ends and their names.
  private(set) var namesDeclaredByItem: [(item: CodeBlockItemSyntax, names: Set<String>)] = []
  private var markCount = 0
  private(set) var storedCount = 0
  private let locations: SourceLocationConverter

  init(tree: SourceFileSyntax) {
    locations = SourceLocationConverter(fileName: "", tree: tree)
  }

  /// (What `guard let` declares at top level, the compiler keeps to the cell.)
  mutating func collect(_ item: CodeBlockItemSyntax) {
    if case .decl(let declaration) = item.item { collect(declaration, item: item) }
  }

  private mutating func collect(_ syntax: DeclSyntax, item: CodeBlockItemSyntax) {
    if let modified = syntax.asProtocol(WithModifiersSyntax.self), modified.modifiers.areFilePrivate {
      return collectPrivate(syntax, modified.modifiers, item: item)
    }
    collectVisible(syntax, item: item)
  }

  /// What is private to the cell is compiled as if it was not, so that its values can be released from outside; later cells do not
  /// get to see it, since they do not import it.
  private mutating func collectPrivate(
    _ syntax: DeclSyntax, _ modifiers: DeclModifierListSyntax, item: CodeBlockItemSyntax
  ) {
    if syntax.is(ExtensionDeclSyntax.self) || syntax.is(MacroDeclSyntax.self) { return }
    let first = declarations.count
    collectVisible(syntax, item: item)
    for index in first..<declarations.count { declarations[index].isPrivate = true }
    modifierEdits += modifiers.filter(\.isFilePrivate).map { $0.name.blankedOut }
  }

  private mutating func collectVisible(_ syntax: DeclSyntax, item: CodeBlockItemSyntax) {
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
    case .extensionDecl(let node): ambientKeys.formUnion(node.ambientKeys)
    case .operatorDecl(let node):
      declaresOperators = true
      ambientKeys.insert("operator \(node.fixitySpecifier.text) \(node.name.text)")
    case .precedenceGroupDecl(let node):
      declaresOperators = true
      ambientKeys.insert("precedencegroup \(node.name.text)")
    default: break
    }
  }

  private mutating func collect(_ node: FunctionDeclSyntax, mentions: Set<String>) {
    let parameters = node.signature.parameterClause.parameters.map { parameter in
      "\(parameter.firstName.text):\(parameter.type.trimmedDescription)"
    }
    let signature = parameters.joined(separator: ",") + (node.genericWhereClause?.trimmedDescription ?? "")
    if case .identifier = node.name.tokenKind {
      var declaration = Declaration(
        kind: .func, name: node.name.text.trimmingBackticks, signature: signature, mentions: mentions)
      declaration.text = node.trimmedDescription
      declaration.line = locations.location(for: node.positionAfterSkippingLeadingTrivia).line
      declarations.append(declaration)
    } else {
      declaresOperators = true
      ambientKeys.insert("func \(node.name.text)(\(signature))")
    }
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
          name: name.text, line: location.line, column: location.column, registration: registration)
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

extension DeclModifierListSyntax {
  fileprivate var areFilePrivate: Bool { contains(where: \.isFilePrivate) }
}

extension DeclModifierSyntax {
  fileprivate var isFilePrivate: Bool { detail == nil && ["private", "fileprivate"].contains(name.text) }
}

extension TokenSyntax {
  /// Blanks in its place.
  var blankedOut: Edit {
    let start = positionAfterSkippingLeadingTrivia.utf8Offset
    return Edit(
      start: start, end: start + text.utf8.count, text: String(repeating: " ", count: text.utf8.count))
  }

  /// Whether it is `public` or `open` as the modifier of a declaration in a cell, where that means nothing: each cell sees what all
  /// others declare.
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
  fileprivate var isComputed: Bool {
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
    let type = extendedType.trimmedDescription + (genericWhereClause?.trimmedDescription ?? "")
    var keys: Set<AmbientKey> = ["extension \(type)"]
    for inherited in inheritanceClause?.inheritedTypes ?? [] {
      keys.insert("extension \(type): \(inherited.type.trimmedDescription)")
    }
    for member in memberBlock.members {
      keys.formUnion(member.decl.memberNames.map { "extension \(type).\($0)" })
    }
    if keys.count > 1 { keys.remove("extension \(type)") }
    return keys
  }
}

extension DeclSyntax {
  /// What a member is told apart by.
  fileprivate var memberNames: [String] {
    switch self.as(DeclSyntaxEnum.self) {
    case .functionDecl(let node): ["\(node.name.text)\(node.signature.parameterClause.trimmedDescription)"]
    case .initializerDecl(let node): ["init\(node.signature.parameterClause.trimmedDescription)"]
    case .subscriptDecl(let node): ["subscript\(node.parameterClause.trimmedDescription)"]
    case .variableDecl(let node): node.bindings.flatMap { $0.pattern.declaredNames.map(\.text) }
    default: [asProtocol(NamedDeclSyntax.self)?.name.text ?? trimmedDescription]
    }
  }
}
