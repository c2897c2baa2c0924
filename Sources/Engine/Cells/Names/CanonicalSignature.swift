import SwiftSyntax

/// What tells overloads apart, written so that two spellings of one meaning are one text: `[Int]`
/// and `Array<Int>`, `T` and `U`, `some P` and `<T: P>`, a `where` clause or none.
///
/// (What it cannot know, such as what a type alias stands for, the symbols of the compiled cell
/// tell: ``DeclaredSymbols``.)
struct CanonicalSignature {
  /// The places of generic parameters, by name; those of the innermost declaration come last.
  private var places: [String: Int] = [:]
  private var constraints: Set<String> = []
  private var parameterCount = 0

  /// Labels and types of a function's parameters. An operator has no labels.
  static func text(_ node: FunctionDeclSyntax) -> String {
    let isOperator = node.name.tokenKind.isOperator
    return text(
      node.signature.parameterClause.parameters, generic: node.genericParameterClause,
      whereClause: node.genericWhereClause, hasLabels: !isOperator)
  }

  static func text(
    _ parameters: FunctionParameterListSyntax, generic: GenericParameterClauseSyntax?,
    whereClause: GenericWhereClauseSyntax?, hasLabels: Bool
  ) -> String {
    var signature = CanonicalSignature()
    signature.add(generic)
    let parts = parameters.map { parameter in
      (hasLabels ? parameter.firstName.text + ":" : "") + signature.type(parameter.type)
        + (parameter.ellipsis == nil ? "" : "...")
    }
    signature.add(whereClause)
    let conditions = signature.constraints.sorted().joined(separator: ",")
    return "(" + parts.joined(separator: ",") + ")" + (conditions.isEmpty ? "" : " where " + conditions)
  }

  /// A type as it stands in an extension: `extension [Int]` and `extension Array where Element ==
  /// Int` are told apart.
  static func text(_ type: TypeSyntax) -> String {
    var signature = CanonicalSignature()
    return signature.type(type)
  }

  static func text(_ clause: GenericWhereClauseSyntax?) -> String {
    var signature = CanonicalSignature()
    signature.add(clause)
    return signature.constraints.sorted().joined(separator: ",")
  }

  // MARK: Generic parameters

  private mutating func add(_ clause: GenericParameterClauseSyntax?) {
    guard let clause else { return }
    for parameter in clause.parameters {
      places[parameter.name.text] = parameterCount
      parameterCount += 1
    }
    for parameter in clause.parameters {
      guard let place = places[parameter.name.text], let bound = parameter.inheritedType else { continue }
      constrain("$\(place)", to: bound)
    }
    add(clause.genericWhereClause)
  }

  private mutating func add(_ clause: GenericWhereClauseSyntax?) {
    for requirement in clause?.requirements ?? [] {
      switch requirement.requirement {
      case .conformanceRequirement(let node):
        let subject = type(node.leftType)
        constrain(subject, to: node.rightType)
      case .sameTypeRequirement(let node):
        let sides = [node.leftType.trimmedDescription, node.rightType.trimmedDescription]
        constraints.insert(sides.map { plain($0) }.sorted().joined(separator: "=="))
      default: constraints.insert(requirement.requirement.trimmedDescription)
      }
    }
  }

