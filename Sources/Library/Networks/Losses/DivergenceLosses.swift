import Foundation
import Tensors

/// `sum(t log(t / p))` over the last axis, both cut to [1e-7, 1].
public final class KLDivergence: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "kl_divergence") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let (targets, predictions) = (
      yTrue.clip(probabilityEpsilon, 1), yPred.clip(probabilityEpsilon, 1)
    )
    return (targets * (targets / predictions).log()).sum(axis: -1)
  }
}

/// `mean(p - t log(p + 1e-7))` over the last axis: counts with the expected value p.
public final class Poisson: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "poisson") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (yPred - yTrue * (yPred + probabilityEpsilon).log()).mean(axis: -1)
  }
}
