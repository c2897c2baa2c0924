import Foundation
import Tensors

/// ``Adam`` with the largest gradient in place of the root of the mean square: `u = max(beta2 u,
/// |g|)`, `w -= rate m / ((1 - beta1^t)(u + epsilon))` (Kingma and Ba 2015, section 7).
public final class Adamax: MomentOptimizer {
  override class var standardName: String { "adamax" }
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