  /// A generic parameter's name in a text that is not looked into.
  private func plain(_ text: String) -> String {
    let parts = text.filter { !$0.isWhitespace }.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, let place = places[String(first)] else {
      return parts.joined(separator: ".")
    }
    return (["$\(place)"] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  /// `T: P & Q` is two constraints.
  private mutating func constrain(_ subject: String, to bound: TypeSyntax) {
    if let composition = bound.as(CompositionTypeSyntax.self) {
      for element in composition.elements { constrain(subject, to: element.type) }
    } else {
      let text = type(bound)
      constraints.insert("\(subject):\(text)")
    }
  }

  // MARK: Types

  private mutating func type(_ node: TypeSyntax) -> String {
    switch node.as(TypeSyntaxEnum.self) {
    case .arrayType(let node): return "Array<\(type(node.element))>"
    case .dictionaryType(let node): return "Dictionary<\(type(node.key)),\(type(node.value))>"
    case .optionalType(let node): return "Optional<\(type(node.wrappedType))>"
    case .implicitlyUnwrappedOptionalType(let node): return "Optional<\(type(node.wrappedType))>"
    case .someOrAnyType(let node): return someOrAny(node)
    case .tupleType(let node): return tuple(node)
    case .functionType(let node): return function(node)
    case .attributedType(let node): return attributed(node)
    case .compositionType(let node):
      return node.elements.map { type($0.type) }.sorted().joined(separator: "&")
    case .identifierType(let node): return identifier(node)
    case .memberType(let node): return member(node)
    case .metatypeType(let node): return "\(type(node.baseType)).\(node.metatypeSpecifier.text)"
    default: return node.trimmedDescription.filter { !$0.isWhitespace }
    }
  }

  private mutating func identifier(_ node: IdentifierTypeSyntax) -> String {
    let name = node.name.text.trimmingBackticks
    if let place = places[name] { return "$\(place)" }
    return (name == "Void" ? "()" : name) + arguments(node.genericArgumentClause)
  }

  private mutating func member(_ node: MemberTypeSyntax) -> String {
    let base = type(node.baseType)
    let name = node.name.text + arguments(node.genericArgumentClause)
    return base == "Swift" ? (name == "Void" ? "()" : name) : "\(base).\(name)"
  }

  private mutating func arguments(_ clause: GenericArgumentClauseSyntax?) -> String {
    guard let clause else { return "" }
    var parts: [String] = []
    for argument in clause.arguments {
      if case .type(let node) = argument.argument {
        parts.append(type(node))
      } else {
        parts.append(argument.trimmedDescription)
      }
    }
    return "<" + parts.joined(separator: ",") + ">"
  }

  /// `some P` is a generic parameter without a name; `any P` is `P`.
  private mutating func someOrAny(_ node: SomeOrAnyTypeSyntax) -> String {
    guard node.someOrAnySpecifier.tokenKind == .keyword(.some) else { return type(node.constraint) }
    let place = parameterCount
    parameterCount += 1
    constrain("$\(place)", to: node.constraint)
    return "$\(place)"
  }

  private mutating func tuple(_ node: TupleTypeSyntax) -> String {
    if node.elements.count == 1, let only = node.elements.first, only.firstName == nil, only.ellipsis == nil {
      return type(only.type)
    }
    var parts: [String] = []
    for element in node.elements {
      parts.append((element.firstName.map { $0.text + ":" } ?? "") + type(element.type))
    }
    return "(" + parts.joined(separator: ",") + ")"
  }

  /// Names of a function type's parameters mean nothing.
  private mutating func function(_ node: FunctionTypeSyntax) -> String {
    var parts: [String] = []
    for parameter in node.parameters {
      parts.append(type(parameter.type) + (parameter.ellipsis == nil ? "" : "..."))
    }
    let effects = node.effectSpecifiers?.trimmedDescription.filter { !$0.isWhitespace } ?? ""
    return "(" + parts.joined(separator: ",") + ")\(effects)->" + type(node.returnClause.type)
  }

  private mutating func attributed(_ node: AttributedTypeSyntax) -> String {
    let kept = node.attributes.compactMap { attribute -> String? in
      guard let name = attribute.as(AttributeSyntax.self)?.attributeName.trimmedDescription else {
        return nil
      }
      return ["escaping", "Sendable"].contains(name) ? nil : "@" + name
    }
    let isInout = node.specifiers.contains { $0.trimmedDescription == "inout" }
    return kept.sorted().map { $0 + " " }.joined() + (isInout ? "inout " : "") + type(node.baseType)
  }
}

extension TokenKind {
  /// Whether it is the name of an operator.
  var isOperator: Bool {
    switch self {
    case .binaryOperator, .prefixOperator, .postfixOperator: true
    default: false
    }
  }
}
