import SwiftSyntax

/// A value that stands where one of another type is wanted, as NumPy and Keras take both. What the
/// compiler refuses is tried as that:
/// - a number, or a list of numbers, as `Tensor(…)`: `x[i, j] = count`, `x[mask] = np.nan`,
///   `variable.assign(beta)`;
/// - a function among metrics, which cannot conform to a protocol: `metrics: [psnr]` as
///   `keras.metrics.function("psnr", psnr)`;
/// - batches as pairs: `for (x, y) in data.batch(64)` as `for (x, y) in (data.batch(64)).pairs`.
struct ConvertedValue {
  /// Where it lies in the cell, as UTF-8 offsets.
  private let range: Range<Int>
  /// What makes the other of it, before and behind it.
  private let front: String
  private let back: String

  var edits: [Edit] {
    [.insert(front, at: range.lowerBound), .insert(back, at: range.upperBound)]
  }

  /// The value that an error is about; nil for errors of other kinds.
  ///
  /// - Parameter offset: where in the cell the error points.
  init?(_ error: Diagnostic, at offset: Int, in cell: ParsedCell) {
    guard error.isAboutTensorFromNumbers || error.isAboutMetricFromFunction || error.isAboutPairFromBatch,
      let found =
        (try? SourceParser.parse(cell.source) { tree -> ConvertedValue? in
          guard let token = tree.token(at: AbsolutePosition(utf8Offset: offset)) else { return nil }
          if error.isAboutMetricFromFunction { return Self.metric(around: token) }
          if error.isAboutPairFromBatch { return Self.pairs(around: token) }
          let isAssigned = error.message.hasPrefix("cannot assign value of type")
          let range = isAssigned ? Self.assigned(around: token) : Self.value(beginningWith: token)
          return range.map { ConvertedValue(range: $0, front: "Tensor(") }
        }) ?? nil
    else { return nil }
    self = found
  }

  private init(range: Range<Int>, front: String, back: String = ")") {
    self.range = range
    self.front = front
    self.back = back
  }

  /// What the loop around a token runs over.
  private static func pairs(around token: TokenSyntax) -> ConvertedValue? {
    var node = token.parent
    while let current = node, !current.is(CodeBlockItemSyntax.self) {
      if let loop = current.as(ForStmtSyntax.self) {
        return ConvertedValue(range: loop.sequence.textRange, front: "(", back: ").pairs")
      }
      node = current.parent
    }
    return nil
  }

  /// The function of a list around a token, shown under its own name as in Keras.
  private static func metric(around token: TokenSyntax) -> ConvertedValue? {
    var node = token.parent
    while let current = node, !current.is(CodeBlockItemSyntax.self) {
      if let function = current.as(ArrayElementSyntax.self)?.expression {
        let member = function.as(MemberAccessExprSyntax.self)?.declName
        let reference = member ?? function.as(DeclReferenceExprSyntax.self)
        let name = reference?.baseName.text ?? "function"
        return ConvertedValue(range: function.textRange, front: "keras.metrics.function(\"\(name)\", ")
      }
      node = current.parent
    }
    return nil
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
        let range = value.textRange
        return range.lowerBound == token.positionAfterSkippingLeadingTrivia.utf8Offset ? range : nil
      }
      node = current.parent
    }
    return nil
  }
}

extension SyntaxProtocol {
  /// Where it lies without the space around it, as UTF-8 offsets.
  fileprivate var textRange: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }
}

extension Diagnostic {
  /// Whether a batch is taken apart as a pair.
  fileprivate var isAboutPairFromBatch: Bool {
    message.contains("tuple pattern cannot match values of non-tuple type 'Batch'")
  }

  /// Whether a function of targets and predictions stands in a list of metrics.
  fileprivate var isAboutMetricFromFunction: Bool {
    message.contains(#/'\(Tensor, Tensor\)( throws)? -> Tensor' to expected element type 'any MetricGroup'/#)
  }

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
