import Foundation
import SwiftSyntax

/// What the session can add to the compiler's messages: it knows of other cells, and can ask for
/// the names that there are.
struct Explanations {
  let session: CellSession
  let request: CellRequest

  /// Looking for names takes some milliseconds each.
  private static let limit = 12

  /// `diagnostics` with notes.
  func explained(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var python = PythonLines(request.source, diagnostics, cellName: request.name)
    let causes = withoutConsequences(diagnostics.withoutRepetitions, of: \.makesOthers)
    return noted(withoutConsequences(causes, of: \.isAboutMissingMember)).compactMap {
      python.explained($0, cellName: request.name)
    }
  }

  /// The diagnostics but for those that errors of one kind have made.
  private func withoutConsequences(
    _ diagnostics: [Diagnostic], of isCause: (Diagnostic) -> Bool
  ) -> [Diagnostic] {
    let causes = diagnostics.filter { isCause($0) && $0.file == request.name }
    let consequences = Consequences(of: causes.map(place), in: request.source)
    return diagnostics.filter { diagnostic in
      if isCause(diagnostic) || diagnostic.makesOthers { return true }
      return !consequences.contains(diagnostic) && (causes.isEmpty || !diagnostic.asksForContext)
    }
  }

  private func noted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let failed = session.snapshot.failed
    var searches = 0
    var haveExplained = false
    return diagnostics.map { diagnostic in
      guard diagnostic.severity == .error, diagnostic.file == request.name else { return diagnostic }
      var diagnostic = diagnostic
      diagnostic.notes.removeAll(where: \.hidesErrors)
      if let name = diagnostic.missingName, let cell = failed.cell(of: name) {
        diagnostic.notes.append(.explanation("\(cell) failed, so '\(name)' is not there"))
      } else if let name = diagnostic.missingName, let advice = PythonSyntax.advice(forName: name) {
        diagnostic.notes.append(.explanation(advice))
      } else if let name = diagnostic.missingName, isAssigned(name, at: diagnostic) {
        diagnostic.notes.append(
          .explanation("a variable is declared before it is set: let \(name) = …, or var if it changes"))
      } else if let name = diagnostic.missingName ?? diagnostic.missingMember,
        !diagnostic.message.contains("did you mean"), searches < Self.limit
      {
        searches += 1
        if let note = suggestion(for: name, diagnostic) {
          diagnostic.notes.append(note)
        } else if diagnostic.missingName == nil,
          let advice = PythonSyntax.advice(forMember: name) ?? MessageAdvice.advice(for: diagnostic)
        {
          diagnostic.notes.append(.explanation(advice))
        } else if diagnostic.missingName != nil, !haveExplained, isInDeclaration(diagnostic) {
          haveExplained = true
          diagnostic.notes.append(
            .explanation(
              "a cell sees what it and the cells before it declare: "
                + "if a later one declares '\(name)', put both into one cell"))
        }
      } else if let advice = OverrideAdvice(diagnostic, at: place(of: diagnostic), in: request.source),
        let note = advice.note(declarations(of: "\(advice.superclass).\(advice.method)"))
          ?? PythonSyntax.advice(forMember: advice.method).map(Diagnostic.explanation)
      {
        diagnostic.notes.append(note)
      } else if case let missing = diagnostic.missingRequirements, !missing.isEmpty {
        diagnostic.notes.removeAll { $0.message.hasPrefix("add stubs") }
        diagnostic.notes.append(.explanation("missing: " + missing.map(bare).joined(separator: ", ")))
      } else if diagnostic.isAboutWaiting, let note = awaiting(diagnostic) {
        diagnostic.notes.append(note)
      } else if let advice = MessageAdvice.advice(for: diagnostic) {
        diagnostic.notes.append(.explanation(advice))
        if MessageAdvice.losesFractions(diagnostic) { diagnostic.fixIts = [] }
        if diagnostic.isAboutMixedNumbers { diagnostic.notes.removeAll { !$0.isExplanation } }
      }
      return diagnostic
    }
  }

  // MARK: Names

  private func suggestion(for name: String, _ diagnostic: Diagnostic) -> Diagnostic? {
    let text = Array(request.source.utf8)
    let end = min(place(of: diagnostic), text.count)
    let before = String(decoding: text[..<end], as: UTF8.self)
    guard let first = name.first(where: { $0 != "_" }), first.isASCII else { return nil }
    let answer = session.askCompiler(
      "source.request.codecomplete", source: before, byteOffset: end,
      beginning: ("key.name", String(first)))
    let names = (answer?["key.results"]?.arrayValue ?? []).compactMap { item in
      item["key.name"]?.stringValue.map { String($0.prefix { $0 != "(" && $0 != ":" }) }
    }
    // Who writes `autoencoder.fit` means a variable, which the cell to declare it has not run; who
    // writes `string(5)` may mean a type.
    let isCalled = text.dropFirst(end + name.utf8.count).first == UInt8(ascii: "(")
    let candidates = isCalled || !first.isLowercase ? names : names.filter { !$0.startsUppercase }
    guard let meant = Spelling.nearest(name, among: candidates) else { return nil }
    return note(
      "did you mean '\(meant)'?", at: diagnostic,
      Edit(start: end, end: end + name.utf8.count, text: meant))
  }

  /// Whether a diagnostic is about code that in one file may use what is declared below it.
  private func isInDeclaration(_ diagnostic: Diagnostic) -> Bool {
    guard let tree = try? SourceParser.parse(request.source, { $0 }) else { return false }
    let token = tree.token(at: AbsolutePosition(utf8Offset: place(of: diagnostic)))
    return token?.ancestors.contains {
      $0.is(FunctionDeclSyntax.self) || $0.asProtocol(DeclGroupSyntax.self) != nil
    } ?? false
  }

  /// The declarations of a member, as help shows them.
  private func declarations(of name: String) -> [String] {
    session.inspections(of: name, at: name.unicodeScalars.count - 1).map(\.declaration)
  }

  /// A declaration without the names of the library's modules.
  private func bare(_ declaration: String) -> String {
    let modules = session.configuration.libraryModules
    return declaration.replacing(#/\b(\w+)\./#) { match in
      modules.contains(String(match.1)) ? "" : String(match.0)
    }
  }

  /// Whether a line sets a name that is not there: `x = 3`.
  private func isAssigned(_ name: String, at diagnostic: Diagnostic) -> Bool {
    let lines = request.source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(diagnostic.line - 1) else { return false }
    let line = lines[diagnostic.line - 1].drop { $0 == " " }
    guard line.hasPrefix(name) else { return false }
    let rest = line.dropFirst(name.count).drop { $0 == " " }
    return rest.hasPrefix("=") && !rest.hasPrefix("==")
  }

  // MARK: Await

  /// A cell may wait at its top level, but has to say so.
  private func awaiting(_ diagnostic: Diagnostic) -> Diagnostic? {
    guard let tree = try? SourceParser.parse(request.source, { $0 }) else { return nil }
    let offset = place(of: diagnostic)
    guard let token = tree.token(at: AbsolutePosition(utf8Offset: offset)) else { return nil }
    var outermost: ExprSyntax?
    var node: Syntax? = Syntax(token)
    while let current = node {
      let isBody =
        current.is(FunctionDeclSyntax.self) || current.is(ClosureExprSyntax.self)
        || current.is(AccessorBlockSyntax.self) || current.is(InitializerDeclSyntax.self)
      if isBody { return nil }
      if let expression = current.as(ExprSyntax.self), !expression.is(AssignmentExprSyntax.self) {
        outermost = expression
      } else if outermost != nil,
        current.is(CodeBlockItemSyntax.self) || current.is(InitializerClauseSyntax.self)
      {
        break
      }
      node = current.parent
    }
    guard let outermost else { return nil }
    var start = outermost.positionAfterSkippingLeadingTrivia.utf8Offset
    if let attempt = outermost.as(TryExprSyntax.self) {
      start = attempt.expression.positionAfterSkippingLeadingTrivia.utf8Offset
    }
    guard start <= offset else { return nil }
    return note("did you mean to use 'await'?", at: diagnostic, .insert("await ", at: start))
  }

  // MARK: Places

  private func place(of diagnostic: Diagnostic) -> Int {
    LineTable(Array(request.source.utf8)).offset(line: diagnostic.line, column: diagnostic.column)
  }

  /// A note at the place of `diagnostic`, with what is to be changed.
  private func note(_ message: String, at diagnostic: Diagnostic, _ fixIt: Edit) -> Diagnostic {
    var note = diagnostic
    note.severity = .note
    note.message = message
    note.notes = []
    note.fixIts = [fixIt]
    return note
  }
}

