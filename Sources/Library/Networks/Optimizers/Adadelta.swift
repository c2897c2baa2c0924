import Foundation
import OrderedJSON
import Tensors

/// Steps as long as the weights' own former steps: with `a = rho a + (1 - rho) g²` and `d = -sqrt(D
/// + epsilon) / sqrt(a + epsilon) g`, `D = rho D + (1 - rho) d²`, `w += rate d` (Zeiler 2012).
public final class Adadelta: Optimizer {
  private let rho: Double
  private let epsilon: Double

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, rho: Double = 0.95, epsilon: Double = 1e-7,
    weightDecay: Double? = nil, clipnorm: Double? = nil, globalClipnorm: Double? = nil,
    clipvalue: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil
  ) {
    (self.rho, self.epsilon) = (rho, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency, name: "adadelta")
  }

  public override var config: JSON {
    super.config.adding(["rho": JSON(rho), "epsilon": JSON(epsilon)])
  }
  public override var slotNames: [String] { ["accumulated_grad", "accumulated_delta_var"] }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    slots[0] = rho * slots[0] + (1 - rho) * (gradient * gradient)
    let step = -((slots[1] + epsilon).sqrt() * gradient / (slots[0] + epsilon).sqrt())
    slots[1] = rho * slots[1] + (1 - rho) * (step * step)
    return value + learningRate * step
  }
}
