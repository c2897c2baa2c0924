extension JSON: ExpressibleByNilLiteral {
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension JSON: ExpressibleByBooleanLiteral {
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
  /// An integer.
  public init(integerLiteral value: Int) { self = .number(Number(value)) }
}

extension JSON: ExpressibleByFloatLiteral {
  /// A number.
  public init(floatLiteral value: Double) { self.init(value) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByArrayLiteral {
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// An object, its keys in the order written.
  public init(dictionaryLiteral members: (String, JSON)...) { self = .object(Object(members)) }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
  /// An object, its keys in the order written.
  public init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}

extension JSON {
  /// An integer.
  public init(_ value: Int) { self = .number(Number(value)) }

  /// A number; `null` for NaN and infinities, which JSON does not know.
  public init(_ value: Double) { self = Number(value).map(JSON.number) ?? .null }

  /// A string.
  public init(_ value: String) { self = .string(value) }

  /// `true` or `false`.
  public init(_ value: Bool) { self = .bool(value) }
}
