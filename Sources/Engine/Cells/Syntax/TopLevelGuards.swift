import SwiftSyntax

/// The names that a `guard` at top level binds, for all that follows it: also for later cells.
///
/// The compiler keeps them to the code of the cell. So what the statement binds gets another name,
/// and a variable of the cell takes the value over: `guard let x = f() else { ... }` becomes `guard
/// let _lecternBound_x = f() else { ... }; let x = _lecternBound_x`.
struct TopLevelGuard {
  private let conditions: [Syntax]
  /// The names, and whether each is a variable.
  let names: [(token: TokenSyntax, kind: Declaration.Kind)]

  /// What stands before the names within the statement.
  static let prefix = "_lecternBound_"

  /// nil for what binds nothing.
  init?(_ item: CodeBlockItemSyntax) {
    guard case .stmt(let statement) = item.item, let node = statement.as(GuardStmtSyntax.self) else {
      return nil
    }
    conditions = node.conditions.map { Syntax($0) }
    names = node.conditions.flatMap { $0.condition.boundNames }
    if names.isEmpty || names.contains(where: { $0.token.text.hasPrefix("`") }) { return nil }
  }

  /// The changed names, where they are bound and in the conditions behind.
  var edits: [Edit] {
    let bound = Set(names.map(\.token.text))
    var known: Set<String> = []
    return conditions.flatMap { condition -> [Edit] in
      let finder = BoundNames(known: known, bound: bound)
      finder.walk(condition)
      known.formUnion(finder.binds)
      return finder.places.map { .insert(Self.prefix, at: $0) }
    }
  }

  /// The variables' declarations.
  var variables: String {
    names.map { "\($0.kind.rawValue) \($0.token.text) = \(Self.prefix)\($0.token.text); " }.joined()
  }

  /// A text of the compiler's with the names as they are written.
  static func plain(_ message: String) -> String { message.replacing(prefix, with: "") }
}

extension ConditionElementSyntax.Condition {
  fileprivate var boundNames: [(token: TokenSyntax, kind: Declaration.Kind)] {
    switch self {
    case .optionalBinding(let node):
      let kind: Declaration.Kind = node.bindingSpecifier.tokenKind == .keyword(.var) ? .var : .let
      return node.pattern.declaredNames.map { ($0, kind) }
    case .matchingPattern(let node):
      let words = node.pattern.tokens(viewMode: .sourceAccurate).map(\.tokenKind)
      let kind: Declaration.Kind = words.contains(.keyword(.var)) ? .var : .let
      return node.pattern.declaredNames.map { ($0, kind) }
    default: return []
    }
  }
}

/// Where a condition binds names, and where it uses those that conditions before it have bound.
private final class BoundNames: SyntaxVisitor {
  private(set) var places: [Int] = []
  private(set) var binds: Set<String> = []
  private let known: Set<String>
  private let bound: Set<String>

  init(known: Set<String>, bound: Set<String>) {
    self.known = known
    self.bound = bound
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    if bound.contains(node.identifier.text) {
      binds.insert(node.identifier.text)
      places.append(node.identifier.positionAfterSkippingLeadingTrivia.utf8Offset)
    }
    return .skipChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    let isMember = node.parent?.as(MemberAccessExprSyntax.self)?.declName.id == node.id
    if !isMember, known.contains(node.baseName.text) {
      places.append(node.positionAfterSkippingLeadingTrivia.utf8Offset)
    }
    return .visitChildren
  }

  // A closure may have names of its own; what it captures is too rare to be looked for.
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    node.signature?.parameterClause == nil ? .visitChildren : .skipChildren
  }
}
