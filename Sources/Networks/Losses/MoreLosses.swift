import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// `-cos(angle)` between target and prediction over an axis: -1 where they point the same way.
public final class CosineSimilarity: Loss {
  private let axis: Int

  /// The loss.
  public init(axis: Int = -1, reduction: Reduction = .sumOverBatchSize, name: String = "cosine_similarity") {
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

/// `max(1 - t p, 0)`
private func margin(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
  let isBinary = ((yTrue .== 0) .| (yTrue .== 1)).all().bools[0]
  return nn.relu(1 - (isBinary ? 2 * yTrue - 1 : yTrue) * yPred)
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

/// `100 mean(|t - p| / max(|t|, 1e-7))` over the last axis.
public final class MeanAbsolutePercentageError: Loss {
  /// The loss.
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "mean_absolute_percentage_error") {
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
  public init(reduction: Reduction = .sumOverBatchSize, name: String = "mean_squared_logarithmic_error") {
    super.init(name: name, reduction: reduction)
  }
  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let least = Tensor(Float(probabilityEpsilon))
    let (t, p) = (Tensor.maximum(yTrue, least), Tensor.maximum(yPred, least))
    return (p.log1p() - t.log1p()).square().mean(axis: -1)
  }
}

/// ``BinaryCrossentropy`` times `(1 - p_t)^gamma`, where `p_t` is the probability given to what is true: easy places count less (Lin
/// et al. 2017). With `applyClassBalancing`, ones also count `alpha` and zeros `1 - alpha`.
public final class BinaryFocalCrossentropy: Loss {
  private let applyClassBalancing: Bool
  private let alpha: Double
  private let gamma: Double
  private let fromLogits: Bool
  private let labelSmoothing: Double

  /// The loss.
  public init(
    applyClassBalancing: Bool = false, alpha: Double = 0.25, gamma: Double = 2, fromLogits: Bool = false,
    labelSmoothing: Double = 0, reduction: Reduction = .sumOverBatchSize,
    name: String = "binary_focal_crossentropy"
  ) {
    (self.applyClassBalancing, self.alpha, self.gamma) = (applyClassBalancing, alpha, gamma)
    (self.fromLogits, self.labelSmoothing) = (fromLogits, labelSmoothing)
    super.init(name: name, reduction: reduction)
  }

  public override var config: JSON {
    super.config.adding([
      "apply_class_balancing": JSON(applyClassBalancing), "alpha": JSON(alpha), "gamma": JSON(gamma),
      "from_logits": JSON(fromLogits), "label_smoothing": JSON(labelSmoothing), "axis": -1,
    ])
  }

  public override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let t = labelSmoothing == 0 ? yTrue : yTrue * (1 - labelSmoothing) + 0.5 * labelSmoothing
    let p = fromLogits ? nn.sigmoid(yPred) : yPred
    let clipped = p.clip(probabilityEpsilon, 1 - probabilityEpsilon)
    let crossentropy = -(t * clipped.log() + (1 - t) * (1 - clipped).log())
    var focal = (1 - (t * p + (1 - t) * (1 - p))) ** gamma * crossentropy
    if applyClassBalancing { focal = (t * alpha + (1 - t) * (1 - alpha)) * focal }
    return focal.mean(axis: -1)
  }
}

extension losses {
  /// See ``Networks/CosineSimilarity``.
  public typealias CosineSimilarity = Networks.CosineSimilarity
  /// See ``Networks/Hinge``.
  public typealias Hinge = Networks.Hinge
  /// See ``Networks/SquaredHinge``.
  public typealias SquaredHinge = Networks.SquaredHinge
  /// See ``Networks/CategoricalHinge``.
  public typealias CategoricalHinge = Networks.CategoricalHinge
  /// See ``Networks/Poisson``.
  public typealias Poisson = Networks.Poisson
  /// See ``Networks/MeanAbsolutePercentageError``.
  public typealias MeanAbsolutePercentageError = Networks.MeanAbsolutePercentageError
  /// See ``Networks/MeanSquaredLogarithmicError``.
  public typealias MeanSquaredLogarithmicError = Networks.MeanSquaredLogarithmicError
  /// See ``Networks/BinaryFocalCrossentropy``.
  public typealias BinaryFocalCrossentropy = Networks.BinaryFocalCrossentropy

  /// The loss of this name among those of this file, for models read from files too.
  static func further(_ name: String, _ config: LayerConfig, _ reduction: Loss.Reduction) -> Loss? {
    switch name {
    case "cosine_similarity":
      return CosineSimilarity(axis: config.optionalInt("axis") ?? -1, reduction: reduction)
    case "hinge": return Hinge(reduction: reduction)
    case "squared_hinge": return SquaredHinge(reduction: reduction)
    case "categorical_hinge": return CategoricalHinge(reduction: reduction)
    case "poisson": return Poisson(reduction: reduction)
    case "mape", "mean_absolute_percentage_error": return MeanAbsolutePercentageError(reduction: reduction)
    case "msle", "mean_squared_logarithmic_error": return MeanSquaredLogarithmicError(reduction: reduction)
    case "binary_focal_crossentropy":
      return BinaryFocalCrossentropy(
        applyClassBalancing: config.bool("apply_class_balancing", false), alpha: config.double("alpha", 0.25),
        gamma: config.double("gamma", 2), fromLogits: config.bool("from_logits", false),
        labelSmoothing: config.double("label_smoothing", 0), reduction: reduction)
    default: return nil
    }
  }

  static let furtherNames = [
    "cosine_similarity", "hinge", "squared_hinge", "categorical_hinge", "poisson", "mape",
    "mean_absolute_percentage_error", "msle", "mean_squared_logarithmic_error", "binary_focal_crossentropy",
  ]
}
