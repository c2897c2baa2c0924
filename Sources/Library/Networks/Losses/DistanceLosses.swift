import Foundation
import OrderedJSON
import Tensors

/// `mean((yTrue - yPred)²)` over the last axis.
public final class MeanSquaredError: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "mean_squared_error") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let difference = yPred - yTrue
    return (difference * difference).mean(axis: -1)
  }
}

/// `mean(|yTrue - yPred|)` over the last axis.
public final class MeanAbsoluteError: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "mean_absolute_error") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (yPred - yTrue).abs().mean(axis: -1)
  }
}

/// The mean over the last axis of `e² / 2` where |e| ≤ delta, else `delta |e| - delta² / 2`, with
/// `e = yTrue - yPred`.
public final class Huber: Loss {
  private let delta: Double

  /// The loss.
  public init(
    delta: Double = 1, reduction: Reduction = .sumOverBatchSize, name: String = "huber_loss"
  ) {
    self.delta = delta
    super.init(name: name, reduction: reduction)
  }

  public override var config: JSON { super.config.adding(["delta": JSON(delta)]) }

  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let error = (yPred - yTrue).abs()
    // With q = min(|e|, delta): q² / 2 + delta (|e| - q).
    let quadratic = Tensor.minimum(error, Tensor(full: [], delta))
    return (0.5 * (quadratic * quadratic) + delta * (error - quadratic)).mean(axis: -1)
  }
}

/// The mean over the last axis of `log(cosh(yPred - yTrue))`, computed as `e + softplus(-2 e) - log
/// 2`.
public final class LogCosh: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "log_cosh") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let error = yPred - yTrue
    return (error + nn.softplus(-2.0 * error) - log(2.0)).mean(axis: -1)
  }
}
