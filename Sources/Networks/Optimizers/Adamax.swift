import Foundation
import OrderedJSON
import Tensors

/// ``Adam`` with the largest gradient in place of the root of the mean square: `u = max(beta2 u, |g|)`,
/// `w -= rate m / ((1 - beta1^t)(u + epsilon))` (Kingma and Ba 2015, section 7).
public final class Adamax: Optimizer {
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil,
    clipvalue: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil
  ) {
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency, name: "adamax")
  }

  public override var config: JSON {
    super.config.adding(["beta_1": JSON(beta1), "beta_2": JSON(beta2), "epsilon": JSON(epsilon)])
  }
  public override var slotNames: [String] { ["momentum", "norm"] }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    let correction = 1 - pow(beta1, Double(iterations + 1))
    slots[0] = slots[0] + (1 - beta1) * (gradient - slots[0])
    slots[1] = Tensor.maximum(beta2 * slots[1], gradient.abs())
    return value - learningRate * slots[0] / (correction * (slots[1] + epsilon))
  }
}
