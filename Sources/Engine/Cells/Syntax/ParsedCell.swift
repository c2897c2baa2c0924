import SwiftSyntax

/// What the engine knows of a cell before it is compiled.
struct ParsedCell {
  let source: String
  /// The imports, each as it stands in the cell.
  var imports: [String] = []
  var declarations: [Declaration] = []
  /// What its extensions and operators add (see ``AmbientKey``).
  var ambientKeys: Set<AmbientKey> = []
  var extensionMembers: [ExtensionMember] = []
  /// The operators that its types and extensions implement.
  var operators = OperatorDeclarations(viewMode: .sourceAccurate)
  /// Its types, and what its extensions add to types.
  var shapes = TypeShapes(viewMode: .sourceAccurate)
  /// Where its types and extensions lie.
  var places: [TypePlace] = []
  /// Whether a class of it inherits from something that it does not declare itself.
  var inheritsClass = false
  /// Every identifier and operator in the text.
  var mentions: Set<String> = []
  /// The names of which its declarations are made (see ``InterfaceNames``).
  var interfaceNames: Set<String> = []
  /// Whether it declares something for other modules than cells, which must not be made of what it
  /// imports for itself alone.
  var isPublic = false
  /// Loops, functions, types and closures are worth the optimiser's time.
  var deservesOptimisation = false
  /// Whether there are types within its functions. The compiler cannot inline such functions into
  /// other modules, and tries to.
  var hasLocalTypes = false
  /// The changes that make the text run as a cell.
  private(set) var edits: [Edit] = []
  /// The same without those that hold elements while they are changed; see ``AccessedElements``.
  private var editsHoldingNothing: [Edit] = []
  /// Those that are needed besides by the rules of Swift 4.
  private var optionalTries: [Edit] = []
  /// Variables declared without a value, with the places of their names: the compiler is made to
  /// check that they have one at the end of the cell.
  var uninitialised: [UninitialisedVariable] = []
  /// Variables that it leaves without a value, for a later cell to give them one.
  var pending: [UninitialisedVariable] = []
  var misreadings: [Misreading] = []
  /// How many variables it stores.
  var storedCount = 0
  /// Whether there is nothing to run: only comments and space.
  var isEmpty = false
  /// Whether something in it is no Swift, or its end is missing: then it is compiled with nothing
  /// behind it.
  var isBroken = false

  /// A cell without anything in it.
  init() { source = "" }

