import OrderedJSON
import Tensors

/// Steps by the sign alone: `w -= rate sign(beta1 m + (1 - beta1) g)`, `m = beta2 m + (1 - beta2)
/// g` (Chen et al. 2023).
public final class Lion: Optimizer {
  private let beta1: Double
  private let beta2: Double

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, beta1: Double = 0.9, beta2: Double = 0.99,
    weightDecay: Double? = nil, clipnorm: Double? = nil, globalClipnorm: Double? = nil,
    clipvalue: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil
  ) {
    (self.beta1, self.beta2) = (beta1, beta2)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency, name: "lion")
  }

  public override var config: JSON {
    super.config.adding(["beta_1": JSON(beta1), "beta_2": JSON(beta2)])
  }
  public override var slotNames: [String] { ["momentum"] }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    let direction = (beta1 * slots[0] + (1 - beta1) * gradient).sign()
    slots[0] = beta2 * slots[0] + (1 - beta2) * gradient
    return value - learningRate * direction
  }
}
