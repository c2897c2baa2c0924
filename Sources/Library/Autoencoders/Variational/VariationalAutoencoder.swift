import Autodiff
import Networks
import Tensors
import UserErrors

/// A variational autoencoder (Kingma and Welling 2014; Rezende, Mohamed and Wierstra 2014).
///
/// The loss of a batch, with the standard settings, is that of the books on Keras:
///
///     reconstructionWeight · mean over samples and pixels of -log p(x|z)
///       + klWeight · mean over samples of KL(q(z|x) || N(0, I))
///
/// with weight 500: for 1,024 pixels that is a beta-VAE with beta = 1024/500 on the KL term.
/// `reconstructionWeight: nil` sums over the pixels, which makes the loss the negative ELBO;
/// `klWeight` is then beta (Higgins et al. 2017). Whatever the weights, the logs hold `nats` too:
/// -ELBO per image, unweighted.
///
/// The encoder gives `[mean, logVariance]` (or, after a ``Networks/Sampling`` layer, `[mean,
/// logVariance, z]`), or what the `posterior` needs; the decoder gives the likelihood's parameters.
///
///     let vae = VariationalAutoencoder(encoder: encoder, decoder: decoder)
///     vae.compile(optimizer: optimizers.Adam(learningRate: 5e-4))
///     try vae.fit(xTrain, epochs: 5, batchSize: 100, validationData: xTest)
open class VariationalAutoencoder: Model, KLControlled {
  /// From samples to the posterior's parameters.
  public let encoder: Model
  /// From codes z to the likelihood's parameters.
  public let decoder: Model
  /// p(x|z).
  public let likelihood: any ReconstructionLikelihood
  /// How the encoder's outputs become q(z|x).
  public let posteriorFamily: any PosteriorFamily
  /// What is made small.
  public let objective: Objective
  /// How much the mean over pixels of -log p(x|z) counts; nil for the sum over pixels.
  public let reconstructionWeight: Double?
  public var klWeight: Double
  public var klCapacity: Double?

  /// What training makes small.
  public enum Objective: Equatable {
    /// -ELBO, with one draw of z for the reconstruction and the KL term in closed form (by that
    /// draw where there is none).
    case elbo
    /// -ELBO, with this many draws for both terms: KL as the mean of log q(z|x) - log p(z).
    case monteCarloELBO(draws: Int)
    /// - log 1/k sum of p(x, z_i) / q(z_i|x) over k draws: the importance-weighted autoencoder
    ///   (Burda et al. 2016).
    case importanceWeighted(draws: Int)
    /// -ELBO with its KL term in three parts, weighed one by one: see ``BetaTCVAE``.
    case totalCorrelation(datasetSize: Int, alpha: Double = 1, gamma: Double = 1)
  }

  /// The mean of the whole loss over an epoch.
  public let totalLossTracker = keras.metrics.Mean(name: "loss")
  /// The mean of the weighted reconstruction term.
  public let reconstructionLossTracker = keras.metrics.Mean(name: "reconstruction_loss")
  /// The mean of the KL divergence, in nats per image.
  public let klLossTracker = keras.metrics.Mean(name: "kl_loss")
  /// The mean of -ELBO, in nats per image.
  public let natsTracker = keras.metrics.Mean(name: "nats")

  /// The model of both.
  ///
  /// - Parameters:
  ///   - reconstructionWeight: how much the mean over pixels of -log p(x|z) counts; nil for the sum
  ///     over pixels (the ELBO itself).
  ///   - klWeight: how much the KL term counts: beta.
  ///   - likelihood: Bernoulli pixels unless given.
  ///   - posterior: a factorised Gaussian unless given.
  ///   - objective: the ELBO unless given.
  public init(
    encoder: Model, decoder: Model, reconstructionWeight: Double? = 500, klWeight: Double = 1,
    likelihood: any ReconstructionLikelihood = BernoulliLikelihood(),
    posterior: any PosteriorFamily = FactorizedGaussianFamily(), objective: Objective = .elbo,
    name: String? = nil
  ) {
    self.encoder = encoder
    self.decoder = decoder
    self.likelihood = likelihood
    self.posteriorFamily = posterior
    self.objective = objective
    self.reconstructionWeight = reconstructionWeight
    self.klWeight = klWeight
    super.init(name: name)
  }

  open override var metrics: [Metric] {
    [totalLossTracker, reconstructionLossTracker, klLossTracker, natsTracker] + partTrackers
  }

  /// The means of the KL term's three parts, for a model that weighs them one by one.
  var partTrackers: [keras.metrics.Mean] { [] }

  /// The encoder's outputs, but for its draw, and the decoder's for a draw: `[mean, logVariance,
  /// reconstruction]`.
  open override func call(_ inputs: [Tensor], training: Bool) -> [Tensor] {
    let parameters: [Tensor] = encoder(inputs[0], training: training)
    let (_, z) = posteriorAndDraw(parameters)
    let outputs: [Tensor] = decoder(z, training: training)
    return parameters.prefix(2) + [likelihood.mean(outputs)]
  }

  open override func trainStep(_ data: Batch) -> Logs {
    let x = samples(data)
    let tape = GradientTape()
    let losses = tape.record { self.lossTerms(x, training: true) }
    let weights = trainableWeights
    optimizer.applyGradients(zip(tape.optionalGradient(losses.total, weights), weights))
    return noted(losses, samples: x.shape[0])
  }

  open override func testStep(_ data: Batch) -> Logs {
    let x = samples(data)
    return withoutRecording { noted(lossTerms(x, training: false), samples: x.shape[0]) }
  }

  /// The samples; targets that are others would not be looked at.
  private func samples(_ data: Batch) -> Tensor {
    let x = data.x
    return orRaise { () throws(ValueError) in
      guard data.targets.allSatisfy({ $0.shape == x.shape && ($0 .== x).all().bools[0] }),
        data.sampleWeights.isEmpty
      else {
        throw ValueError(
          "the VariationalAutoencoder '\(name)' learns to reconstruct its inputs: call fit(x) without other targets and "
            + "without sample weights, or override trainStep(_ data: Batch)")
      }
      return x
    }
  }

  private func noted(_ terms: VariationalLosses, samples: Int) -> Logs {
    let weight = Double(samples)
    let trackers =
      [totalLossTracker, reconstructionLossTracker, klLossTracker, natsTracker] + partTrackers
    let parts = terms.decomposition.map {
      [$0.mutualInformation, $0.totalCorrelation, $0.dimensionWise]
    }
    let values = [terms.total, terms.reconstruction, terms.kl, terms.nats] + (parts ?? [])
    for (tracker, value) in zip(trackers, values) {
      tracker.updateState(value.detached, sampleWeight: weight)
    }
    return Logs(trackers.map { ($0.name, $0.result().logValue) })
  }
}

/// The parts of a batch's loss, each a scalar, a mean over the batch.
public struct VariationalLosses {
  /// What is made small.
  public let total: Tensor
  /// The weighted reconstruction term.
  public let reconstruction: Tensor
  /// KL(q(z|x) || p(z)) in nats per image, unweighted.
  public let kl: Tensor
  /// What bounds -log p(x) from above, in nats per image, unweighted: -ELBO, or for the
  /// importance-weighted objective minus its bound.
  public let nats: Tensor
  /// The three parts of the KL term, where the objective weighs them one by one.
  public var decomposition: KLDecomposition?
}
