import Foundation
import OrderedJSON
import Tensors

/// Divides the gradient by the root of a moving average of its square: `v = rho v + (1 - rho) g²`,
/// `w -= rate g / sqrt(v + epsilon)` (Hinton 2012). Centred, the average's own square is taken off
/// first.
public final class RMSprop: Optimizer {
  private let rho: Double
  private let momentum: Double
  private let epsilon: Double
  private let centered: Bool

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, rho: Double = 0.9, momentum: Double = 0,
    epsilon: Double = 1e-7, centered: Bool = false, weightDecay: Double? = nil,
    clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil
  ) {
    (self.rho, self.momentum, self.epsilon, self.centered) = (rho, momentum, epsilon, centered)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency, name: "rmsprop")
  }

  public override var config: JSON {
    super.config.adding([
      "rho": JSON(rho), "momentum": JSON(momentum), "epsilon": JSON(epsilon),
      "centered": JSON(centered),
    ])
  }

  public override var slotNames: [String] {
    ["velocity"] + (momentum > 0 ? ["momentum"] : []) + (centered ? ["average_gradient"] : [])
  }

  override var slotGroups: [[Int]] { slotNames.indices.map { [$0] } }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    slots[0] = rho * slots[0] + (1 - rho) * (gradient * gradient)
    var denominator = slots[0] + epsilon
    if centered {
      let place = slots.count - 1
      slots[place] = rho * slots[place] + (1 - rho) * gradient
      denominator = slots[0] - slots[place] * slots[place] + epsilon
    }
    let step = learningRate * gradient / denominator.sqrt()
    guard momentum > 0 else { return value - step }
    slots[1] = momentum * slots[1] + step
    return value - slots[1]
  }
}
