import OrderedJSON
import Tensors
import UserErrors

/// A number that is gathered over the batches of an epoch.
///
/// A metric of one's own that is a mean over samples overrides ``values(_:_:)``; another one
/// overrides ``updateState(_:_:sampleWeight:)`` and ``result()``, and gathers in variables of
/// ``addWeight(name:shape:initializer:)``.
open class Metric: MetricConvertible {
  /// The name under which `fit` shows it and History keeps it.
  public internal(set) var name: String

  /// Whether it is better the larger it is.
  open var isBetterWhenLarger: Bool { false }

  // Sums in double precision, so that the mean of an epoch is the true mean.
  var total = 0.0
  var count = 0.0

  /// A metric with a name.
  public init(name: String) { self.name = name }

  /// What ``addWeight(name:shape:initializer:)`` has made, in order.
  public private(set) var variables: [Variable] = []

  /// A variable in which a metric of one's own gathers; ``resetState()`` sets it to zero.
  public func addWeight(
    name: String = "variable", shape: Shape = [], initializer: any InitializerConvertible = "zeros"
  ) -> Variable {
    let variable = Variable(initializer.asInitializer(shape), name: name, trainable: false)
    variables.append(variable)
    return variable
  }

  /// The class's name as Keras knows it.
  open var className: String { String(describing: type(of: self)) }

  /// The settings under Keras's keys.
  open var config: JSON { ["name": JSON(name), "dtype": "float32"] }

  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.metrics", className: className, config: config)
  }

  /// The metric of each sample, whose mean is the result.
  open func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    raise(ValueError("the metric \(className) does not say what it computes: override values(_:_:)"))
  }

  /// Takes a batch into account.
  open func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) {
    withoutRecording {
      let (yTrue, yPred) = sameRank(yTrue, yPred)
      add(values(yTrue, yPred.astype(.float32)), sampleWeight)
    }
  }

  /// Takes values into account that were computed already, as ``Mean`` and ``Sum`` do; for other
  /// metrics, which compare targets with predictions, it is a user's error.
  open func updateState(_ values: Tensor, sampleWeight: Double = 1) {
    raise(
      ValueError(
        "the metric '\(name)' (\(className)) compares targets with predictions: "
          + "updateState(yTrue, yPred)"))
  }

  /// The value over all batches since the last reset, a scalar.
  open func result() -> Tensor { Tensor(Float(value)) }

  /// The value as a number.
  open var value: Double { count == 0 ? 0 : total / count }

  /// Forgets all batches.
  open func resetState() {
    (total, count) = (0, 0)
    for variable in variables { variable.assign(Tensor(zeros: variable.value.shape)) }
  }

  /// Takes a batch into account, and gives the value over all batches since the last reset:
  /// `metrics.MeanSquaredError()(yTrue, yPred)`.
  @discardableResult
  public func callAsFunction(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    updateState(yTrue, yPred)
    return result()
  }

  /// Takes values into account that were computed already, and gives the value over all:
  /// `trainLoss(loss)` of a ``Mean``.
  @discardableResult
  public func callAsFunction(_ values: Tensor, sampleWeight: Double = 1) -> Tensor {
    updateState(values, sampleWeight: sampleWeight)
    return result()
  }

  /// Itself.
  public func asMetric(target: SymbolicShape, output: SymbolicShape) throws -> Metric { self }

  /// Takes values into account, each times its weight.
  func add(_ values: Tensor, _ sampleWeight: Tensor?) {
    guard let sampleWeight else {
      total += values.astype(.float64).sum().item()
      count += Double(values.count)
      return
    }
    let values = values.rank == 0 ? values.broadcast(to: sampleWeight.shape) : values
    let weights = orRaiseAny {
      try broadcastable(sampleWeight.astype(.float64), to: values.shape, of: "the metric \(name)")
    }
    total += (values.astype(.float64) * weights).sum().item()
    count += weights.sum().item() * Double(values.count) / Double(max(1, weights.count))
  }
}