  /// - Parameters:
  ///   - tree: of `source`.
  ///   - showsResult: whether the value of the last expression is to be shown.
  ///   - earlierModule: the module in which an earlier cell has declared a variable or function of
  ///     that name.
  init(
    _ source: String, _ tree: SourceFileSyntax, showsResult: Bool,
    earlierModule: @escaping (String) -> String?
  ) {
    self.source = source
    isBroken = tree.hasError || tree.endOfFileToken.leadingTrivia.endsInOpenComment
    isEmpty = tree.statements.isEmpty && !isBroken
    let items = tree.statements.active
    var publicEdits: [Edit] = []
    for token in tree.tokens(viewMode: .sourceAccurate) {
      if let name = token.mentionedName { mentions.insert(name) }
      if [.keyword(.public), .keyword(.open)].contains(token.tokenKind) {
        if token.isNeedlesslyPublic { publicEdits.append(token.blankedOut) } else { isPublic = true }
      }
      // The file is the whole notebook.
      if token.tokenKind == .keyword(.fileprivate), let modifier = token.parent?.as(DeclModifierSyntax.self) {
        edits.append(modifier.blankedOut)
      }
      // A pattern is matched by an operator that nobody writes.
      if [.keyword(.case), .keyword(.catch)].contains(token.tokenKind) { mentions.insert("~=") }
    }
    // These attributes are for public declarations only.
    if !mentions.isDisjoint(with: ["inlinable", "usableFromInline", "frozen", "_alwaysEmitIntoClient"]) {
      isPublic = isPublic || !publicEdits.isEmpty
      publicEdits = []
    }
    edits += publicEdits
    interfaceNames = InterfaceNames.find(in: tree)
    let features = FeatureFinder(viewMode: .sourceAccurate)
    features.walk(tree)
    deservesOptimisation = features.deservesOptimisation

    var collector = DeclarationCollector(tree: tree)
    for item in items { collector.collect(item) }
    imports = collector.imports
    declarations = collector.declarations
    ambientKeys = collector.ambientKeys
    extensionMembers = collector.extensionMembers
    operators = OperatorDeclarations.find(in: items)
    shapes = TypeShapes.find(in: items)
    places = TypePlace.find(in: tree)
    hasLocalTypes = places.contains(where: \.isLocal)
    inheritsClass = places.contains(where: \.isSubclass)
    declarations += operators.members
    uninitialised = collector.uninitialised
    storedCount = collector.storedCount

    // At one place what stands in front comes first, then the outer bracket.
    let accessed = AccessedElements.find(in: tree)
    edits += accessed.statementEdits
    if showsResult, let last = tree.statements.last { edits += resultEdits(last) }
    let bridging = AwaitBridging(viewMode: .sourceAccurate)
    bridging.walk(tree)
    edits += bridging.edits + accessed.callEdits
    edits += EarlierNames(declarations: collector.namesDeclaredByItem, module: earlierModule).edits(tree)
    edits += collector.guardEdits + collector.markEdits + collector.modifierEdits
    edits += IsolatedConstants.edits(tree)
    if deservesOptimisation { edits += LoopVariables.edits(tree) }
    if mentions.contains("format") { edits += FormattedTexts.edits(tree) }
    if mentions.contains("function") { edits += TopLevelFunctionNames.edits(tree) }
    misreadings = Misreading.find(in: tree, mentions: mentions)
    misreadings += LateDeclaration.find(
      in: tree, declarations: collector.namesDeclaredByItem, earlierModule: earlierModule
    ).map { Misreading(range: $0.range, message: $0.message) }
    editsHoldingNothing = edits.ordered
    edits = (edits + accessed.heldEdits).ordered
    if places.contains(where: \.isExtension) { optionalTries = OptionalTries.edits(tree) }
  }
}

extension ParsedCell {
  /// Whether elements are held while they are changed.
  var holdsElements: Bool { edits.count > editsHoldingNothing.count }

  /// The cell whose elements are changed as the text says.
  var holdingNothing: ParsedCell {
    var cell = self
    cell.edits = editsHoldingNothing
    return cell
  }

  /// The cell with functions of earlier ones compiled along.
  func carrying(_ functions: [Declaration]) -> ParsedCell {
    var cell = self
    cell.declarations += functions
    for function in functions {
      cell.mentions.formUnion(function.mentions)
      cell.interfaceNames.formUnion(function.mentions)
    }
    return cell
  }

  /// The cell with members of earlier extensions compiled along.
  func carrying(_ members: [ExtensionMember]) -> ParsedCell {
    var cell = self
    cell.extensionMembers += members
    for member in members {
      cell.ambientKeys.insert(member.key)
      cell.mentions.formUnion(member.mentions)
      cell.interfaceNames.formUnion(member.mentions)
    }
    return cell
  }

  /// Whether functions or members of earlier cells are compiled along.
  var isCarrying: Bool {
    declarations.contains { !$0.cellName.isEmpty } || extensionMembers.contains { !$0.cellName.isEmpty }
  }

  /// The cell with the variables among `pending` that it may give their values: it declares them.
  func giving(_ pending: [UninitialisedVariable]) -> ParsedCell {
    var cell = self
    let own = Set(declarations.map(\.name))
    for var variable in pending where mentions.contains(variable.name) && !own.contains(variable.name) {
      let place = cell.storedCount
      cell.storedCount += 1
      variable.registration = "_lecternVariable(\(place), \(variable.name)); "
      cell.uninitialised.append(variable)
      var declaration = Declaration(kind: variable.kind, name: variable.name.trimmingBackticks)
      declaration.mark = .max
      declaration.storageIndex = place
      cell.declarations.append(declaration)
    }
    return cell
  }

