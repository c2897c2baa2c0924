import Foundation
import OrderedJSON
import Tensors

/// Steps as long as the weights' own former steps: with `a = rho a + (1 - rho) g²` and `d = -sqrt(D + epsilon) / sqrt(a + epsilon) g`,
/// `D = rho D + (1 - rho) d²`, `w += rate d` (Zeiler 2012).
public final class Adadelta: Optimizer {
  private let rho: Double
  private let epsilon: Double

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, rho: Double = 0.95, epsilon: Double = 1e-7,
    weightDecay: Double? = nil, clipnorm: Double? = nil, globalClipnorm: Double? = nil,
    clipvalue: Double? = nil
  ) {
    (self.rho, self.epsilon) = (rho, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, name: "adadelta")
  }

  public override var config: JSON { super.config.adding(["rho": JSON(rho), "epsilon": JSON(epsilon)]) }
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
    clipvalue: Double? = nil
  ) {
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, name: "adamax")
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

/// ``Adam`` with Nesterov's momentum (Dozat 2016): `mu_t = beta1 (1 - 0.96^t / 2)`.
public final class Nadam: Optimizer {
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil,
    clipvalue: Double? = nil
  ) {
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, name: "nadam")
  }

  public override var config: JSON {
    super.config.adding(["beta_1": JSON(beta1), "beta_2": JSON(beta2), "epsilon": JSON(epsilon)])
  }
  public override var slotNames: [String] { ["momentum", "velocity"] }

  /// Keras keeps the product of the momenta among the optimizer's variables; here it follows from the number of steps.
  override var derivedVariables: [(name: String, value: Tensor)] {
    [("u_product", Tensor(Float(momentumProduct(iterations))))]
  }

  private func mu(_ step: Int) -> Double { beta1 * (1 - 0.5 * pow(0.96, Double(step))) }

  /// The last product that was asked for: each step asks for the next, once for each variable.
  private var lastProduct = (steps: 0, value: 1.0)

  /// `mu_1 mu_2 ... mu_steps`
  private func momentumProduct(_ steps: Int) -> Double {
    if steps < lastProduct.steps { lastProduct = (0, 1) }
    while lastProduct.steps < steps {
      lastProduct.steps += 1
      lastProduct.value *= mu(lastProduct.steps)
    }
    return lastProduct.value
  }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    let step = iterations + 1
    let product = momentumProduct(step)
    slots[0] = slots[0] + (1 - beta1) * (gradient - slots[0])
    slots[1] = slots[1] + (1 - beta2) * (gradient * gradient - slots[1])
    let next = mu(step + 1) / (1 - product * mu(step + 1)) * slots[0]
    let mean = next + (1 - mu(step)) / (1 - product) * gradient
    let square = slots[1] / (1 - pow(beta2, Double(step)))
    return value - learningRate * mean / (square.sqrt() + epsilon)
  }
}

/// Steps by the sign alone: `w -= rate sign(beta1 m + (1 - beta1) g)`, `m = beta2 m + (1 - beta2) g` (Chen et al. 2023).
public final class Lion: Optimizer {
  private let beta1: Double
  private let beta2: Double

  /// The optimizer.
  public init(
    learningRate: any LearningRateConvertible = 0.001, beta1: Double = 0.9, beta2: Double = 0.99,
    weightDecay: Double? = nil, clipnorm: Double? = nil, globalClipnorm: Double? = nil,
    clipvalue: Double? = nil
  ) {
    (self.beta1, self.beta2) = (beta1, beta2)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm,
      globalClipnorm: globalClipnorm, clipvalue: clipvalue, name: "lion")
  }

  public override var config: JSON { super.config.adding(["beta_1": JSON(beta1), "beta_2": JSON(beta2)]) }
  public override var slotNames: [String] { ["momentum"] }

  public override func updated(
    _ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double
  ) -> Tensor {
    let direction = (beta1 * slots[0] + (1 - beta1) * gradient).sign()
    slots[0] = beta2 * slots[0] + (1 - beta2) * gradient
    return value - learningRate * direction
  }
}
