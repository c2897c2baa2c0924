import OrderedJSON

/// The type that Swift gives a literal, as far as parameters need it.
indirect enum LiteralType: Hashable, Sendable {
  case bool, int, double, string
  /// An array or a dictionary with keys that are text; nil where it is empty.
  case array(LiteralType?), dictionary(LiteralType?)
  /// Of several types.
  case any

  init(_ value: JSON) {
    switch value {
    case .null: self = .any
    case .bool: self = .bool
    case .number(let number): self = number.text.contains(where: { ".eE".contains($0) }) ? .double : .int
    case .string: self = .string
    case .array(let elements): self = .array(Self.joined(elements.map(Self.init)))
    case .object(let members): self = .dictionary(Self.joined(members.map { Self($0.value) }))
    }
  }

  /// The type of a collection's elements; nil for none.
  static func joined(_ types: [LiteralType]) -> LiteralType? {
    guard let first = types.first else { return nil }
    return types.dropFirst().reduce(first) { $0.joined(with: $1) }
  }

  private func joined(with other: LiteralType) -> LiteralType {
    if accepts(other) { return self }
    return other.accepts(self) ? other : .any
  }

  /// Whether a literal of type `other` may stand where this type is asked for.
  func accepts(_ other: LiteralType) -> Bool {
    switch (self, other) {
    case (.any, _), (.double, .int): true
    case (.array(let own), .array(let given)), (.dictionary(let own), .dictionary(let given)):
      given.map { given in own?.accepts(given) ?? false } ?? true
    default: self == other
    }
  }

  /// Whether the compiler has to be told.
  var isAmbiguous: Bool {
    switch self {
    case .bool, .int, .double, .string: false
    case .any: true
    case .array(let element), .dictionary(let element): element?.isAmbiguous ?? true
    }
  }

  /// The type in Swift.
  var text: String {
    switch self {
    case .bool: "Bool"
    case .int: "Int"
    case .double: "Double"
    case .string: "String"
    case .any: "Any"
    case .array(let element): "[\(element?.text ?? "Any")]"
    case .dictionary(let element): "[String: \(element?.text ?? "Any")]"
    }
  }
}

extension LiteralType {
  /// The type of a literal in Swift; nil where `source` is anything else.
  init?(literal source: String) {
    var parser = LiteralParser(rest: Substring(source))
    guard let type = parser.type(), parser.isAtEnd else { return nil }
    self = type
  }
}

/// Reads literals of one line: numbers, texts, arrays, dictionaries with keys that are text, `[Int]()`, `[String: Int]()`.
private struct LiteralParser {
  var rest: Substring

  var isAtEnd: Bool {
    let text = rest.drop(while: \.isWhitespace)
    return text.isEmpty || text.hasPrefix("//")
  }

  mutating func type() -> LiteralType? {
    if let empty = take(#/\[\s*(?:String\s*:\s*)?(\w+)\s*\]\(\s*\)/#) {
      let types: [Substring: LiteralType] = [
        "Int": .int, "Double": .double, "String": .string, "Bool": .bool, "Any": .any,
      ]
      guard let element = types[empty.1] else { return nil }
      return empty.0.contains(":") ? .dictionary(element) : .array(element)
    }
    if take(#/true\b|false\b/#) != nil { return .bool }
    if let number = take(#/[-+]?\d[\d_]*(?:\.[\d_]+)?(?:[eE][-+]?\d+)?/#) {
      return number.contains(where: { ".eE".contains($0) }) ? .double : .int
    }
    if take(#/"(?:[^"\\]|\\[^(])*"/#) != nil { return .string }
    return take(#/\[/#) == nil ? nil : collection()
  }

  private mutating func collection() -> LiteralType? {
    if take(#/:\s*\]/#) != nil { return .dictionary(nil) }
    var types: [LiteralType] = []
    var isDictionary = false
    while take(#/\]/#) == nil {
      guard var type = type() else { return nil }
      if take(#/:/#) != nil {
        guard type == .string, let value = self.type() else { return nil }
        isDictionary = true
        type = value
      }
      types.append(type)
      _ = take(#/,/#)
    }
    return isDictionary ? .dictionary(LiteralType.joined(types)) : .array(LiteralType.joined(types))
  }

  private mutating func take<Output>(_ pattern: Regex<Output>) -> Output? {
    let text = rest.drop(while: \.isWhitespace)
    guard let match = text.prefixMatch(of: pattern) else { return nil }
    rest = text[match.range.upperBound...]
    return match.output
  }
}
