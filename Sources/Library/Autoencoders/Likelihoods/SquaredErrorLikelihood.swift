import Networks
import Tensors
import UserErrors

/// The squared error as -log p(x|z): -log p = C · ||x - x'||², summed over a sample's elements.
///
/// That is a normal density with the variance 1 / (2C) for each element, without its constant
/// n/2 · log(pi / C): ``GaussianLikelihood`` with `.fixed(scale: sqrt(1 / (2C)))` has it, and then
/// the loss is in nats of a density. Gradients are the same.
public struct SquaredErrorLikelihood: ReconstructionLikelihood {
  /// C.
  public let c: Double

  /// The likelihood; C must be positive. C = 1/2 is the variance 1.
  public init(_ c: Double = 0.5) {
    orRaise { () throws(ValueError) in
      guard c > 0 else {
        throw ValueError("the factor C of SquaredErrorLikelihood must be positive, not \(c)")
      }
    }
    self.c = c
  }

  public func logProb(_ x: Tensor, _ outputs: [Tensor]) -> Tensor {
    let (data, mean) = flattenedSamples(x, outputs[0])
    return -c * (data - mean).square().sum(axis: -1)
  }

  public func mean(_ outputs: [Tensor]) -> Tensor { outputs[0] }

  public func sample(_ outputs: [Tensor]) -> Tensor {
    let noise = RandomGenerator.shared.normal(outputs[0].shape, dtype: outputs[0].dtype)
    return outputs[0] + (1 / (2 * c)).squareRoot() * noise
  }
}
