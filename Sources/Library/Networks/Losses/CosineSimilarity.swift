import Foundation
import OrderedJSON
import Tensors

/// `-cos(angle)` between target and prediction over an axis: -1 where they point the same way.
public final class CosineSimilarity: Loss {
  private let axis: Int

  /// The loss.
  public init(
    axis: Int = -1, reduction: Reduction = .sumOverBatchSize, name: String = "cosine_similarity"
  ) {
    self.axis = axis
    super.init(name: name, reduction: reduction)
  }

  public override var config: JSON { super.config.adding(["axis": JSON(axis)]) }

  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    -((unit(yTrue, axis) * unit(yPred, axis)).sum(axis: axis))
  }
}

/// `x` brought to length 1 along an axis.
func unit(_ x: Tensor, _ axis: Int) -> Tensor {
  x / Tensor.maximum(x.square().sum(axis: axis, keepdims: true), Tensor(Float(1e-12))).sqrt()
}
