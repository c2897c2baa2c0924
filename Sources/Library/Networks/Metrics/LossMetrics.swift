import Tensors
import UserErrors

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

/// The mean of a loss as a metric, by the loss's name.
public final class NamedLossMetric: LossMetric {
  private let kerasClass: String

  init(_ loss: Loss, className: String, name: String? = nil) {
    kerasClass = className
    super.init(loss, name: name ?? NameScope.snakeCase(className))
  }
  public override var className: String { kerasClass }
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
  public init(name: String = "root_mean_squared_error") {
    super.init(MeanSquaredError(), name: name)
  }
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

/// The mean of the cosine of the angle between target and prediction.
public final class CosineSimilarityMetric: Metric {
  /// The metric.
  public override init(name: String = "cosine_similarity") { super.init(name: name) }
  public override var className: String { "CosineSimilarity" }
  public override var isBetterWhenLarger: Bool { true }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (unit(yTrue.astype(.float32), -1) * unit(yPred, -1)).sum(axis: -1)
  }
}
