extension JSON {
  /// The text of a string; nil for anything else.
  public var stringValue: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  /// The value of a number that is an integer; nil for anything else.
  public var intValue: Int? {
    if case .number(let value) = self { return value.intValue }
    return nil
  }

  /// The value of a number; nil for anything else.
  public var doubleValue: Double? {
    if case .number(let value) = self { return value.doubleValue }
    return nil
  }

  /// The value of `true` or `false`; nil for anything else.
  public var boolValue: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  /// The elements of an array; nil for anything else.
  public var arrayValue: [JSON]? {
    if case .array(let value) = self { return value }
    return nil
  }

  /// The members of an object; nil for anything else.
  public var objectValue: Object? {
    if case .object(let value) = self { return value }
    return nil
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The member `key` of an object; nil where there is none, or where this is no object.
  ///
  /// Setting a member of something that is no object makes it one.
  public subscript(key: String) -> JSON? {
    get { objectValue?[key] }
    set {
      var object = objectValue ?? Object()
      self = .null  // so that `object` is the only reference and is changed in place
      object[key] = newValue
      self = .object(object)
    }
  }

  /// The element of an array at `index`; nil where there is none, or where this is no array.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}
