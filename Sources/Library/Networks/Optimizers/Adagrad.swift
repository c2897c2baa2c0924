import Foundation
import OrderedJSON
import Tensors

/// Divides the gradient by the root of the sum of all its squares so far (Duchi et al. 2011):
/// `a += g²`, `w -= rate g / sqrt(a + epsilon)`.
public final class Adagrad: Optimizer {
  private let initialAccumulatorValue: Double
  private let epsilon: Double

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, initialAccumulatorValue: Double = 0.1,
    epsilon: Double = 1e-7, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil,
    clipvalue: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil
  ) {
    (self.initialAccumulatorValue, self.epsilon) = (initialAccumulatorValue, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency, name: "adagrad")
  }

  public override var config: JSON {
    super.config.adding([
      "initial_accumulator_value": JSON(initialAccumulatorValue), "epsilon": JSON(epsilon),
    ])
  }

  public override var slotNames: [String] { ["accumulator"] }

  public override func initialSlot(_ name: String, for value: Tensor) -> Tensor {
    Tensor(full: value.shape, initialAccumulatorValue, dtype: value.dtype)
  }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    slots[0] = slots[0] + gradient * gradient
    return value - learningRate * gradient / (slots[0] + epsilon).sqrt()
  }
}
