import Foundation
import Tensors

/// ``Adam`` with Nesterov's momentum (Dozat 2016): `mu_t = beta1 (1 - 0.96^t / 2)`.
public final class Nadam: MomentOptimizer {
  override class var standardName: String { "nadam" }
  public override var slotNames: [String] { ["momentum", "velocity"] }

  /// Keras keeps the product of the momenta among the optimizer's variables; here it follows from
  /// the number of steps.
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
