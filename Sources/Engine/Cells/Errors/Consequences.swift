import SwiftSyntax

/// Errors that another error has made: where a name is missing, what is set is a constant, or
/// operators stand in no order, the compiler guesses at the types of what stands around, and
/// complains of its guess; so it does where a variable is used that such a line declares.
struct Consequences {
  private let lines: LineTable
  private let statements: [Statement]

  /// - Parameter causes: where the errors lie that make others, as UTF-8 offsets.
  init(of causes: [Int], in source: String) {
    lines = LineTable(Array(source.utf8))
    statements = causes.isEmpty ? [] : (try? SourceParser.parse(source) { Self.doubtful($0, causes) }) ?? []
  }

  /// Whether a diagnostic is about types in a statement with such an error, or with a name of one.
  func contains(_ diagnostic: Diagnostic) -> Bool {
    guard !statements.isEmpty, diagnostic.severity == .error, !diagnostic.concernsSyntax else { return false }
    let offset = lines.offset(line: diagnostic.line, column: diagnostic.column)
    return statements.innermost(around: offset)?.isDoubtful ?? false
  }

  /// All statements, those marked whose types the compiler cannot know.
  private static func doubtful(_ tree: SourceFileSyntax, _ causes: [Int]) -> [Statement] {
    let finder = StatementFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    var statements = finder.statements
    for cause in causes {
      if let index = statements.indexOfInnermost(around: cause) { statements[index].isDoubtful = true }
    }
    var (names, found): (Set<String>, Set<String>) = ([], Set(statements.doubtfulNames))
    while names != found {
      names = found
      for index in statements.indices where !statements[index].mentions.isDisjoint(with: names) {
        statements[index].isDoubtful = true
      }
      found = Set(statements.doubtfulNames)
    }
    return statements
  }
}

/// A statement, without the bodies of what it declares.
private struct Statement {
  let range: Range<Int>
  /// The variables that it declares.
  var declares: Set<String> = []
  var mentions: Set<String> = []
  /// Whether its types may be guesses.
  var isDoubtful = false
}

extension [Statement] {
  fileprivate var doubtfulNames: [String] { filter(\.isDoubtful).flatMap(\.declares) }

  fileprivate func indexOfInnermost(around offset: Int) -> Int? {
    indices.filter { self[$0].range.contains(offset) }.min { self[$0].range.count < self[$1].range.count }
  }

  fileprivate func innermost(around offset: Int) -> Statement? {
    indexOfInnermost(around: offset).map { self[$0] }
  }
}

/// Finds the statements of a cell, with the names in each that stand in no inner one.
private final class StatementFinder: SyntaxVisitor {
  private(set) var statements: [Statement] = []
  private var open: [Int] = []

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    open.append(statements.count)
    statements.append(Statement(range: node.textRange))
    return .visitChildren
  }

  override func visitPost(_ node: CodeBlockItemSyntax) { open.removeLast() }

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    if let current = open.last {
      statements[current].declares.formUnion(node.pattern.declaredNames.map(\.text.trimmingBackticks))
    }
    return .visitChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    let isMember = node.parent?.as(MemberAccessExprSyntax.self)?.declName.id == node.id
    if !isMember, let current = open.last {
      statements[current].mentions.insert(node.baseName.text.trimmingBackticks)
    }
    return .visitChildren
  }
}

extension Diagnostic {
  /// Whether the compiler may complain of other types in the same statement because of it.
  var makesOthers: Bool {
    message.hasPrefix("cannot find ") || message.hasSuffix("is a 'let' constant")
      || message.hasPrefix("adjacent operators are in ")
  }

  /// Whether a value has not what is asked of it: what is made of that has no type either.
  var isAboutMissingMember: Bool { message.contains("has no member '") }

  /// Whether `.all` and the like stand beside something without a type, wherever that comes from.
  var asksForContext: Bool { message.hasPrefix("cannot infer contextual base in reference to member") }

  /// Whether it is about syntax, which a missing name does not change.
  fileprivate var concernsSyntax: Bool {
    message.hasPrefix("expected ") || message.hasPrefix("consecutive ")
      || message.contains("is not marked with")
  }
}
