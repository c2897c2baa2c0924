import SwiftSyntax

/// Where a cell uses names of types and functions that it does not declare itself.
final class NameUses: SyntaxVisitor {
  private(set) var places: [String: Int] = [:]
  private var own: Set<String> = []

  /// The first place of each name, as a UTF-8 offset.
  static func of(_ source: String) -> [String: Int] {
    let found = try? SourceParser.parse(source) { tree -> [String: Int] in
      let uses = NameUses(viewMode: .sourceAccurate)
      uses.walk(tree)
      return uses.places.filter { !uses.own.contains($0.key) }
    }
    return found ?? [:]
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if let called = node.calledExpression.as(DeclReferenceExprSyntax.self) { note(called.baseName) }
    return .visitChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    note(node.name)
    return .visitChildren
  }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    let declares =
      token.parent?.isProtocol((any NamedDeclSyntax).self) == true
      || token.parent?.is(IdentifierPatternSyntax.self) == true
      || token.parent?.is(ClosureShorthandParameterSyntax.self) == true
      || token.parent?.is(FunctionParameterSyntax.self) == true
    if declares { own.insert(token.text) }
    return .skipChildren
  }

  private func note(_ token: TokenSyntax) {
    let name = token.text
    if places[name] == nil { places[name] = token.positionAfterSkippingLeadingTrivia.utf8Offset }
  }
}

extension CellSession {
  /// Warnings of names that a failed cell should have declared and that this cell, which compiles,
  /// has from the library instead: `Sampling()` of one's own would be the library's without a word.
  func warningsOfFailedNames(_ request: CellRequest, _ parsed: ParsedCell) -> [Diagnostic] {
    let state = snapshot
    let suspects = parsed.mentions.filter {
      state.failed.cell(of: $0) != nil && !state.names.names.contains($0)
    }
    if suspects.isEmpty { return [] }
    let lines = LineTable(Array(request.source.utf8))
    return NameUses.of(request.source).filter { suspects.contains($0.key) }
      .sorted { $0.value < $1.value }
      .compactMap { name, offset in
        guard let cell = state.failed.cell(of: name) else { return nil }
        let at = lines.place(of: offset)
        return Diagnostic(
          severity: .warning, identifier: "",
          message: "\(cell), which declares '\(name)', failed: this is the library's '\(name)'",
          file: request.name, line: at.line, column: at.column, length: name.utf8.count)
      }
  }
}
