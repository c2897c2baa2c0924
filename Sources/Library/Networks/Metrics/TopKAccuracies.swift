import OrderedJSON
import Tensors

/// How often the true class is among the `k` largest predictions; targets are rows of zeros with a
/// one.
public final class TopKCategoricalAccuracy: Metric {
  private let k: Int

  /// The metric.
  public init(k: Int = 5, name: String = "top_k_categorical_accuracy") {
    self.k = k
    super.init(name: name)
  }
  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON { super.config.adding(["k": JSON(k)]) }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    isAmongLargest(yTrue.argmax(axis: -1), yPred, k)
  }
}

/// The same with targets that are class numbers.
public final class SparseTopKCategoricalAccuracy: Metric {
  private let k: Int

  /// The metric.
  public init(k: Int = 5, name: String = "sparse_top_k_categorical_accuracy") {
    self.k = k
    super.init(name: name)
  }
  public override var isBetterWhenLarger: Bool { true }
  public override var config: JSON { super.config.adding(["k": JSON(k)]) }
  public override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    isAmongLargest(yTrue.astype(.int64).reshape(Shape(yPred.shape.dropLast())), yPred, k)
  }
}

/// 1 where fewer than `k` predictions are larger than that of the class.
private func isAmongLargest(_ classes: Tensor, _ yPred: Tensor, _ k: Int) -> Tensor {
  let own = yPred.takeAlong(classes.expandDims(-1), axis: yPred.rank - 1)
  let larger: Tensor = (yPred .> own).astype(.float32).sum(axis: -1)
  return (larger .< k).astype(.float32)
}
