import OrderedJSON
import Tensors
import UserErrors

/// The mean of the values given to it, as a VAE's training step keeps its losses:
/// `totalLossTracker.updateState(totalLoss)`, `totalLossTracker.result()`.
public final class Mean: Metric {
  /// The metric.
  public override init(name: String = "mean") { super.init(name: name) }

  /// Adds the values of a tensor.
  ///
  /// - Parameter sampleWeight: how much a scalar counts, for example the number of samples that it is the mean of.
  public func updateState(_ values: Tensor, sampleWeight: Double = 1) {
    withoutRecording {
      total += values.detached.astype(.float64).sum().item() * sampleWeight
      count += Double(values.count) * sampleWeight
    }
  }

  /// Adds a number.
  public func updateState(_ value: Double, sampleWeight: Double = 1) {
    total += value * sampleWeight
    count += sampleWeight
  }
}

/// A metric that is a loss's mean.
public class LossMetric: Metric {
  private let loss: Loss

  init(_ loss: Loss, name: String) {
    self.loss = loss
    super.init(name: name)
  }

  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    orRaiseAny { try loss.check(yTrue, yPred) }
    return loss.values(yTrue, yPred)
  }
}

/// The mean of `(yTrue - yPred)²`.
public final class MeanSquaredErrorMetric: LossMetric {
  /// The metric.
  public init(name: String = "mean_squared_error") { super.init(MeanSquaredError(), name: name) }
  public override var className: String { "MeanSquaredError" }
}

/// The root of the mean of `(yTrue - yPred)²`.
public final class RootMeanSquaredError: LossMetric {
  /// The metric.
  public init(name: String = "root_mean_squared_error") { super.init(MeanSquaredError(), name: name) }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (yPred - yTrue.astype(.float32)).square()
  }
  public override func result() -> Tensor { Tensor(Float(value.squareRoot())) }
}

/// The mean of `|yTrue - yPred|`.
public final class MeanAbsoluteErrorMetric: LossMetric {
  /// The metric.
  public init(name: String = "mean_absolute_error") { super.init(MeanAbsoluteError(), name: name) }
  public override var className: String { "MeanAbsoluteError" }
}

/// The mean of the binary cross-entropy.
public final class BinaryCrossentropyMetric: LossMetric {
  /// The metric.
  public init(name: String = "binary_crossentropy") { super.init(BinaryCrossentropy(), name: name) }
  public override var className: String { "BinaryCrossentropy" }
}

/// How often `yPred > threshold` agrees with the target.
public final class BinaryAccuracy: Metric {
  private let threshold: Double

  /// The metric.
  public init(name: String = "binary_accuracy", threshold: Double = 0.5) {
    self.threshold = threshold
    super.init(name: name)
  }
  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON { super.config.adding(["threshold": JSON(threshold)]) }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let agrees = yTrue.astype(.float32) .== (yPred .> threshold).astype(.float32)
    return agrees.astype(.float32)
  }
}

/// How often prediction and target are the same number.
public final class Accuracy: Metric {
  /// The metric.
  public override init(name: String = "accuracy") { super.init(name: name) }
  public override var isBetterWhenLarger: Bool { true }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (yTrue.astype(.float32) .== yPred.astype(.float32)).astype(.float32)
  }
}

/// How often the largest prediction is at the place of the largest target.
public final class CategoricalAccuracy: Metric {
  /// The metric.
  public override init(name: String = "categorical_accuracy") { super.init(name: name) }
  public override var isBetterWhenLarger: Bool { true }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (yTrue.argmax(axis: -1) .== yPred.argmax(axis: -1)).astype(.float32)
  }
}

/// How often the largest prediction is at the place that the target names.
public final class SparseCategoricalAccuracy: Metric {
  /// The metric.
  public override init(name: String = "sparse_categorical_accuracy") { super.init(name: name) }
  public override var isBetterWhenLarger: Bool { true }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let predicted = yPred.argmax(axis: -1)
    return (yTrue.astype(.int64).reshape(predicted.shape) .== predicted).astype(.float32)
  }
}
