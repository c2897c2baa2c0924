import Distributions
import Tensors

/// q(z|x) = N(z; mean, L Lᵀ) with the Cholesky factor L = mask ⊙ L' + diag(sigma), mask having ones below the diagonal only:
/// latent dimensions may correlate.
///
/// z = mean + L epsilon, dz/d epsilon = L, log |det| = sum of log sigma_i.
///
/// Source: Kingma and Welling 2019, section 2.5.1 and algorithm 2. (The algorithm's line for log q(z|x) halves log sigma too;
/// the determinant, and so the density, needs the whole of it.)
public struct FullCovarianceGaussian: Posterior {
  /// E[z|x], (batch, latent).
  public let location: Tensor
  /// log sigma, the logarithm of L's diagonal, (batch, latent).
  public let logScale: Tensor
  /// L, (batch, latent, latent).
  public let scaleTril: Tensor

  /// From the encoder's three outputs.
  ///
  /// - Parameters:
  ///   - mean: (batch, latent).
  ///   - logScale: log sigma, (batch, latent).
  ///   - lower: L', (batch, latent, latent), of which only the part below the diagonal counts.
  public init(mean: Tensor, logScale: Tensor, lower: Tensor) {
    (location, self.logScale) = (mean, logScale)
    let latent = mean.shape[-1]
    // (batch, latent, latent)
    let diagonal = logScale.exp().expandDims(-1) * Tensor(eye: latent, dtype: mean.dtype)
    scaleTril = strictlyLowerMask(latent, mean.dtype) * lower + diagonal
  }

  public var batchSize: Int { location.shape[0] }
  public var latentSize: Int { location.shape[-1] }
  public var dtype: DType { location.dtype }
  public var mean: Tensor? { location }

  /// The same as a distribution value.
  public var distribution: MultivariateNormal { MultivariateNormal(loc: location, scaleTril: scaleTril) }

  public func transformed(_ noise: Tensor) -> (z: Tensor, logDeterminant: Tensor) {
    // (..., batch, latent, latent) * (..., batch, 1, latent), summed over the last axis
    let z = location + (scaleTril * noise.expandDims(-2)).sum(axis: -1)
    return (z, logScale.sum(axis: -1).broadcast(to: noise.shape[..<(noise.rank - 1)]))
  }

  /// (|mean|² + sum of L_ij² - latent) / 2 - sum of log sigma_i.
  public var klDivergenceFromPrior: Tensor? {
    let trace = scaleTril.square().sum(axis: -1).sum(axis: -1)
    return (location.square().sum(axis: -1) + trace - Double(latentSize)) * 0.5 - logScale.sum(axis: -1)
  }

  /// Of the marginals N(mean_i, sum over j of L_ij²); their sum is less than the whole divergence where dimensions correlate.
  public var klDivergencePerDimension: Tensor? {
    klDivergenceToStandardNormal(mean: location, logVariance: scaleTril.square().sum(axis: -1).log())
  }
}

/// Encoders that give `[mean, log sigma, L']`, L' as (batch, latent, latent) or flat as (batch, latent²).
public struct FullCovarianceGaussianFamily: PosteriorFamily {
  /// The family.
  public init() {}

  public func posterior(_ parameters: [Tensor]) -> any Posterior {
    let latent = parameters.first?.shape.last ?? 0
    requireParameters(
      parameters,
      "[mean, log sigma, L'], the first two (batch, latent), the third (batch, latent, latent) or flat",
      where: parameters.count == 3 && parameters[0].shape == parameters[1].shape
        && parameters[2].count == parameters[0].count * latent)
    return FullCovarianceGaussian(
      mean: parameters[0], logScale: parameters[1], lower: parameters[2].reshape(-1, latent, latent))
  }
}

/// Ones below the diagonal of a (size, size) matrix, zeros on it and above: the lecture's L_mask.
@_disfavoredOverload
public func strictlyLowerMask(_ size: Int, _ dtype: DType = .float32) -> Tensor {
  let numbers = np.arange(size)
  return (numbers.expandDims(-1) .> numbers).astype(dtype)
}
