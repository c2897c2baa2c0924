import SwiftSyntax

/// A value that stands where one of another type is wanted, as NumPy and Keras take both. What the
/// compiler refuses is tried as that:
/// - a number, or a list of numbers, as `Tensor(…)`: `x[i, j] = count`, `x[mask] = np.nan`,
///   `variable.assign(beta)`;
/// - a function among metrics, which cannot conform to a protocol: `metrics: [psnr]` as
///   `keras.metrics.function("psnr", psnr)`;
/// - batches as pairs: `for (x, y) in data.batch(64)` as `for (x, y) in (data.batch(64)).pairs`;
/// - a whole number that a function of NumPy, Keras or matplotlib is given where it takes a fraction:
///   `np.percentile(x, q)` as `np.percentile(x, Double(q))`;
/// - what such a function changes in place: `np.random.shuffle(order)` as `np.random.shuffle(&order)`;
/// - whether something is said: `verbose: false` as `verbose: (false ? 1 : 0)`;
/// - a list that is taken apart: `let (a, b) = ops.split(x, 2)` as `… = (ops.split(x, 2))._lecternParts()`;
/// - a dictionary of losses that a step returns: `return d` as `return Logs(d)`.
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
    guard
      error.isAboutTensorFromNumbers || error.isAboutMetricFromFunction || error.isAboutPairFromBatch
        || error.isAboutFractionFromWhole || error.isAboutNumberFromTruth || error.isAboutLogsFromDictionary
        || error.isAboutPartsOfList || error.isAboutChangeInPlace,
      let found =
        (try? SourceParser.parse(cell.source) { tree -> ConvertedValue? in
          guard let token = tree.token(at: AbsolutePosition(utf8Offset: offset)) else { return nil }
          if error.isAboutMetricFromFunction { return Self.metric(around: token) }
          if error.isAboutPairFromBatch { return Self.pairs(around: token) }
          if error.isAboutPartsOfList {
            let value = token.enclosing(InitializerClauseSyntax.self)?.value
            return value.map { ConvertedValue(range: $0.textRange, front: "(", back: ")._lecternParts()") }
          }
          if error.isAboutNumberFromTruth { return Self.verbosity(beginningWith: token) }
          if error.isAboutLogsFromDictionary {
            let value = token.enclosing(ReturnStmtSyntax.self)?.expression
            return value.map { ConvertedValue(range: $0.textRange, front: "Logs(") }
          }
          if error.isAboutFractionFromWhole { return Self.argument(beginningWith: token, "Double(", ")") }
          if error.isAboutChangeInPlace { return Self.argument(beginningWith: token, "&", "") }
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
    guard let loop = token.enclosing(ForStmtSyntax.self), loop.pattern.is(TuplePatternSyntax.self)
    else { return nil }
    return ConvertedValue(range: loop.sequence.textRange, front: "(", back: ").pairs")
  }

  /// The function of a list around a token, shown under its own name as in Keras.
  private static func metric(around token: TokenSyntax) -> ConvertedValue? {
    guard let function = token.enclosing(ArrayElementSyntax.self)?.expression else { return nil }
    let member = function.as(MemberAccessExprSyntax.self)?.declName
    let reference = member ?? function.as(DeclReferenceExprSyntax.self)
    let name = reference?.baseName.text ?? "function"
    return ConvertedValue(range: function.textRange, front: "keras.metrics.function(\"\(name)\", ")
  }

  /// The value of an argument `verbose:`.
  private static func verbosity(beginningWith token: TokenSyntax) -> ConvertedValue? {
    guard let argument = token.enclosing(LabeledExprSyntax.self), argument.label?.text == "verbose"
    else { return nil }
    return ConvertedValue(range: argument.expression.textRange, front: "((", back: ") ? 1 : 0)")
  }

  /// What begins with a token and is given to one of the library's functions.
  private static func argument(
    beginningWith token: TokenSyntax, _ front: String, _ back: String
  ) -> ConvertedValue? {
    guard let call = token.enclosing(FunctionCallExprSyntax.self),
      var base = call.calledExpression.as(MemberAccessExprSyntax.self)?.base
    else { return nil }
    while let next = base.as(MemberAccessExprSyntax.self)?.base { base = next }
    guard let name = base.as(DeclReferenceExprSyntax.self)?.baseName.text, namespaces.contains(name),
      let range = value(beginningWith: token)
    else { return nil }
    return ConvertedValue(range: range, front: front, back: back)
  }

  /// What the library's functions stand in.
  private static let namespaces: Set<String> = [
    "np", "plt", "keras", "layers", "models", "ops", "nn", "losses", "metrics", "optimizers", "callbacks",
    "initializers", "regularizers", "constraints", "utils", "random", "datasets",
  ]

  /// What stands behind the `=` of a statement.
  private static func assigned(around token: TokenSyntax) -> Range<Int>? {
    for list in token.ancestorsInStatement.lazy.compactMap({ $0.as(ExprListSyntax.self) }) {
      guard let equals = list.firstIndex(where: { $0.is(AssignmentExprSyntax.self) }),
        let first = list[equals...].dropFirst().first, let last = list.last
      else { continue }
      return first.textRange.lowerBound..<last.textRange.upperBound
    }
    return nil
  }

  /// The argument, or the value of a variable, that begins with a token.
  private static func value(beginningWith token: TokenSyntax) -> Range<Int>? {
    for node in token.ancestorsInStatement {
      let value = node.as(LabeledExprSyntax.self)?.expression ?? node.as(InitializerClauseSyntax.self)?.value
      guard let value else { continue }
      // Of an operation the error points at the operator.
      let isOperator = token.parent?.parent?.parent?.id == value.id
      return isOperator || value.textRange.lowerBound == token.textRange.lowerBound ? value.textRange : nil
    }
    return nil
  }
}

extension Diagnostic {
  /// Whether a truth value is given where an Int is taken.
  fileprivate var isAboutNumberFromTruth: Bool {
    message == "cannot convert value of type 'Bool' to expected argument type 'Int'"
  }

  /// Whether a variable is to be changed by what it is given to.
  fileprivate var isAboutChangeInPlace: Bool {
    message.contains(#/^passing value of type '.+' to an inout parameter requires explicit '&'$/#)
  }

  /// Whether a list stands where a tuple is wanted.
  fileprivate var isAboutPartsOfList: Bool {
    message.contains(#/^cannot convert value of type '\[.+\]' to specified type '\(_(, _){1,3}\)'$/#)
  }

  /// Whether a dictionary is returned instead of logs.
  fileprivate var isAboutLogsFromDictionary: Bool {
    message.contains("cannot convert return expression of type") && message.hasSuffix("to return type 'Logs'")
      && message.contains(#/String *[,:] *Tensor/#)
  }

  /// Whether an Int is given where a Double is taken.
  fileprivate var isAboutFractionFromWhole: Bool {
    message == "cannot convert value of type 'Int' to expected argument type 'Double'"
  }

  /// Whether a batch is taken apart as a pair.
  fileprivate var isAboutPairFromBatch: Bool {
    message.contains("tuple pattern cannot match values of non-tuple type 'Batch'")
      // What the compiler has to say of a batch within a pair: `for (i, (x, y)) in enumerate(data)`.
      || message.hasPrefix("failed to produce diagnostic for expression")
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
