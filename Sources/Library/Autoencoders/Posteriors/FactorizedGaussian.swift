import Distributions
import Tensors

/// q(z|x) = N(z; mean, diag(exp(logVariance))): every latent dimension on its own.
///
/// z = mean + sigma ⊙ epsilon, dz/d epsilon = diag(sigma), log |det| = sum of log sigma_i = sum of logVariance_i / 2.
///
/// Source: Kingma and Welling 2019, section 2.5.
public struct FactorizedGaussian: Posterior {
  /// E[z|x], (batch, latent).
  public let location: Tensor
  /// log sigma², (batch, latent).
  public let logVariance: Tensor

  /// From mean and logarithm of the variance, both (batch, latent).
  public init(mean: Tensor, logVariance: Tensor) { (location, self.logVariance) = (mean, logVariance) }

  public var batchSize: Int { location.shape[0] }
  public var latentSize: Int { location.shape[-1] }
  public var dtype: DType { location.dtype }
  public var mean: Tensor? { location }

  /// The same as a distribution value.
  public var distribution: Normal { Normal(loc: location, scale: (logVariance * 0.5).exp()) }

  public func transformed(_ noise: Tensor) -> (z: Tensor, logDeterminant: Tensor) {
    let logScale = logVariance * 0.5
    let z = location + logScale.exp() * noise
    let logDeterminant = logScale.sum(axis: -1).broadcast(to: noise.shape[..<(noise.rank - 1)])
    return (z, logDeterminant)
  }

  /// (mean² + sigma² - 1 - log sigma²) / 2.
  public var klDivergencePerDimension: Tensor? {
    klDivergenceToStandardNormal(mean: location, logVariance: logVariance)
  }

  public var klDivergenceFromPrior: Tensor? { klDivergencePerDimension?.sum(axis: -1) }
}

/// Encoders that give `[mean, logVariance]`, or `[mean, logVariance, z]` as those that end in a ``Networks/Sampling`` layer.
public struct FactorizedGaussianFamily: PosteriorFamily {
  /// The family.
  public init() {}

  public func posterior(_ parameters: [Tensor]) -> any Posterior {
    requireParameters(
      parameters, "[mean, logVariance], both (batch, latent)",
      where: (2...3).contains(parameters.count) && parameters[0].shape == parameters[1].shape)
    return FactorizedGaussian(mean: parameters[0], logVariance: parameters[1])
  }
}
