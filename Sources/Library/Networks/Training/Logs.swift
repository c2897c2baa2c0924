import Tensors
import UserErrors

/// Named values of a batch or an epoch, in order, as `fit` shows them and hands them to callbacks.
/// Shared by reference, as a Python dictionary: a callback may add to it.
///
///     return ["loss": lossTracker.result(), "kl_loss": klTracker.result()]
public final class Logs: ExpressibleByDictionaryLiteral, Sequence, CustomStringConvertible {
  /// The names in order.
  public private(set) var keys: [String] = []
  private var numbers: [String: Double] = [:]

  /// No values.
  public init() {}

  /// Values given as tensors of one number, or as numbers.
  public convenience init(dictionaryLiteral elements: (String, any LogValue)...) {
    self.init(elements.map { ($0.0, $0.1.logValue) })
  }

  /// Values in order, tensors of one number or numbers:
  /// `Logs(metrics.map { ($0.name, $0.result()) })`.
  public convenience init(_ values: [(String, Tensor)]) {
    self.init(values.map { ($0.0, $0.1.logValue) })
  }

  /// Values of a dictionary, which has no order: the loss first, the others by their names.
  public convenience init(_ values: [String: Tensor]) {
    let others = values.keys.filter { $0 != "loss" }.sorted()
    self.init((["loss"] + others).compactMap { name in values[name].map { (name, $0) } })
  }

  /// Values in order.
  public init(_ values: [(String, Double)]) {
    for (key, value) in values { self[key] = value }
  }

  /// A value, which has to be there (``get(_:)`` asks); a new name goes to the end.
  public subscript(key: String) -> Double {
    get {
      orRaise { () throws(ValueError) in
        guard let value = numbers[key] else {
          throw ValueError(unknownName(key, of: "value among the logs", known: keys))
        }
        return value
      }
    }
    set {
      if numbers[key] == nil { keys.append(key) }
      // A nan has no sign in Python.
      numbers[key] = newValue.isNaN ? .nan : newValue
    }
  }

  /// A value given as a tensor of one number: `logs["psnr"] = psnr(x, y)`.
  @_disfavoredOverload
  public subscript(key: String) -> Tensor {
    get { Tensor(self[key] as Double) }
    set { self[key] = newValue.logValue }
  }

  /// A value, or nil where there is none of this name, as Python's `logs.get("val_loss")`.
  public func get(_ key: String) -> Double? { numbers[key] }

  /// Takes a value away.
  public func remove(_ key: String) {
    keys.removeAll { $0 == key }
    numbers[key] = nil
  }

  /// The first value, which is the loss unless a training step of one's own says otherwise.
  public var first: Double? { keys.first.flatMap { numbers[$0] } }

  /// The loss: the value of that name, or the first.
  public var loss: Double? { self.get("loss") ?? first }

  /// The same values by name in alphabetical order, as Keras shows them.
  var sorted: Logs { Logs(keys.sorted().map { ($0, numbers[$0] ?? .nan) }) }

  /// How many values there are.
  public var count: Int { keys.count }

  /// The values in order.
  public func makeIterator() -> AnyIterator<(key: String, value: Double)> {
    var index = 0
    return AnyIterator { [keys, numbers] in
      guard index < keys.count, let value = numbers[keys[index]] else { return nil }
      defer { index += 1 }
      return (keys[index], value)
    }
  }

  /// As Python prints a dictionary: `{'loss': 0.2543, 'val_loss': 0.2538}`.
  public var description: String { "{" + map { "'\($0.key)': \($0.value)" }.joined(separator: ", ") + "}" }
}

/// What may stand in ``Logs``: a tensor of one number, or a number.
public protocol LogValue {
  /// The number.
  var logValue: Double { get }
}

extension Tensor: LogValue {
  /// The tensor's one number.
  public var logValue: Double { detached.item() }
}
extension Double: LogValue {
  /// Itself.
  public var logValue: Double { self }
}
extension Float: LogValue {
  /// The number.
  public var logValue: Double { Double(self) }
}