/// What may be given as a metric: a name such as `"accuracy"`, or a ``Metric``.
public protocol MetricConvertible: MetricGroup {
  /// The metric meant; `"accuracy"` depends on the shapes of targets and outputs, as in Keras 3.
  func asMetric(target: SymbolicShape, output: SymbolicShape) throws -> Metric
}

extension String: MetricConvertible {
  /// The metric of this name, which keeps the name as it was written.
  public func asMetric(target: SymbolicShape, output: SymbolicShape) throws -> Metric {
    let metric: Metric
    if lowercased() == "accuracy" || lowercased() == "acc" {
      metric = accuracy(target: target, output: output)
    } else {
      guard let make = metrics.byName[self] ?? metrics.further[NameScope.snakeCase(self)] else {
        let known = Array(metrics.byName.keys) + Array(metrics.further.keys) + ["accuracy", "acc"]
        throw ValueError(unknownName(self, of: "metric", known: known))
      }
      metric = make()
    }
    metric.name = self
    return metric
  }

  /// The accuracy that Keras chooses: binary for one unit, by class numbers where the targets have
  /// an axis less or one of size 1, else by rows with a one (keras/src/trainers/compile_utils.py,
  /// get_metric).
  private func accuracy(target: SymbolicShape, output: SymbolicShape) -> Metric {
    if output.dimensions.last == .some(1) { return BinaryAccuracy() }
    let hasClassNumbers = target.rank < output.rank || target.dimensions.last == .some(1)
    return hasClassNumbers ? SparseCategoricalAccuracy() : CategoricalAccuracy()
  }
}

/// The metrics by their names in Keras. Inside a class that inherits from ``Model``, where
/// `metrics` is the model's own list, write `keras.metrics.Mean`.
public enum metrics {
  /// See ``Networks/Mean``.
  public typealias Mean = Networks.Mean
  /// See ``Networks/Metric``.
  public typealias Metric = Networks.Metric
  /// See ``Networks/MeanSquaredErrorMetric``.
  public typealias MeanSquaredError = Networks.MeanSquaredErrorMetric
  /// See ``Networks/RootMeanSquaredError``.
  public typealias RootMeanSquaredError = Networks.RootMeanSquaredError
  /// See ``Networks/MeanAbsoluteErrorMetric``.
  public typealias MeanAbsoluteError = Networks.MeanAbsoluteErrorMetric
  /// See ``Networks/BinaryCrossentropyMetric``.
  public typealias BinaryCrossentropy = Networks.BinaryCrossentropyMetric
  /// See ``Networks/BinaryAccuracy``.
  public typealias BinaryAccuracy = Networks.BinaryAccuracy
  /// See ``Networks/Accuracy``.
  public typealias Accuracy = Networks.Accuracy
  /// See ``Networks/CategoricalAccuracy``.
  public typealias CategoricalAccuracy = Networks.CategoricalAccuracy
  /// See ``Networks/SparseCategoricalAccuracy``.
  public typealias SparseCategoricalAccuracy = Networks.SparseCategoricalAccuracy

  static let byName: [String: () -> Networks.Metric] = [
    "mse": { Networks.MeanSquaredErrorMetric() }, "mean_squared_error": { Networks.MeanSquaredErrorMetric() },
    "mae": { Networks.MeanAbsoluteErrorMetric() },
    "mean_absolute_error": { Networks.MeanAbsoluteErrorMetric() },
    "root_mean_squared_error": { Networks.RootMeanSquaredError() },
    "binary_crossentropy": { Networks.BinaryCrossentropyMetric() },
    "binary_accuracy": { Networks.BinaryAccuracy() },
    "categorical_accuracy": { Networks.CategoricalAccuracy() },
    "sparse_categorical_accuracy": { Networks.SparseCategoricalAccuracy() },
  ]
}
