import SwiftSyntax

/// What the lines of a text begin in: code, or a string, a comment, a regular expression; and whether code goes on there that
/// began above. For text among which there are lines that are not Swift.
package struct LineStarts {
  private var tokens: [Token] = []

  private struct Token {
    /// Where it begins and ends, in UTF-8, without the space around it.
    var range: Range<Int>
    /// Whether its text, and the indentation in front of it, belong to a string or a regular expression.
    var isText: Bool
    /// Whether what stands before it on its line is text of a string: the indentation in one of several lines.
    var followsText: Bool
    var bracketDepth: Int
    /// Whether an expression that ends with it is not finished.
    var expectsMore: Bool
    /// The block comments behind it and up to the next token.
    var comments: [Range<Int>] = []
  }

  package init(_ source: String) {
    var depth = 0
    var comments: [Range<Int>] = []
    guard let tree = try? SourceParser.parse(source, { $0 }) else { return }
    for token in tree.tokens(viewMode: .sourceAccurate) {
      let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
      let end = token.endPositionBeforeTrailingTrivia.utf8Offset
      comments += Self.comments(token.leadingTrivia, from: token.position.utf8Offset)
      switch token.tokenKind {
      case .leftBrace, .leftParen, .leftSquare: depth += 1
      case .rightBrace, .rightParen, .rightSquare: depth = max(0, depth - 1)
      default: break
      }
      if !tokens.isEmpty {
        tokens[tokens.count - 1].comments = comments
      } else {
        // A token of nothing, for what stands before the first.
        tokens = [
          Token(
            range: 0..<0, isText: false, followsText: false, bracketDepth: 0, expectsMore: false,
            comments: comments)
        ]
      }
      tokens.append(
        Token(
          range: start..<end, isText: token.isText, followsText: token.isText || token.endsText,
          bracketDepth: depth, expectsMore: token.expectsMore))
      comments = Self.comments(token.trailingTrivia, from: end)
      tokens[tokens.count - 1].comments = comments
    }
  }

  /// Whether what stands at a place (in UTF-8) is code.
  package func isCode(at place: Int) -> Bool {
    let (before, next) = around(place)
    if let before {
      if before.range.contains(place), before.isText { return false }
      if before.comments.contains(where: { $0.lowerBound < place && place < $0.upperBound }) { return false }
      if before.range.upperBound > place { return true }
    }
    return !(next?.followsText ?? false)
  }

  /// Whether the code above goes on at a place, within brackets or behind an operator.
  package func goesOn(at place: Int) -> Bool {
    guard let before = around(place - 1).before else { return false }
    return before.bracketDepth > 0 || before.expectsMore
  }

  /// How many brackets are open at the end.
  package var openBrackets: Int { tokens.last?.bracketDepth ?? 0 }

  /// The last token that begins at or before a place, and the one behind it.
  private func around(_ place: Int) -> (before: Token?, next: Token?) {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound <= place { low = middle + 1 } else { high = middle }
    }
    return (low > 0 ? tokens[low - 1] : nil, low < tokens.count ? tokens[low] : nil)
  }

  private static func comments(_ trivia: Trivia, from start: Int) -> [Range<Int>] {
    var place = start
    return trivia.pieces.compactMap { piece in
      let range = place..<(place + piece.sourceLength.utf8Length)
      place = range.upperBound
      switch piece {
      // One that is not closed goes on behind its end.
      case .blockComment(let text), .docBlockComment(let text):
        return text.isOpenComment ? range.lowerBound..<Int.max : range
      default: return nil
      }
    }
  }
}

extension String {
  /// Whether it is a block comment whose end is missing.
  var isOpenComment: Bool {
    var depth = 0
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard let next = rest.first else { break }
      if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        depth += 1
        rest.removeFirst()
      } else if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        depth -= 1
        rest.removeFirst()
      }
    }
    return depth > 0
  }
}

extension TokenSyntax {
  fileprivate var isText: Bool {
    switch tokenKind {
    case .stringSegment, .regexLiteralPattern: true
    default: false
    }
  }

  /// Whether it is the mark at the end of a string or a regular expression.
  fileprivate var endsText: Bool {
    guard let literal = parent else { return false }
    if let literal = literal.as(StringLiteralExprSyntax.self) {
      return id == literal.closingQuote.id || id == literal.closingPounds?.id
    }
    if let literal = literal.as(RegexLiteralExprSyntax.self) {
      return id == literal.closingSlash.id || id == literal.closingPounds?.id
    }
    return false
  }

  /// Whether an expression or a declaration cannot end with it.
  fileprivate var expectsMore: Bool {
    switch tokenKind {
    case .binaryOperator, .prefixOperator, .equal, .comma, .colon, .period, .arrow, .infixQuestionMark,
      .prefixAmpersand, .leftAngle, .atSign, .backslash:
      true
    case .keyword(let keyword):
      [
        .try, .await, .throw, .is, .as, .in, .if, .guard, .while, .where, .case, .let, .var, .else, .for,
        .switch,
      ].contains(keyword)
    default: false
    }
  }
}
