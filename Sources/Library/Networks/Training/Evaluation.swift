import Tensors
import UserErrors

/// What `evaluate` gives: the loss and the metrics, in the order of `compile`.
///
/// As in Python it can be used as the list of its values, `score[0]`, and, since a model without
/// metrics has only a loss, as a number.
public struct Evaluation: Sequence, CustomStringConvertible, CVarArg {
  /// The loss and the metrics in order.
  public let values: [Double]
  /// The same by name.
  public let logs: Logs

  /// The loss.
  public var loss: Double { values.first ?? .nan }

  /// The values in order: `for (name, value) in zip(model.metricsNames, scores)`.
  public func makeIterator() -> IndexingIterator<[Double]> { values.makeIterator() }

  /// How many values there are.
  public var count: Int { values.count }

  /// The loss (0) or a metric (1, 2, …).
  public subscript(index: Int) -> Double {
    orRaiseAny {
      let place = index < 0 ? index + values.count : index
      guard values.indices.contains(place) else {
        throw ValueError(
          "evaluate gave \(values.count) \(values.count == 1 ? "value" : "values") "
            + "(\(logs.keys.joined(separator: ", "))); there is no value \(index). Metrics are given to compile(metrics:)"
        )
      }
      return values[place]
    }
  }

  /// The value of this name.
  public subscript(name: String) -> Double {
    orRaiseAny {
      guard let value = logs.get(name) else {
        throw ValueError(unknownName(name, of: "value of evaluate", known: logs.keys))
      }
      return value
    }
  }

  /// One number, or a list of them, as Python prints it.
  public var description: String { values.count == 1 ? "\(loss)" : "\(values)" }

  /// The loss, for `String(format: "%.4f", loss)`.
  public var _cVarArgEncoding: [Int] { loss._cVarArgEncoding }
}

extension Double {
  /// The loss.
  public init(_ evaluation: Evaluation) { self = evaluation.loss }
}

// The loss as a number: `loss < 0.3`, `first - second`.
extension Evaluation {
  /// Whether the loss is smaller.
  public static func < (a: Evaluation, b: Double) -> Bool { a.loss < b }
  /// Whether the loss is larger.
  public static func > (a: Evaluation, b: Double) -> Bool { a.loss > b }
  /// Whether the loss is at most this.
  public static func <= (a: Evaluation, b: Double) -> Bool { a.loss <= b }
  /// Whether the loss is at least this.
  public static func >= (a: Evaluation, b: Double) -> Bool { a.loss >= b }
  /// Whether the first loss is smaller.
  public static func < (a: Evaluation, b: Evaluation) -> Bool { a.loss < b.loss }
  /// Whether the first loss is larger.
  public static func > (a: Evaluation, b: Evaluation) -> Bool { a.loss > b.loss }
  /// The sum of the loss and a number.
  public static func + (a: Evaluation, b: Double) -> Double { a.loss + b }
  /// The loss less a number.
  public static func - (a: Evaluation, b: Double) -> Double { a.loss - b }
  /// The difference of two losses.
  public static func - (a: Evaluation, b: Evaluation) -> Double { a.loss - b.loss }
  /// The loss times a number.
  public static func * (a: Evaluation, b: Double) -> Double { a.loss * b }
  /// The loss divided by a number.
  public static func / (a: Evaluation, b: Double) -> Double { a.loss / b }
}
