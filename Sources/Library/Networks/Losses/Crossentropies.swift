import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// The smallest probability that logarithms are taken of, Keras's `epsilon()`.
let probabilityEpsilon = 1e-7

/// What ``BinaryCrossentropy`` and ``CategoricalCrossentropy`` are made with.
public class Crossentropy: Loss {
  let fromLogits: Bool
  let labelSmoothing: Double

  /// - Parameters:
  ///   - fromLogits: whether predictions are logits and not probabilities.
  ///   - labelSmoothing: how much of each target is spread evenly over all classes.
  init(fromLogits: Bool, labelSmoothing: Double, reduction: Reduction, name: String) {
    (self.fromLogits, self.labelSmoothing) = (fromLogits, labelSmoothing)
    super.init(name: name, reduction: reduction)
  }

  public override var config: JSON {
    super.config.adding([
      "from_logits": JSON(fromLogits), "label_smoothing": JSON(labelSmoothing), "axis": -1,
    ])
  }
}

/// `-mean(t log p + (1 - t) log(1 - p))` over the last axis, with p cut to [1e-7, 1 - 1e-7].
/// Targets may be any numbers in [0, 1], such as grey values. From logits z: `mean(max(z, 0) - z t
/// + log(1 + exp(-|z|)))`.
public final class BinaryCrossentropy: Crossentropy {
  /// The loss.
  public override init(
    fromLogits: Bool = false, labelSmoothing: Double = 0, reduction: Reduction = .sumOverBatchSize,
    name: String = "binary_crossentropy"
  ) {
    super.init(
      fromLogits: fromLogits, labelSmoothing: labelSmoothing, reduction: reduction, name: name)
  }

  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let targets = labelSmoothing == 0 ? yTrue : yTrue * (1 - labelSmoothing) + 0.5 * labelSmoothing
    let values = ops.binaryCrossentropy(targets, yPred, fromLogits: fromLogits)
    return values.shape[-1] == 1
      ? values.reshape(Shape(values.shape.dropLast())) : values.mean(axis: -1)
  }
}

/// `-sum(t log p)` over the last axis, p first made to sum to one and cut to [1e-7, 1 - 1e-7].
public final class CategoricalCrossentropy: Crossentropy {
  /// The loss.
  public override init(
    fromLogits: Bool = false, labelSmoothing: Double = 0, reduction: Reduction = .sumOverBatchSize,
    name: String = "categorical_crossentropy"
  ) {
    super.init(
      fromLogits: fromLogits, labelSmoothing: labelSmoothing, reduction: reduction, name: name)
  }

  public override func check(_ yTrue: Tensor, _ yPred: Tensor) throws {
    guard yTrue.shape != yPred.shape, yTrue.count == yPred.count / max(1, yPred.shape.last ?? 1)
    else {
      return try super.check(yTrue, yPred)
    }
    throw ShapeError(
      "\(name): the targets have the shape \(yTrue.shape), the predictions \(yPred.shape). Targets that are class "
        + "numbers need the loss sparse_categorical_crossentropy, or rows of zeros and a one: "
        + "keras.utils.toCategorical(y, \(yPred.shape[-1]))")
  }

  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let classes = Double(yPred.shape[-1])
    let targets =
      labelSmoothing == 0 ? yTrue : yTrue * (1 - labelSmoothing) + labelSmoothing / classes
    return -((targets * logProbabilities(yPred, fromLogits: fromLogits)).sum(axis: -1))
  }
}

/// As ``CategoricalCrossentropy``, with targets given as class numbers: (batch) or (batch, 1).
public final class SparseCategoricalCrossentropy: Loss {
  private let fromLogits: Bool

  /// The loss.
  public init(
    fromLogits: Bool = false, reduction: Reduction = .sumOverBatchSize,
    name: String = "sparse_categorical_crossentropy"
  ) {
    self.fromLogits = fromLogits
    super.init(name: name, reduction: reduction)
  }

  public override var config: JSON {
    super.config.adding(["from_logits": JSON(fromLogits), "ignore_class": nil, "axis": -1])
  }

  override var needsFloatTargets: Bool { false }

  public override func check(_ yTrue: Tensor, _ yPred: Tensor) throws {
    let rows = yPred.shape.dropLast().reduce(1, *)
    guard yTrue.count == rows else {
      throw ShapeError(
        "\(name): expects one class number for each of the \(rows) rows of predictions \(yPred.shape), but the targets "
          + "have the shape \(yTrue.shape)"
          + (yTrue.shape == yPred.shape
            ? ". Targets that are rows of zeros and a one need categorical_crossentropy" : ""))
    }
    let classes = Double(yPred.shape[-1])
    guard yTrue.count == 0 || (yTrue.min().item() >= 0 && yTrue.max().item() < classes) else {
      throw ValueError(
        "\(name): class numbers must be from 0 to \(Int(classes) - 1), but the targets go from \(yTrue.min().item()) "
          + "to \(yTrue.max().item())")
    }
  }

  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let shape = Shape(yPred.shape.dropLast())
    let targets = yTrue.astype(.int64).reshape(shape).oneHot(yPred.shape[-1])
    let logits = fromLogits ? yPred : yPred.clip(probabilityEpsilon, 1 - probabilityEpsilon).log()
    return -((targets * nn.logSoftmax(logits, axis: -1)).sum(axis: -1))
  }
}

/// The logarithms of the probabilities over the last axis, from logits or from probabilities that
/// need not quite sum to one.
private func logProbabilities(_ predictions: Tensor, fromLogits: Bool) -> Tensor {
  if fromLogits { return nn.logSoftmax(predictions, axis: -1) }
  let normalized = predictions / predictions.sum(axis: -1, keepdims: true)
  return normalized.clip(probabilityEpsilon, 1 - probabilityEpsilon).log()
}
