import SwiftSyntax

/// `-x ** 2`, which is `(-x) ** 2` in Swift, where a sign binds tighter than whatever stands
/// between two values; mathematics and Python mean `-(x ** 2)`.
struct SignedPower {
  /// Where it lies, in UTF-8.
  var range: Range<Int>
  /// The base with its sign, and the power.
  var base: String
  var power: String

  var message: String {
    let value = base.dropFirst()
    return "'\(base) ** \(power)' is '(\(base)) ** \(power)' in Swift: a sign belongs to the value alone. "
      + "Write '-(\(value) ** \(power))' if that is meant, '(\(base)) ** \(power)' if not"
  }

  static func find(in tree: SourceFileSyntax) -> [SignedPower] {
    let finder = SignedPowerFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.found
  }
}

private final class SignedPowerFinder: SyntaxVisitor {
  var found: [SignedPower] = []

  override func visit(_ node: ExprListSyntax) -> SyntaxVisitorContinueKind {
    let parts = Array(node)
    for (index, part) in parts.enumerated() where index + 2 < parts.count {
      guard let sign = part.as(PrefixOperatorExprSyntax.self), sign.operator.text == "-",
        parts[index + 1].as(BinaryOperatorExprSyntax.self)?.operator.text == "**"
      else { continue }
      let end = parts[index + 2].endPositionBeforeTrailingTrivia.utf8Offset
      found.append(
        SignedPower(
          range: sign.positionAfterSkippingLeadingTrivia.utf8Offset..<end,
          base: sign.trimmedDescription, power: parts[index + 2].trimmedDescription))
    }
    return .visitChildren
  }
}
