import Foundation
import OrderedJSON
import Tensors

/// Moving averages of the gradient and of its square, corrected for their start (Kingma and Ba
/// 2015): `m += (1 - beta1)(g - m)`, `v += (1 - beta2)(g² - v)`, `alpha = rate sqrt(1 - beta2^t) /
/// (1 - beta1^t)`, `w -= alpha m / (sqrt(v) + epsilon)`.
public class Adam: MomentOptimizer {
  let amsgrad: Bool

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, amsgrad: Bool = false, weightDecay: Double? = nil,
    clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, name: String = "adam"
  ) {
    self.amsgrad = amsgrad
    super.init(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      weightDecay: weightDecay, clipnorm: clipnorm, globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, useEma: useEma, emaMomentum: emaMomentum,
      emaOverwriteFrequency: emaOverwriteFrequency, name: name)
  }

  public override var config: JSON { super.config.adding(["amsgrad": JSON(amsgrad)]) }

  override func update(_ steps: [Step], learningRate: Double) {
    if amsgrad {
      super.update(steps, learningRate: learningRate)
    } else {
      fusedUpdate(steps, learningRate: learningRate)
    }
  }

  public override var slotNames: [String] {
    ["momentum", "velocity"] + (amsgrad ? ["velocity_hat"] : [])
  }

  override var slotGroups: [[Int]] { amsgrad ? [[0, 1], [2]] : [[0, 1]] }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    // Only AMSGrad comes here; see update.
    let step = Double(iterations + 1)
    let alpha = learningRate * (1 - pow(beta2, step)).squareRoot() / (1 - pow(beta1, step))
    slots[0] = slots[0] + (1 - beta1) * (gradient - slots[0])
    slots[1] = slots[1] + (1 - beta2) * (gradient * gradient - slots[1])
    var velocity = slots[1]
    if amsgrad {
      slots[2] = Tensor.maximum(slots[2], velocity)
      velocity = slots[2]
    }
    return value - alpha * slots[0] / (velocity.sqrt() + epsilon)
  }
}

extension Adam {
  /// One pass over all weights and averages, in place.
  private func fusedUpdate(_ steps: [Step], learningRate: Double) {
    // The averages leave the slots, so that they are the only references and are changed where they
    // lie.
    var parameters = steps.map { step in
      let kept = slots[step.place]
      slots[step.place] = []
      return nn.AdamParameter(
        step.variable, gradient: step.gradient, momentum: kept[0], velocity: kept[1])
    }
    nn.adamUpdate(
      &parameters, step: iterations + 1, learningRate: learningRate, beta1: beta1, beta2: beta2,
      epsilon: epsilon)
    for (step, parameter) in zip(steps, parameters) {
      slots[step.place] = [parameter.momentum, parameter.velocity]
    }
  }
}

/// ``Adam`` with decoupled weight decay (Loshchilov and Hutter 2019).
public final class AdamW: Adam {
  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, weightDecay: Double = 0.004,
    beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-7, amsgrad: Bool = false, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil
  ) {
    super.init(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad,
      weightDecay: weightDecay, clipnorm: clipnorm, globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, useEma: useEma,
      emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency, name: "adamw")
  }
}
