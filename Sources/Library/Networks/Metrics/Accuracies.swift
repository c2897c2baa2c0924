import OrderedJSON
import Tensors

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
