import OrderedJSON
import Tensors

/// Gradient descent: `w -= rate g`; with momentum `m = momentum m - rate g`, `w += m`; with
/// Nesterov's form `w += momentum m - rate g`.
public final class SGD: Optimizer {
  private let momentum: Double
  private let nesterov: Bool

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.01, momentum: Double = 0, nesterov: Bool = false,
    weightDecay: Double? = nil, clipnorm: Double? = nil, globalClipnorm: Double? = nil,
    clipvalue: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil
  ) {
    (self.momentum, self.nesterov) = (momentum, nesterov)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency, name: "SGD")
  }

  public override var config: JSON {
    super.config.adding(["momentum": JSON(momentum), "nesterov": JSON(nesterov)])
  }

  public override var slotNames: [String] { momentum == 0 ? [] : ["momentum"] }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    let step = learningRate * gradient
    guard momentum != 0 else { return value - step }
    slots[0] = momentum * slots[0] - step
    return nesterov ? value + momentum * slots[0] - step : value + slots[0]
  }
}
