import Tensors

// Metrics as functions of targets and predictions, a number for each sample:
// `keras.metrics.binaryAccuracy(y, p)`.
extension metrics {
  /// The part of the last axis where the prediction, cut at the threshold, is the target.
  public static func binaryAccuracy(_ yTrue: Tensor, _ yPred: Tensor, threshold: Double = 0.5) -> Tensor {
    let target = yTrue.rank + 1 == yPred.rank ? yTrue.expandDims(-1) : yTrue
    let isPredicted = (yPred .> threshold).astype(.float32)
    return (target.astype(.float32) .== isPredicted).astype(.float32).mean(axis: -1)
  }

  /// 1 where the largest prediction stands at the target's one, else 0.
  public static func categoricalAccuracy(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    (yTrue.argmax(axis: -1) .== yPred.argmax(axis: -1)).astype(.float32)
  }

  /// 1 where the largest prediction is that of the target's class number, else 0.
  public static func sparseCategoricalAccuracy(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let target = yTrue.rank == yPred.rank && yTrue.shape[-1] == 1 ? yTrue.squeeze(-1) : yTrue
    return (target.astype(.int64) .== yPred.argmax(axis: -1).astype(.int64)).astype(.float32)
  }

  /// The mean of squared differences over the last axis.
  public static func meanSquaredError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { losses.mse(yTrue, yPred) }

  /// The mean of absolute differences over the last axis.
  public static func meanAbsoluteError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    losses.mae(yTrue, yPred)
  }
}
