import SwiftSyntax

extension Completeness {
  /// How much a line inside brackets is indented.
  private static let step = "    "

  /// Whether `source` could run as it stands, by its syntax: with open brackets, an open comment,
  /// an open string of several lines, or something missing at its very end it is incomplete; with
  /// any other mistake it is invalid.
  package init(of source: String) {
    self = (try? SourceParser.parse(source) { Self(of: source, $0) }) ?? .invalid
  }

  init(of source: String, _ tree: SourceFileSyntax) {
    if OpenEnd(tree).isOpen {
      self = .incomplete(indent: Self.indent(after: source))
    } else {
      self = tree.hasError ? .invalid : .complete
    }
  }

  /// The last line's own indentation, deeper behind an opening bracket.
  private static func indent(after source: String) -> String {
    let line = source.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let own = String(line.prefix { $0 == " " || $0 == "\t" })
    let last = line.last { !$0.isWhitespace }
    return "{([".contains(last ?? " ") || line.hasSuffix(" in") ? own + step : own
  }
}

/// What a text leaves to be written below it.
private struct OpenEnd {
  private var depth = 0
  private var isMissingSomething = false
  /// A string or regular expression that has to end on its own line.
  private var isBrokenOff = false
  private var hasOpenComment = false
  private var lacksBody = false

  var isOpen: Bool { depth > 0 || hasOpenComment || lacksBody || isMissingSomething && !isBrokenOff }

  init(_ tree: SourceFileSyntax) {
    let end = tree.endOfFileToken
    let lastText =
      end.previousToken(viewMode: .sourceAccurate)?.endPositionBeforeTrailingTrivia ?? end.position
    for token in tree.tokens(viewMode: .all) {
      guard token.presence == .missing else {
        count(token)
        continue
      }
      if token.position >= lastText { noteMissing(token) }
    }
    // A type of a function, without its arrow yet.
    let last = end.previousToken(viewMode: .sourceAccurate)?.text ?? ""
    if ["async", "throws", "rethrows"].contains(last) { isMissingSomething = true }
    let trivia = [end.previousToken(viewMode: .sourceAccurate)?.trailingTrivia, end.leadingTrivia]
    hasOpenComment = trivia.compactMap { $0 }.contains { $0.endsInOpenComment }
    lacksBody = tree.statements.last?.lacksBody ?? false
  }

  private mutating func count(_ token: TokenSyntax) {
    switch token.tokenKind {
    case .leftBrace, .leftParen, .leftSquare: depth += 1
    case .rightBrace, .rightParen, .rightSquare: depth -= 1
    default: break
    }
  }

  private mutating func noteMissing(_ token: TokenSyntax) {
    switch token.tokenKind {
    case .semicolon: break  // between two statements of one line
    case .stringQuote, .singleQuote: isBrokenOff = true
    case .regexSlash:
      // `#/` may go on below, `/` may not.
      let literal = token.parent?.as(RegexLiteralExprSyntax.self)
      if literal?.openingPounds == nil { isBrokenOff = true } else { isMissingSomething = true }
    default: isMissingSomething = true
    }
  }
}

extension Trivia {
  var endsInOpenComment: Bool {
    switch pieces.last {
    case .blockComment(let text), .docBlockComment(let text): text.isOpenComment
    default: false
    }
  }
}

extension CodeBlockItemSyntax {
  /// Whether it is a function, an initialiser or a subscript of which nothing but the head is
  /// there.
  fileprivate var lacksBody: Bool {
    guard case .decl(let declaration) = item, semicolon == nil else { return false }
    if let function = declaration.as(FunctionDeclSyntax.self) { return function.body == nil }
    if let initializer = declaration.as(InitializerDeclSyntax.self) { return initializer.body == nil }
    if let subscripting = declaration.as(SubscriptDeclSyntax.self) {
      return subscripting.accessorBlock == nil
    }
    return false
  }
}
