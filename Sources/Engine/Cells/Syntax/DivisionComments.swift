import SwiftSyntax

/// `m // 2`, which is whole division in Python and `m` with a comment in Swift.
struct DivisionComment {
  /// Where the comment lies, in UTF-8.
  var range: Range<Int>
  var dividend: String
  var divisor: String

  var message: String {
    "'// \(divisor)' is a comment in Swift, so the value is '\(dividend)'. Whole division of Ints is "
      + "'\(dividend) / \(divisor)', of tensors np.floorDivide"
  }

  /// Those of `tree`: a comment of nothing but a small number behind a value that is given a name
  /// or returned.
  static func find(in tree: SourceFileSyntax) -> [DivisionComment] {
    var found: [DivisionComment] = []
    for token in tree.tokens(viewMode: .sourceAccurate) {
      var start = token.endPositionBeforeTrailingTrivia.utf8Offset
      for piece in token.trailingTrivia {
        if case .lineComment(let text) = piece, let divisor = divisor(text),
          let dividend = dividend(token)
        {
          found.append(
            DivisionComment(
              range: start..<start + text.utf8.count, dividend: dividend, divisor: divisor))
        }
        start += piece.sourceLength.utf8Length
      }
    }
    return found
  }

  /// A number of at most two digits, behind one space or none: `// 784` rather says what a value is.
  private static func divisor(_ comment: String) -> String? {
    let text = comment.dropFirst(2)
    let number = text.first == " " ? text.dropFirst() : text
    let isSmall = (1...2).contains(number.count) && number.allSatisfy { $0.isASCII && $0.isNumber }
    return isSmall && Int(number) != 0 ? String(number) : nil
  }

  /// The value in front: a name, a call or a part of something, since of a product or a number the
  /// comment may be the result.
  private static func dividend(_ token: TokenSyntax) -> String? {
    var node = token.parent
    while let current = node, current.lastToken(viewMode: .sourceAccurate) == token {
      if current.is(InitializerClauseSyntax.self) || current.is(ReturnStmtSyntax.self) {
        let value =
          current.as(InitializerClauseSyntax.self)?.value
          ?? current.as(ReturnStmtSyntax.self)?.expression
        let isPlain =
          value?.is(DeclReferenceExprSyntax.self) == true || value?.is(TupleExprSyntax.self) == true
          || value?.is(MemberAccessExprSyntax.self) == true
        return isPlain ? value?.trimmedDescription : nil
      }
      node = current.parent
    }
    return nil
  }
}
