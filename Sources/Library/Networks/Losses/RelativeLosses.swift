import Foundation
import Tensors

/// `100 mean(|t - p| / max(|t|, 1e-7))` over the last axis.
public final class MeanAbsolutePercentageError: Loss {
  /// The loss.
  public init(
    reduction: Reduction = .sumOverBatchSize, name: String = "mean_absolute_percentage_error"
  ) {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let scale = Tensor.maximum(yTrue.abs(), Tensor(Float(probabilityEpsilon)))
    return 100 * ((yTrue - yPred) / scale).abs().mean(axis: -1)
  }
}

/// `mean((log(1 + p) - log(1 + t))²)` over the last axis, both at least 1e-7.
public final class MeanSquaredLogarithmicError: Loss {
  /// The loss.
  public init(
    reduction: Reduction = .sumOverBatchSize, name: String = "mean_squared_logarithmic_error"
  ) {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let least = Tensor(Float(probabilityEpsilon))
    let (t, p) = (Tensor.maximum(yTrue, least), Tensor.maximum(yPred, least))
    return (p.log1p() - t.log1p()).square().mean(axis: -1)
  }
}
