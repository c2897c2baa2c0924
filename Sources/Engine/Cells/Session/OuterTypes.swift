import SwiftSyntax

/// A name of a type that a member of the class around it hides: `layers.Dense(4)` in a class with a
/// property `layers`. Swift looks no further than the member; where that has not what is asked of
/// it, the type outside is meant, as it would be in Python.
struct OuterType: Hashable {
  var name: String
  /// Where it stands in the cell, as a UTF-8 offset.
  var offset: Int

  /// What it is called where the member does not hide it.
  private var alias: String { "_LecternOuter_\(name)" }

  /// The line that gives the type that name, before the cell's own text.
  var declaration: String { "typealias \(alias) = \(name)" }

  var edit: Edit { Edit(start: offset, end: offset + name.utf8.count, text: alias) }

  /// The name that an error is about; nil for errors of other kinds, and outside of types.
  ///
  /// - Parameter offset: where in the cell the error points: at the name, or at what is asked of it.
  init?(_ error: Diagnostic, at offset: Int, in cell: ParsedCell) {
    guard error.isAboutMembers, cell.places.contains(where: { $0.range.contains(offset) }) else { return nil }
    let found = try? SourceParser.parse(cell.source) { tree -> OuterType? in
      let asked = tree.token(at: AbsolutePosition(utf8Offset: offset))?.parent
      guard let access = asked?.parent?.as(MemberAccessExprSyntax.self),
        let base = access.base?.as(DeclReferenceExprSyntax.self),
        !LocalNames.of(tree).contains(base.baseName.text)
      else { return nil }
      return OuterType(base.baseName)
    }
    guard let outer = found ?? nil else { return nil }
    self = outer
  }

  private init(_ token: TokenSyntax) {
    name = token.text
    offset = token.positionAfterSkippingLeadingTrivia.utf8Offset
  }

  /// A message in which the type has its own name.
  static func plain(_ message: String) -> String {
    message.replacing(#/'_LecternOuter_\w+' \(aka '(\w+)'\)/#) { "'\($0.1)'" }
      .replacing("_LecternOuter_", with: "")
  }

  /// Whether what is outside is no type.
  static func isMissing(_ error: Diagnostic) -> Bool {
    error.severity == .error && error.message.contains(#/^cannot find type '.*' in scope/#)
      && error.file.hasPrefix("/")
  }
}

extension Diagnostic {
  /// Whether a member has not what is asked of it, or may not be used where it is.
  fileprivate var isAboutMembers: Bool {
    message.contains(#/^value of type '.*' has no member '/#)
      || message.contains(#/^(cannot use )?instance member '\w+' (within|cannot be used)/#)
  }
}

/// The names of parameters and of variables that are no members, any of which may be what is meant.
private final class LocalNames: SyntaxVisitor {
  private var names: Set<String> = []

  static func of(_ tree: SourceFileSyntax) -> Set<String> {
    let finder = LocalNames(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.names
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    if node.enclosing(MemberBlockItemSyntax.self) == nil { names.insert(node.identifier.text) }
    return .skipChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text)
    return .skipChildren
  }

  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }
}
