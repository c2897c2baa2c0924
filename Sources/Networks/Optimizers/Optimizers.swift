import Foundation
import OrderedJSON
import Tensors

/// Gradient descent: `w -= rate g`; with momentum `m = momentum m - rate g`, `w += m`; with Nesterov's form
/// `w += momentum m - rate g`.
public final class SGD: Optimizer {
  private let momentum: Double
  private let nesterov: Bool

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.01, momentum: Double = 0, nesterov: Bool = false,
    weightDecay: Double? = nil, clipnorm: Double? = nil, globalClipnorm: Double? = nil,
    clipvalue: Double? = nil
  ) {
    (self.momentum, self.nesterov) = (momentum, nesterov)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, name: "SGD")
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

/// Divides the gradient by the root of a moving average of its square: `v = rho v + (1 - rho) g²`,
/// `w -= rate g / sqrt(v + epsilon)` (Hinton 2012). Centred, the average's own square is taken off first.
public final class RMSprop: Optimizer {
  private let rho: Double
  private let momentum: Double
  private let epsilon: Double
  private let centered: Bool

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, rho: Double = 0.9, momentum: Double = 0,
    epsilon: Double = 1e-7, centered: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil
  ) {
    (self.rho, self.momentum, self.epsilon, self.centered) = (rho, momentum, epsilon, centered)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, name: "rmsprop")
  }

  public override var config: JSON {
    super.config.adding([
      "rho": JSON(rho), "momentum": JSON(momentum), "epsilon": JSON(epsilon), "centered": JSON(centered),
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

/// Moving averages of the gradient and of its square, corrected for their start (Kingma and Ba 2015):
/// `m += (1 - beta1)(g - m)`, `v += (1 - beta2)(g² - v)`, `alpha = rate sqrt(1 - beta2^t) / (1 - beta1^t)`,
/// `w -= alpha m / (sqrt(v) + epsilon)`.
public class Adam: Optimizer {
  let beta1: Double
  let beta2: Double
  let epsilon: Double
  let amsgrad: Bool

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, amsgrad: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil, name: String = "adam"
  ) {
    (self.beta1, self.beta2, self.epsilon, self.amsgrad) = (beta1, beta2, epsilon, amsgrad)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, name: name)
  }

  public override var config: JSON {
    super.config.adding([
      "beta_1": JSON(beta1), "beta_2": JSON(beta2), "epsilon": JSON(epsilon), "amsgrad": JSON(amsgrad),
    ])
  }

  override func update(_ steps: [Step], learningRate: Double) {
    if amsgrad {
      super.update(steps, learningRate: learningRate)
    } else {
      fusedUpdate(steps, learningRate: learningRate)
    }
  }

  public override var slotNames: [String] { ["momentum", "velocity"] + (amsgrad ? ["velocity_hat"] : []) }

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
    // The averages leave the slots, so that they are the only references and are changed where they lie.
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
    learningRate: any LearningRateConvertible = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-7, amsgrad: Bool = false, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil
  ) {
    super.init(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad,
      weightDecay: weightDecay, clipnorm: clipnorm, globalClipnorm: globalClipnorm, clipvalue: clipvalue,
      name: "adamw")
  }
}

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
    clipvalue: Double? = nil
  ) {
    (self.initialAccumulatorValue, self.epsilon) = (initialAccumulatorValue, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm,
      clipvalue: clipvalue, name: "adagrad")
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
