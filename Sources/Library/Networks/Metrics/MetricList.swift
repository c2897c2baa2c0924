import Tensors
import UserErrors

/// One metric or several of an output: a name, a ``Metric``, or a list of them.
public protocol MetricGroup {
  /// The metrics one by one.
  func members() throws -> [any MetricConvertible]
}

extension MetricConvertible {
  /// Itself alone.
  public func members() throws -> [any MetricConvertible] { [self] }
}

extension Array: MetricGroup {
  /// The metrics of the list.
  public func members() throws -> [any MetricConvertible] {
    try map { element in
      guard let metric = element as? any MetricConvertible else {
        throw ValueError("metrics are names or Metric objects, not \(type(of: element))")
      }
      return metric
    }
  }
}

/// The metrics that `compile` is given.
///
/// - A model with one output takes a list: `["mae", metrics.RootMeanSquaredError()]`.
/// - One with several outputs takes as many entries as it has outputs, each a metric or a list of them, in the outputs' order:
///   `[["mae"], ["accuracy", "auc"]]`; or a dictionary by the names of the outputs' layers: `["digit": ["accuracy"]]`.
public struct MetricList: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  let entries: [(output: String?, group: any MetricGroup)]

  /// The metrics of one output, or an entry for each output.
  public init(_ entries: [any MetricGroup]) { self.entries = entries.map { (nil, $0) } }

  /// The metrics of outputs by their names.
  public init(_ byName: [String: any MetricGroup]) {
    entries = byName.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// As a list.
  public init(arrayLiteral elements: any MetricGroup...) { self.init(elements) }

  /// By the names of outputs.
  public init(dictionaryLiteral elements: (String, any MetricGroup)...) {
    entries = elements.map { ($0.0, $0.1) }
  }

  /// Whether there are none.
  var isEmpty: Bool { entries.isEmpty }

  /// Whether they are given by the names of outputs.
  var isNamed: Bool { entries.contains { $0.output != nil } }

  /// All of them, output by output.
  func flattened() throws -> [any MetricConvertible] { try entries.flatMap { try $0.group.members() } }

  /// The metrics of each output.
  ///
  /// - Throws: ``ValueError`` where they are not as many as there are outputs, or name an output that is not there.
  package func byOutput(_ names: [String], argument: String) throws -> [[any MetricConvertible]] {
    if isNamed {
      for case let name? in entries.map(\.output) where !names.contains(name) {
        throw ValueError(unknownName(name, of: "output in \(argument)", known: names))
      }
      return try names.map { name in
        try entries.filter { $0.output == name }.flatMap { try $0.group.members() }
      }
    }
    if names.count == 1 { return [try flattened()] }
    if isEmpty { return names.map { _ in [] } }
    guard entries.count == names.count else {
      throw ValueError(
        "a model with \(names.count) outputs takes an entry of \(argument) for each output, but got \(entries.count): "
          + "write [[\"mae\"], [\"accuracy\"]], or a dictionary by the names of the outputs, "
          + names.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    return try entries.map { try $0.group.members() }
  }
}
