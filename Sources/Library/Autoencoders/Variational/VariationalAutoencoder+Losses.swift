import Networks
import Tensors
import UserErrors

extension VariationalAutoencoder {
  /// The parts of a batch's loss.
  ///
  /// - Parameter data: (batch, sample's axes).
  public func lossTerms(_ data: Tensor, training: Bool) -> VariationalLosses {
    let parameters: [Tensor] = encoder(data, training: training)
    switch objective {
    case .elbo:
      let (posterior, z) = posteriorAndDraw(parameters)
      let logLikelihood = likelihood.logProb(data, decoder(z, training: training))  // (batch)
      let kl = posterior.klDivergenceFromPrior ?? posterior.klDivergenceFromPrior(draws: 1)
      return elboTerms(data, logLikelihood, kl)
    case .monteCarloELBO(let draws):
      let weights = logWeights(data, parameters, draws: draws, training: training)
      return elboTerms(data, weights.likelihood.mean(axis: 0), weights.divergence.mean(axis: 0))
    case .importanceWeighted(let draws):
      return importanceWeightedTerms(
        logWeights(data, parameters, draws: draws, training: training))
    case .totalCorrelation(let size, let alpha, let gamma):
      return totalCorrelationTerms(data, parameters, size, alpha, gamma, training: training)
    }
  }

  private func totalCorrelationTerms(
    _ data: Tensor, _ parameters: [Tensor], _ datasetSize: Int, _ alpha: Double, _ gamma: Double,
    training: Bool
  ) -> VariationalLosses {
    let (posterior, z) = posteriorAndDraw(parameters)
    let normal = orRaise { () throws(ValueError) in
      guard let normal = posterior as? FactorizedGaussian, klCapacity == nil else {
        throw ValueError(
          "the total correlation needs a factorised Gaussian posterior and no capacity")
      }
      return normal
    }
    let logLikelihood = likelihood.logProb(data, decoder(z, training: training))  // (batch)
    let parts = klDecomposition(
      z, mean: normal.location, logVariance: normal.logVariance, datasetSize: datasetSize)
    let kl = normal.klDivergenceFromPrior ?? normal.klDivergenceFromPrior(draws: 1)
    let terms = elboTerms(data, logLikelihood, kl)
    let penalty =
      alpha * parts.mutualInformation + klWeight * parts.totalCorrelation
      + gamma * parts.dimensionWise
    return VariationalLosses(
      total: terms.reconstruction + penalty, reconstruction: terms.reconstruction, kl: terms.kl,
      nats: terms.nats, decomposition: parts)
  }

  /// The posterior that an encoder's outputs describe, and a draw of it: the encoder's own where it
  /// made one.
  func posteriorAndDraw(_ parameters: [Tensor]) -> (posterior: any Posterior, z: Tensor) {
    let posterior = posteriorFamily.posterior(parameters)
    if posterior is FactorizedGaussian, parameters.count == 3 { return (posterior, parameters[2]) }
    return (posterior, posterior.draw().z)
  }

  /// From log p(x|z) and KL of each sample, both (batch).
  private func elboTerms(_ data: Tensor, _ logLikelihood: Tensor, _ kl: Tensor) -> VariationalLosses {
    let pixels = Double(data.shape[1...].elementCount)
    let nats = -logLikelihood.mean()
    let reconstruction = reconstructionWeight.map { nats * ($0 / pixels) } ?? nats
    let divergence = kl.mean()
    let penalty = klCapacity.map { (divergence - $0).abs() } ?? divergence
    return VariationalLosses(
      total: reconstruction + klWeight * penalty, reconstruction: reconstruction, kl: divergence,
      nats: nats + divergence)
  }

  private func importanceWeightedTerms(_ weights: LogWeights) -> VariationalLosses {
    orRaise { () throws(ValueError) in
      guard reconstructionWeight == nil, klCapacity == nil else {
        throw ValueError(
          "the importance-weighted objective is a bound on log p(x) itself: give reconstructionWeight: nil, and no capacity"
        )
      }
    }
    let bound = importanceWeightedBound(weights.likelihood - klWeight * weights.divergence).mean()
    return VariationalLosses(
      total: -bound, reconstruction: -weights.likelihood.mean(), kl: weights.divergence.mean(), nats: -bound)
  }

  /// log p(x|z) and log q(z|x) - log p(z) of draws, both (draws, batch).
  package struct LogWeights {
    package let likelihood: Tensor
    package let divergence: Tensor
    /// log w = log p(x|z) + log p(z) - log q(z|x).
    package var logWeights: Tensor { likelihood - divergence }
  }

  /// The weights of `draws` draws for each sample.
  package func logWeights(
    _ data: Tensor, _ parameters: [Tensor], draws: Int, training: Bool
  ) -> LogWeights {
    let draw = posteriorFamily.posterior(parameters).draw(draws)  // z: (draws, batch, latent)
    let (batch, latent) = (draw.z.shape[1], draw.z.shape[2])
    let outputs: [Tensor] = decoder(draw.z.reshape(draws * batch, latent), training: training)
    let shaped = outputs.map { $0.reshaped(to: [draws, batch] + $0.shape[1...]) }
    return LogWeights(
      likelihood: likelihood.logProb(data, shaped),
      divergence: draw.logDensity - standardNormalLogDensity(draw.z))
  }
}
