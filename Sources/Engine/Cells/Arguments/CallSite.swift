import SwiftSyntax

/// A call in a cell, with the places of its arguments. Offsets are UTF-8 offsets of the cell's text.
struct CallSite {
  /// One argument between the brackets.
  struct Argument: Equatable {
    /// Without its colon; nil for an argument without a label.
    var label: String?
    var start: Int
    /// Where its value starts, behind the label.
    var valueStart: Int
    var end: Int
  }

  /// Where the called expression starts.
  var calleeStart: Int
  /// Where the list of arguments starts, behind the opening bracket.
  var open: Int
  /// Where the closing bracket is.
  var close: Int
  var arguments: [Argument]
  /// Whether the brackets are those of a subscript.
  var isSubscript = false
  var trailingClosures = 0
  /// The statement or member that it is part of, the innermost.
  var statement: Range<Int>
  /// Where that starts at the cell's top level.
  var itemStart: Int
  /// Whether it is evaluated where the item at top level is: in no closure and no body.
  var isAtTopLevel: Bool { statement.lowerBound == itemStart }
  /// Where the outermost string starts in whose interpolation it lies.
  var stringStart: Int?
}

/// Finds the calls of a cell, in the order of their opening brackets.
final class CallFinder: SyntaxVisitor {
  private(set) var sites: [CallSite] = []

  /// nil if the text has syntax errors.
  static func calls(in source: String) -> [CallSite]? {
    let sites = try? SourceParser.parse(source) { tree -> [CallSite]? in
      if tree.hasError { return nil }
      let finder = CallFinder(viewMode: .sourceAccurate)
      finder.walk(tree)
      return finder.sites.sorted { $0.open < $1.open }
    }
    return sites ?? nil
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    guard let open = node.leftParen, let close = node.rightParen else { return .visitChildren }
    let closures = (node.trailingClosure == nil ? 0 : 1) + node.additionalTrailingClosures.count
    add(
      node, callee: Syntax(node.calledExpression), open, node.arguments, close,
      trailingClosures: closures)
    return .visitChildren
  }

  override func visit(_ node: SubscriptCallExprSyntax) -> SyntaxVisitorContinueKind {
    add(
      node, callee: Syntax(node.calledExpression), node.leftSquare, node.arguments, node.rightSquare,
      isSubscript: true)
    return .visitChildren
  }

  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
    if let open = node.leftParen, let close = node.rightParen,
      case .argumentList(let list) = node.arguments
    {
      add(node, callee: Syntax(node), open, list, close)
    }
    return .visitChildren
  }

  private func add(
    _ node: some SyntaxProtocol, callee: Syntax, _ open: TokenSyntax, _ list: LabeledExprListSyntax,
    _ close: TokenSyntax, isSubscript: Bool = false, trailingClosures: Int = 0
  ) {
    if list.isEmpty { return }
    let arguments = list.map { element in
      CallSite.Argument(
        label: element.label?.text.trimmingBackticks,
        start: element.positionAfterSkippingLeadingTrivia.utf8Offset,
        valueStart: element.expression.positionAfterSkippingLeadingTrivia.utf8Offset,
        end: element.expression.endPositionBeforeTrailingTrivia.utf8Offset)
    }
    let surroundings = Surroundings(of: Syntax(node))
    sites.append(
      CallSite(
        calleeStart: callee.positionAfterSkippingLeadingTrivia.utf8Offset,
        open: open.endPositionBeforeTrailingTrivia.utf8Offset,
        close: close.positionAfterSkippingLeadingTrivia.utf8Offset, arguments: arguments,
        isSubscript: isSubscript, trailingClosures: trailingClosures, statement: surroundings.statement,
        itemStart: surroundings.itemStart, stringStart: surroundings.stringStart))
  }
}

/// What a call lies in.
private struct Surroundings {
  /// The innermost statement or member.
  var statement = 0..<0
  /// Where the outermost one starts.
  var itemStart = 0
  /// Where the outermost string starts.
  var stringStart: Int?

  init(of node: Syntax) {
    var isInnermost = true
    for current in node.ancestors {
      let start = current.positionAfterSkippingLeadingTrivia.utf8Offset
      if current.is(CodeBlockItemSyntax.self) || current.is(MemberBlockItemSyntax.self) {
        if isInnermost { statement = start..<current.endPositionBeforeTrailingTrivia.utf8Offset }
        isInnermost = false
        itemStart = start
      }
      if current.is(StringLiteralExprSyntax.self) { stringStart = start }
    }
  }
}
