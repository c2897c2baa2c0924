import Tensors

/// `mean(max(1 - t p, 0))` over the last axis, targets -1 or 1; 0 and 1 are taken for them.
public final class Hinge: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "hinge") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    margin(yTrue, yPred).mean(axis: -1)
  }
}

/// `mean(max(1 - t p, 0)²)` over the last axis, targets as for ``Hinge``.
public final class SquaredHinge: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "squared_hinge") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    margin(yTrue, yPred).square().mean(axis: -1)
  }
}

/// `max(1 + max((1 - t) p) - sum(t p), 0)` over the last axis, targets 0 or 1.
public final class CategoricalHinge: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "categorical_hinge") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let positive = (yTrue * yPred).sum(axis: -1)
    return nn.relu(1 + ((1 - yTrue) * yPred).max(axis: -1) - positive)
  }
}

/// `max(1 - t p, 0)`
private func margin(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
  let isBinary = ((yTrue .== 0) .| (yTrue .== 1)).all().bools[0]
  return nn.relu(1 - (isBinary ? 2 * yTrue - 1 : yTrue) * yPred)
}
