extension MathNode {
  /// A bracket that grows or not.
  static func bracket(_ text: String, isStretchy: Bool = false) -> MathNode {
    .sign(MathSign(text: text, isStretchy: isStretchy))
  }

  /// Whether scripts stand under and over this in displays.
  var takesLimits: Bool {
    switch self {
    case .sign(let sign): sign.takesLimits
    case .accent(_, let sign, _, _): sign == "⏟" || sign == "⏞"
    default: false
    }
  }

  /// A plus or minus with nothing before it to add to or subtract from: no space around it.
  var asPrefix: MathNode {
    guard case .sign(var sign) = self, ["−", "+", "±", "∓"].contains(sign.text) else { return self }
    sign.space = (0, 0)
    return .sign(sign)
  }

  /// The same with all letters in a style. Capital Greek letters stay upright in bold italic, as in TeX.
  func styled(_ style: MathStyle) -> MathNode {
    mapping {
      .identifier($0, style == .boldItalic && $1 == .upright ? .bold : style)
    } number: {
      style == .bold || style == .boldItalic ? .identifier($0, .bold) : .number($0)
    }
  }

  /// The same with all letters and digits replaced.
  func mappingLetters(_ transform: (String) -> String) -> MathNode {
    mapping { text, _ in
      .identifier(transform(text), .upright)
    } number: {
      .identifier(transform($0), .upright)
    }
  }

  private func mapping(_ letter: (String, MathStyle) -> MathNode, number: (String) -> MathNode) -> MathNode {
    switch self {
    case .identifier(let text, let style): letter(text, style)
    case .number(let text): number(text)
    case .row(let nodes): Self.joined(nodes.map { $0.mapping(letter, number: number) })
    case .fenced(let nodes): .fenced(nodes.map { $0.mapping(letter, number: number) })
    case .scripts(let base, let lower, let upper, let isStacked):
      .scripts(
        base: base.mapping(letter, number: number), lower: lower?.mapping(letter, number: number),
        upper: upper?.mapping(letter, number: number), isStacked: isStacked)
    case .accent(let base, let sign, let isStretchy, let isUnder):
      .accent(base.mapping(letter, number: number), sign, isStretchy: isStretchy, isUnder: isUnder)
    case .fraction(let upper, let lower, let hasLine):
      .fraction(
        upper.mapping(letter, number: number), lower.mapping(letter, number: number), hasLine: hasLine)
    default: self
    }
  }

  /// Upright letters in a row are one name: `\mathrm{KL}`.
  private static func joined(_ nodes: [MathNode]) -> MathNode {
    var result: [MathNode] = []
    for node in nodes {
      if case .identifier(let text, .upright) = node, case .identifier(let name, .upright)? = result.last {
        result[result.count - 1] = .identifier(name + text, .upright)
      } else {
        result.append(node)
      }
    }
    return result.count == 1 ? result[0] : .row(result)
  }
}

extension MathNode? {
  /// Whether a plus or minus after this adds or subtracts.
  var followsOperand: Bool {
    switch self {
    case nil, .space: false
    case .sign(let sign): [")", "]", "}", "⟩", "|", "‖", "!", "′"].contains(sign.text)
    default: true
    }
  }
}