extension String {
  fileprivate var startsUppercase: Bool { first?.isUppercase ?? false }
}

extension Diagnostic {
  /// Whether it is the engine's note that a name is missing since its cell failed.
  var isAboutFailedCell: Bool { isExplanation && message.contains(" failed, so '") }

  /// What a type lacks for a protocol: the compiler's note has it as text to be put in.
  fileprivate var missingRequirements: [String] {
    notes.filter { $0.message.hasPrefix("add stubs") }.flatMap { note in
      note.fixIts.flatMap { $0.text.split(separator: "\n") }
    }.compactMap { line in
      let text = line.drop { $0 == " " }
      let isHead = ["func ", "var ", "init(", "static ", "subscript(", "typealias ", "public "].contains {
        text.hasPrefix($0)
      }
      return isHead
        ? withoutModules(String(text.prefix { $0 != "{" })).trimmingCharacters(in: .whitespaces) : nil
    }
  }

  /// Whether a note proposes `try?` or `try!` where `try` is missing: what has failed would not be
  /// said, or would be said of the wrong place.
  fileprivate var hidesErrors: Bool {
    message.hasPrefix("did you mean to handle error as optional value")
      || message.hasPrefix("did you mean to disable error propagation")
  }

  /// The name in "cannot find 'x' in scope".
  fileprivate var missingName: String? {
    guard let match = message.firstMatch(of: #/^cannot find (?:type |operator )?'(\w+)' in scope/#) else {
      return nil
    }
    return String(match.1)
  }

  /// The name in "value of type 'X' has no member 'y'".
  fileprivate var missingMember: String? {
    message.firstMatch(of: #/has no member '(\w+)'/#).map { String($0.1) }
  }

  /// Whether it is about a call that needs `await` in code that does not wait.
  fileprivate var isAboutWaiting: Bool {
    message.hasPrefix("'async'") && message.hasSuffix("in a function that does not support concurrency")
  }
}

extension [Diagnostic] {
  /// Without what is said twice of one place, and of a variable without a value but once.
  fileprivate var withoutRepetitions: [Diagnostic] {
    var said: Set<String> = []
    return filter { diagnostic in
      let isOnceEnough = diagnostic.message.hasSuffix("used before being initialized")
      let place = isOnceEnough ? "" : "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column)"
      return said.insert("\(diagnostic.severity) \(place) \(diagnostic.message)").inserted
    }
  }
}
