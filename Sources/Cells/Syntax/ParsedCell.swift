import SwiftParser
import SwiftSyntax

/// What the engine knows of a cell before it is compiled.
struct ParsedCell {
  let source: String
  /// The imports, each as it stands in the cell.
  var imports: [String] = []
  var declarations: [Declaration] = []
  /// What its extensions and operators add (see ``AmbientKey``).
  var ambientKeys: Set<AmbientKey> = []
  /// Whether its operators make it necessary to import the whole module.
  var declaresOperators = false
  /// Every identifier and operator in the text.
  var mentions: Set<String> = []
  /// The names of which its declarations are made (see ``InterfaceNames``).
  var interfaceNames: Set<String> = []
  /// Whether it declares something for other modules than cells, which must not be made of what it imports for itself alone.
  var isPublic = false
  /// Loops, functions, types and closures are worth the optimiser's time.
  var deservesOptimisation = false
  /// The changes that make the text run as a cell.
  var edits: [Edit] = []
  /// Variables declared without a value, with the places of their names: the compiler is made to check that they
  /// have one at the end of the cell.
  var uninitialised: [UninitialisedVariable] = []
  /// How many variables it stores.
  var storedCount = 0
  /// Whether there is nothing to run: only comments and space.
  var isEmpty = false

  /// - Parameters:
  ///   - showsResult: whether the value of the last expression is to be shown.
  ///   - earlierModule: the module in which an earlier cell has declared a variable or function of that name.
  init(_ source: String, showsResult: Bool, earlierModule: @escaping (String) -> String?) {
    self.source = source
    let tree = Parser.parse(source: source)
    isEmpty = tree.statements.isEmpty
    var publicEdits: [Edit] = []
    for token in tree.tokens(viewMode: .sourceAccurate) {
      if let name = token.mentionedName { mentions.insert(name) }
      if [.keyword(.public), .keyword(.open)].contains(token.tokenKind) {
        if token.isNeedlesslyPublic { publicEdits.append(token.blankedOut) } else { isPublic = true }
      }
    }
    // These attributes are for public declarations only.
    if !mentions.isDisjoint(with: ["inlinable", "usableFromInline", "frozen", "_alwaysEmitIntoClient"]) {
      isPublic = isPublic || !publicEdits.isEmpty
      publicEdits = []
    }
    edits = publicEdits
    interfaceNames = InterfaceNames.find(in: tree)
    let features = FeatureFinder(viewMode: .sourceAccurate)
    features.walk(tree)
    deservesOptimisation = features.deservesOptimisation

    var collector = DeclarationCollector(tree: tree)
    for item in tree.statements { collector.collect(item) }
    imports = collector.imports
    declarations = collector.declarations
    ambientKeys = collector.ambientKeys
    declaresOperators = collector.declaresOperators
    uninitialised = collector.uninitialised
    storedCount = collector.storedCount

    // At one place the outer bracket opens first.
    if showsResult, let last = tree.statements.last { edits += resultEdits(last) }
    let bridging = AwaitBridging(viewMode: .sourceAccurate)
    bridging.walk(tree)
    edits += bridging.edits
    edits += EarlierNames(declarations: collector.namesDeclaredByItem, module: earlierModule).edits(tree)
    edits += collector.markEdits + collector.modifierEdits
    edits = edits.enumerated().sorted { left, right in
      (left.element.start, left.element.rank, left.offset) < (
        right.element.start, right.element.rank, right.offset
      )
    }.map(\.element)
  }
}

extension ParsedCell {
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
  if expression.isAssignment { return [] }
  return [
    .insert("_lecternShow(", at: expression.positionAfterSkippingLeadingTrivia.utf8Offset),
    .insert(")", at: expression.endPositionBeforeTrailingTrivia.utf8Offset),
  ]
}

extension ExprSyntax {
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
