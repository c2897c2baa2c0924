import Foundation
import OrderedJSON
import Tensors

/// ``BinaryCrossentropy`` times `(1 - p_t)^gamma`, where `p_t` is the probability given to what is
/// true: easy places count less (Lin et al. 2017). With `applyClassBalancing`, ones also count
/// `alpha` and zeros `1 - alpha`.
public final class BinaryFocalCrossentropy: Loss {
  private let applyClassBalancing: Bool
  private let alpha: Double
  private let gamma: Double
  private let fromLogits: Bool
  private let labelSmoothing: Double

  /// The loss.
  public init(
    applyClassBalancing: Bool = false, alpha: Double = 0.25, gamma: Double = 2,
    fromLogits: Bool = false,
    labelSmoothing: Double = 0, reduction: Reduction = .sumOverBatchSize,
    name: String = "binary_focal_crossentropy"
  ) {
    (self.applyClassBalancing, self.alpha, self.gamma) = (applyClassBalancing, alpha, gamma)
    (self.fromLogits, self.labelSmoothing) = (fromLogits, labelSmoothing)
    super.init(name: name, reduction: reduction)
  }

  public override var config: JSON {
    super.config.adding([
      "apply_class_balancing": JSON(applyClassBalancing), "alpha": JSON(alpha),
      "gamma": JSON(gamma),
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
