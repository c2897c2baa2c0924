import OrderedJSON
import UserErrors

/// A setting that can be written into a model's file.
public protocol ConfigValue {
  /// The setting as JSON.
  var configJSON: JSON { get }
}

extension JSON: ConfigValue {
  /// Itself.
  public var configJSON: JSON { self }
}
extension Int: ConfigValue {
  /// The number.
  public var configJSON: JSON { JSON(self) }
}
extension Double: ConfigValue {
  /// The number.
  public var configJSON: JSON { JSON(self) }
}
extension Float: ConfigValue {
  /// The number.
  public var configJSON: JSON { JSON(Double(self)) }
}
extension String: ConfigValue {
  /// The text.
  public var configJSON: JSON { JSON(self) }
}
extension Bool: ConfigValue {
  /// `true` or `false`.
  public var configJSON: JSON { JSON(self) }
}
extension Optional: ConfigValue where Wrapped: ConfigValue {
  /// The value; `null` for nil.
  public var configJSON: JSON { map(\.configJSON) ?? .null }
}
extension Array: ConfigValue where Element: ConfigValue {
  /// The elements.
  public var configJSON: JSON { .array(map(\.configJSON)) }
}

// How a class of one's own writes its settings and reads them again.
extension JSON {
  /// These settings and further ones: `override var config: JSON { super.config.updating(["k": k]) }`.
  public func updating(_ settings: KeyValuePairs<String, any ConfigValue>) -> JSON {
    var result = self
    for (key, value) in settings { result[key] = value.configJSON }
    return result
  }

  /// The settings of an object by their names: numbers, texts and truth values as Swift's, all else
  /// as it is.
  var settings: [String: Any] {
    var result: [String: Any] = [:]
    for (key, value) in objectValue ?? [:] {
      switch value {
      case .bool(let flag): result[key] = flag
      case .string(let text): result[key] = text
      case .number: result[key] = value.intValue ?? value.doubleValue ?? value
      default: result[key] = value
      }
    }
    return result
  }

  /// With settings of one's own, by their names, in the order of these.
  ///
  /// - Parameter layer: The name of the layer whose settings they are.
  /// - Throws: Raises a ``UserErrors/ValueError`` for a value that cannot be written to a file.
  func updating(_ settings: [String: Any], of layer: String) -> JSON {
    var result = self
    for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
      guard let value = value as? any ConfigValue else {
        raise(
          ValueError(
            "the setting '\(key)' of the layer '\(layer)' is \(value), which no model's file can hold: "
              + "numbers, texts, truth values and lists of them"))
      }
      result[key] = value.configJSON
    }
    return result
  }

  /// The whole number under `key`. - Throws: ``UserErrors/ValueError`` where there is none and no
  /// `standard`.
  public func int(_ key: String, _ standard: Int? = nil) throws -> Int {
    try setting(key, self[key]?.intValue, standard, "a whole number")
  }

  /// The number under `key`. - Throws: ``UserErrors/ValueError`` where there is none and no
  /// `standard`.
  public func double(_ key: String, _ standard: Double? = nil) throws -> Double {
    try setting(key, self[key]?.doubleValue, standard, "a number")
  }

  /// The text under `key`. - Throws: ``UserErrors/ValueError`` where there is none and no
  /// `standard`.
  public func string(_ key: String, _ standard: String? = nil) throws -> String {
    try setting(key, self[key]?.stringValue, standard, "a text")
  }

  /// Whether the setting under `key` is on. - Throws: ``UserErrors/ValueError`` where there is none
  /// and no `standard`.
  public func bool(_ key: String, _ standard: Bool? = nil) throws -> Bool {
    try setting(key, self[key]?.boolValue, standard, "true or false")
  }

  /// The whole numbers under `key`. - Throws: ``UserErrors/ValueError`` where there are none and no
  /// `standard`.
  public func ints(_ key: String, _ standard: [Int]? = nil) throws -> [Int] {
    try setting(key, self[key]?.arrayValue?.compactMap(\.intValue), standard, "a list of whole numbers")
  }

  /// The numbers under `key`. - Throws: ``UserErrors/ValueError`` where there are none and no
  /// `standard`.
  public func doubles(_ key: String, _ standard: [Double]? = nil) throws -> [Double] {
    try setting(key, self[key]?.arrayValue?.compactMap(\.doubleValue), standard, "a list of numbers")
  }

  private func setting<Value>(
    _ key: String, _ value: Value?, _ standard: Value?, _ kind: String
  ) throws -> Value {
    if let value = value ?? standard { return value }
    throw ValueError(
      "the saved settings lack '\(key)', \(kind): they have \(objectValue?.keys.map { "'\($0)'" }.joined(separator: ", ") ?? "nothing")"
        + ". Does the class add it, override var config: JSON { super.config.updating([\"\(key)\": …]) }?")
  }
}
