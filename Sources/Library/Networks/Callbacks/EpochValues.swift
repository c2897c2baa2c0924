import Tensors
import UserErrors

/// Named values of the epochs of a run, in order: what `history.history` is. As with Python's
/// dictionary, a name that is not there is an error, and ``get(_:)`` asks.
public struct EpochValues: Sequence, Equatable, CustomStringConvertible {
  /// The names in the order in which they came.
  public private(set) var keys: [String] = []
  private var numbers: [String: PythonList<Double>] = [:]

  /// The values of this name, one for each epoch; `[-1]` is the last one.
  public subscript(key: String) -> PythonList<Double> {
    orRaise { () throws(ValueError) in
      guard let values = numbers[key] else {
        throw ValueError(unknownName(key, of: "value of the history", known: keys))
      }
      return values
    }
  }

  /// The values of this name, or nil where there are none.
  public func get(_ key: String) -> PythonList<Double>? { numbers[key] }

  /// The values, in the order of the names.
  public var values: [PythonList<Double>] { keys.map { self[$0] } }

  /// A dictionary of what `transform` makes of the values, as to write them as JSON.
  public func mapValues<Value>(
    _ transform: (PythonList<Double>) throws -> Value
  ) rethrows -> [String: Value] {
    try numbers.mapValues(transform)
  }

  /// How many names there are.
  public var count: Int { keys.count }

  /// The names with their values.
  public func makeIterator() -> AnyIterator<(key: String, value: PythonList<Double>)> {
    var rest = keys[...]
    return AnyIterator { rest.popFirst().map { (key: $0, value: self[$0]) } }
  }

  /// As Python prints the dictionary.
  public var description: String { "{" + map { "'\($0.key)': \($0.value)" }.joined(separator: ", ") + "}" }

  mutating func append(_ value: Double, to key: String) {
    if numbers[key] == nil { keys.append(key) }
    numbers[key, default: []].append(value)
  }
}
