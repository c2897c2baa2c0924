import Foundation
import Networks
import Tensors
import UserErrors

// What a trained model is judged by. Nothing here is recorded, and all of it goes through the data in portions.
extension VariationalAutoencoder {
  /// log p(x) of each sample, estimated by importance sampling with `draws` draws z ~ q(z|x):
  /// log 1/L sum of p(x, z) / q(z|x), by the stable log-sum-exp. On average it rises with L, towards log p(x); at L = 1 it is the
  /// estimate of the ELBO.
  ///
  /// - Parameters:
  ///   - x: (samples, sample's axes).
  ///   - draws: L.
  ///   - rows: how many draws are decoded at a time, in all.
  /// - Returns: (samples), in nats.
  public func logLikelihood(_ x: Tensor, draws: Int, rows: Int = 1000) -> Tensor {
    let step = max(1, rows / max(1, min(draws, rows)))
    return inPortions(x, of: step) { data in
      let parameters: [Tensor] = encoder(data, training: false)
      var done = 0
      var sum: Tensor?
      while done < draws {
        checkInterruption()
        let count = min(max(1, rows / data.shape[0]), draws - done)
        let weights = logWeights(data, parameters, draws: count, training: false).logWeights
        let part = weights.logsumexp(axis: 0)  // (batch)
        sum = sum.map { logAddExp($0, part) } ?? part
        done += count
      }
      return (sum ?? Tensor(zeros: [data.shape[0]])) - log(Double(draws))
    }
  }

  /// The ELBO of each sample, (samples), in nats: the mean of log w over draws (and, where it has one, KL in its closed form).
  public func elbo(_ x: Tensor, draws: Int = 1, batchSize: Int = 100) -> Tensor {
    inPortions(x, of: batchSize) { data in
      let parameters: [Tensor] = encoder(data, training: false)
      let weights = logWeights(data, parameters, draws: draws, training: false)
      let closed = posteriorFamily.posterior(parameters).klDivergenceFromPrior
      return weights.likelihood.mean(axis: 0) - (closed ?? weights.divergence.mean(axis: 0))
    }
  }

  /// E[z|x], (samples, latent); where it has no closed form, the mean of `draws` draws.
  public func posteriorMeans(_ x: Tensor, draws: Int = 100, batchSize: Int = 100) -> Tensor {
    inPortions(x, of: batchSize) { data in
      let posterior = posteriorFamily.posterior(encoder(data, training: false))
      return posterior.mean ?? posterior.draw(draws).z.mean(axis: 0)
    }
  }

  /// KL(q(z_i|x) || N(0, 1)) of each latent dimension, a mean over samples: (latent). Raises a `ValueError` for posteriors
  /// whose marginals have no closed form.
  public func klPerDimension(_ x: Tensor, batchSize: Int = 100) -> Tensor {
    inPortions(x, of: batchSize) { data in
      let posterior = posteriorFamily.posterior(encoder(data, training: false))
      return orRaise { () throws(ValueError) in
        guard let divergence = posterior.klDivergencePerDimension else {
          throw ValueError(
            "the marginals of \(type(of: posterior)) have no closed form; use activeUnits, or klDivergenceFromPrior(draws:)"
          )
        }
        return divergence
      }
    }.mean(axis: 0)
  }

  /// The variance over samples of E[z_i|x] for each latent dimension, (latent): near 0 where a dimension says nothing about x.
  public func activity(_ x: Tensor, batchSize: Int = 100) -> Tensor {
    posteriorMeans(x, batchSize: batchSize).`var`(axis: 0)
  }

  /// How many latent dimensions are used: those whose ``activity(_:batchSize:)`` is above `threshold` (Burda et al. 2016,
  /// section 5.2).
  public func activeUnits(_ x: Tensor, threshold: Double = 0.01) -> Int {
    activity(x).doubles.filter { $0 > threshold }.count
  }

  /// Pictures decoded from codes z, (codes, latent): E[x|z].
  public func decode(_ z: Tensor, batchSize: Int = 100) -> Tensor {
    inPortions(z, of: batchSize) { likelihood.mean(decoder($0, training: false)) }
  }

  /// Pictures E[x|z] of codes drawn from the prior N(0, I).
  public func generate(_ count: Int, latentSize: Int) -> Tensor {
    decode(RandomGenerator.shared.normal([count, latentSize]))
  }

  /// What becomes of samples: E[x|z] for z = E[z|x].
  public func reconstruct(_ x: Tensor, batchSize: Int = 100) -> Tensor {
    decode(posteriorMeans(x, batchSize: batchSize), batchSize: batchSize)
  }

  /// `body` of each portion of the samples, joined along the first axis.
  private func inPortions(_ x: Tensor, of size: Int, _ body: (Tensor) -> Tensor) -> Tensor {
    withoutRecording {
      let parts = stride(from: 0, to: x.shape[0], by: max(1, size)).map { start -> Tensor in
        checkInterruption()
        return body(x[start..<min(start + size, x.shape[0])])
      }
      return Tensor.concatenate(parts)
    }
  }
}

/// KL(N(mean, exp(logVariance)) || N(0, I)) of each sample: `-1/2 sum(1 + logVariance - mean² - exp(logVariance))`.
///
/// - Parameters: both (samples, latent).
/// - Returns: (samples).
@_disfavoredOverload
public func klDivergenceFromStandardNormal(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
  -0.5 * (1 + logVariance - mean.square() - logVariance.exp()).sum(axis: -1)
}
