import Foundation
import Tensors
import UserErrors

/// The normal distribution: p(x) = exp(-(x - loc)^2 / (2 scale^2)) / (scale sqrt(2 pi)).
public struct Normal: ReparameterizedDistribution, DistributionWithEntropy {
  /// The mean.
  public let loc: Tensor
  /// The standard deviation, positive.
  public let scale: Tensor

  /// Parameters broadcast against each other.
  ///
  /// - Parameters:
  ///   - loc: the mean.
  ///   - scale: the standard deviation; raises a `ValueError` where it is not positive.
  public init(loc: Tensor, scale: Tensor) {
    orRaise { () throws(ValueError) in try requirePositive(scale, "Normal: scale") }
    let shape = (loc.detached + scale.detached).shape
    self.loc = loc.broadcast(to: shape)
    self.scale = scale.broadcast(to: shape)
  }

  /// One normal distribution with the given mean and standard deviation.
  public init(_ loc: Double = 0, _ scale: Double = 1) {
    self.init(loc: Tensor(loc), scale: Tensor(scale))
  }

  public var batchShape: Shape { loc.shape }
  public var eventShape: Shape { [] }
  public var mean: Tensor { loc }
  public var variance: Tensor { scale.square() }

  /// loc + scale * epsilon, epsilon ~ N(0, 1).
  public func rsample(_ sampleShape: Shape) -> Tensor {
    let noise = RandomGenerator.shared.normal(sampleShape + batchShape, dtype: loc.dtype)
    return loc + scale * noise
  }

  /// -(x - loc)^2 / (2 scale^2) - log scale - log(2 pi) / 2.
  public func logProb(_ value: Tensor) -> Tensor {
    let standardized = (value - loc) / scale
    return standardized.square() * -0.5 - scale.log() - Normal.halfLogTwoPi
  }

  /// 1/2 + log(2 pi) / 2 + log scale.
  public func entropy() -> Tensor { scale.log() + Normal.entropyOfOne }

  /// P(X <= x) = (1 + erf((x - loc) / (scale sqrt 2))) / 2.
  public func cdf(_ value: Tensor) -> Tensor {
    (((value - loc) / (scale * 2.0.squareRoot())).erf() + 1) * 0.5
  }

  /// The quantile: the x with P(X <= x) = probability, strictly between 0 and 1 (at 0 and 1: minus and plus infinity).
  public func icdf(_ probability: Tensor) -> Tensor {
    let quantiles = Tensor(
      shape: probability.shape, probability.doubles.map(standardNormalQuantile)
    ).astype(loc.dtype)
    return loc + scale * quantiles
  }

  static let halfLogTwoPi = 0.5 * Foundation.log(2 * Double.pi)
  /// The entropy of N(0, 1). A `Double` of its own: within a tensor's expression 0.5 would be a float32 tensor.
  static let entropyOfOne: Double = 0.5 + halfLogTwoPi
}

/// Throws where a parameter that must be positive is not.
func requirePositive(_ parameter: Tensor, _ name: String) throws(ValueError) {
  guard let wrong = parameter.doubles.first(where: { !($0 > 0) }) else { return }
  throw ValueError("\(name) must be positive everywhere; it holds \(wrong). exp() or softplus() makes it so")
}