  /// The cell without variables that get their values later.
  func leaving(_ pending: Set<String>) -> ParsedCell {
    if pending.isEmpty { return self }
    var cell = self
    cell.pending = uninitialised.filter { pending.contains($0.name) }
    cell.uninitialised.removeAll { pending.contains($0.name) }
    cell.declarations.removeAll { pending.contains($0.name) }
    return cell
  }
}

extension ParsedCell {
  /// Whether it says `assert` or something like it.
  var asserts: Bool {
    !mentions.isDisjoint(with: [
      "assert", "assertionFailure", "precondition", "preconditionFailure",
    ])
  }

  /// The cell with what it means in Swift 5, to be compiled by the rules of Swift 4.
  var flatteningOptionals: ParsedCell {
    var cell = self
    cell.edits = (edits + optionalTries).ordered
    cell.editsHoldingNothing = (editsHoldingNothing + optionalTries).ordered
    return cell
  }
}

extension [Edit] {
  /// From the first to the last, those at one place by their rank.
  fileprivate var ordered: [Edit] {
    enumerated().sorted { left, right in
      (left.element.start, left.element.rank, left.offset) < (
        right.element.start, right.element.rank, right.offset
      )
    }.map(\.element)
  }
}

extension Edit {
  /// Among edits at one place: brackets close, marks follow, brackets open from the outside in.
  fileprivate var rank: Int {
    switch text.first {
    case " ": 0
    case ")": 1
    case ";": 2
    default: 3
    }
  }
}

extension TokenSyntax {
  /// The name or operator that the token mentions, without backticks.
  var mentionedName: String? {
    switch tokenKind {
    case .identifier(let name): name.trimmingBackticks
    case .binaryOperator(let name), .prefixOperator(let name), .postfixOperator(let name): name
    case .dollarIdentifier(let name): name
    default: nil
    }
  }
}

extension String {
  var trimmingBackticks: String {
    hasPrefix("`") && hasSuffix("`") && count > 2 ? String(dropFirst().dropLast()) : self
  }
}

/// Shows the value of the last item, if that is an expression whose value is of interest.
private func resultEdits(_ last: CodeBlockItemSyntax) -> [Edit] {
  guard case .expr(let expression) = last.item, last.semicolon == nil else { return [] }
  if expression.isAssignment || expression.isCompilerDirective { return [] }
  // `nil` alone is of no type.
  let end = expression.is(NilLiteralExprSyntax.self) ? " as Any?)" : ")"
  return [
    .insert("_lecternShow(", at: expression.positionAfterSkippingLeadingTrivia.utf8Offset),
    .insert(end, at: expression.endPositionBeforeTrailingTrivia.utf8Offset),
  ]
}

extension ExprSyntax {
  /// `#warning("...")` and `#error("...")`, which have no value.
  fileprivate var isCompilerDirective: Bool {
    guard let macro = self.as(MacroExpansionExprSyntax.self) else { return false }
    return ["warning", "error"].contains(macro.macroName.text)
  }

  fileprivate var isAssignment: Bool {
    if let sequence = self.as(SequenceExprSyntax.self) {
      return sequence.elements.contains { $0.is(AssignmentExprSyntax.self) }
        || (sequence.elements.first?.isAssignment ?? false)
    }
    if let attempt = self.as(TryExprSyntax.self) { return attempt.expression.isAssignment }
    if let waiting = self.as(AwaitExprSyntax.self) { return waiting.expression.isAssignment }
    return false
  }
}

/// Whether there is code in a cell that runs more than once.
private final class FeatureFinder: SyntaxVisitor {
  var deservesOptimisation = false

  private func found() -> SyntaxVisitorContinueKind {
    deservesOptimisation = true
    return .skipChildren
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: RepeatStmtSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind { found() }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { found() }
}
