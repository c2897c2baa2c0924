import SwiftSyntax

/// A number, or a list of numbers, that stands where a tensor is wanted, as NumPy and Keras take
/// both: `x[i, j] = count`, `x[mask] = np.nan`, `variable.assign(beta)`. What the compiler refuses is
/// tried as `Tensor(…)`.
struct ConvertedValue {
  /// Where it lies in the cell, as UTF-8 offsets.
  private let range: Range<Int>

  var edits: [Edit] {
    [.insert("Tensor(", at: range.lowerBound), .insert(")", at: range.upperBound)]
  }

  /// The value that an error is about; nil for errors of other kinds.
  ///
  /// - Parameter offset: where in the cell the error points.
  init?(_ error: Diagnostic, at offset: Int, in cell: ParsedCell) {
    let isAssigned = error.message.hasPrefix("cannot assign value of type")
    guard error.isAboutTensorFromNumbers,
      let range =
        (try? SourceParser.parse(cell.source) { tree -> Range<Int>? in
          guard let token = tree.token(at: AbsolutePosition(utf8Offset: offset)) else { return nil }
          return isAssigned ? Self.assigned(around: token) : Self.value(beginningWith: token)
        }) ?? nil
    else { return nil }
    self.range = range
  }

  /// What stands behind the `=` of a statement.
  private static func assigned(around token: TokenSyntax) -> Range<Int>? {
    var node = token.parent
    while let current = node, !current.is(CodeBlockItemSyntax.self) {
      if let list = current.as(ExprListSyntax.self),
        let equals = list.firstIndex(where: { $0.is(AssignmentExprSyntax.self) }),
        let first = list[equals...].dropFirst().first, let last = list.last
      {
        return first.positionAfterSkippingLeadingTrivia
          .utf8Offset..<last.endPositionBeforeTrailingTrivia.utf8Offset
      }
      node = current.parent
    }
    return nil
  }

  /// The argument, or the value of a variable, that begins with a token.
  private static func value(beginningWith token: TokenSyntax) -> Range<Int>? {
    var node = token.parent
    while let current = node, !current.is(CodeBlockItemSyntax.self) {
      let value =
        current.as(LabeledExprSyntax.self)?.expression ?? current.as(InitializerClauseSyntax.self)?.value
      if let value {
        let range =
          value.positionAfterSkippingLeadingTrivia
          .utf8Offset..<value.endPositionBeforeTrailingTrivia.utf8Offset
        return range.lowerBound == token.positionAfterSkippingLeadingTrivia.utf8Offset ? range : nil
      }
      node = current.parent
    }
    return nil
  }
}

extension Diagnostic {
  /// Whether numbers of Swift's own types stand where a tensor is wanted.
  fileprivate var isAboutTensorFromNumbers: Bool {
    let numbers = #"\[*(Int|Double|Float|Bool|UInt8)\]*"#
    let wanted = "(subscript of type|expected argument type|specified type|type)"
    guard
      let pattern = try? Regex(
        "^cannot (assign|convert) value of type '\(numbers)' to \(wanted) 'Tensor'$")
    else { return false }
    return message.contains(pattern)
  }
}
