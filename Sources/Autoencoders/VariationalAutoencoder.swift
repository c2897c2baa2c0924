import Autodiff
import Networks
import Tensors
import UserErrors

/// A variational autoencoder (Kingma and Welling 2014) with a normal posterior and Bernoulli pixels.
///
/// The encoder gives `[zMean, zLogVar, z]`, z drawn by ``Networks/Sampling``. The loss of a batch is
/// `reconstructionWeight · mean(BCE over pixels and samples) + mean over samples of KL(q(z|x) || N(0, I))`, with
/// `KL = -1/2 sum(1 + logVar - mean² - exp(logVar))`. This is the form of the books on Keras, where the weight is 500: for
/// 1,024 pixels that is a beta-VAE with beta = 1024/500 on the KL term.
open class VariationalAutoencoder: Model {
  /// From samples to mean, logarithm of the variance, and a draw.
  public let encoder: Model
  /// From draws to samples.
  public let decoder: Model
  /// How much the mean cross-entropy of a pixel counts.
  public let reconstructionWeight: Double

  /// The mean of the whole loss over an epoch.
  public let totalLossTracker = keras.metrics.Mean(name: "loss")
  /// The mean of the weighted cross-entropy.
  public let reconstructionLossTracker = keras.metrics.Mean(name: "reconstruction_loss")
  /// The mean of the KL divergence.
  public let klLossTracker = keras.metrics.Mean(name: "kl_loss")

  /// The model of both.
  public init(encoder: Model, decoder: Model, reconstructionWeight: Double = 500, name: String? = nil) {
    self.encoder = encoder
    self.decoder = decoder
    self.reconstructionWeight = reconstructionWeight
    super.init(name: name)
  }

  open override var metrics: [Metric] { [totalLossTracker, reconstructionLossTracker, klLossTracker] }

  /// `[zMean, zLogVar, reconstruction]`
  open override func call(_ inputs: [Tensor], training: Bool) -> [Tensor] {
    let (mean, logVariance, z) = encoder(inputs[0], training: training)
    return [mean, logVariance, decoder(z, training: training)]
  }

  open override func trainStep(_ data: Tensor) -> Logs {
    let tape = GradientTape()
    let losses = tape.record { self.lossTerms(data, training: true) }
    let weights = trainableWeights
    optimizer.applyGradients(zip(tape.gradient(losses.total, weights), weights))
    return noted(losses, samples: data.shape[0])
  }

  open override func testStep(_ data: Tensor) -> Logs {
    withoutRecording { noted(lossTerms(data, training: false), samples: data.shape[0]) }
  }

  /// The parts of a batch's loss.
  public func lossTerms(_ data: Tensor, training: Bool) -> (total: Tensor, reconstruction: Tensor, kl: Tensor)
  {
    let (mean, logVariance, z) = encoder(data, training: training)
    let output: Tensor = decoder(z, training: training)
    orRaise { () throws(ShapeError) in
      guard output.shape == data.shape else {
        throw ShapeError("the decoder gives \(output.shape) for data of the shape \(data.shape)")
      }
    }
    let reconstruction = reconstructionWeight * keras.losses.binaryCrossentropy(data, output).mean()
    let kl = klDivergenceFromStandardNormal(mean, logVariance).mean()
    return (reconstruction + kl, reconstruction, kl)
  }

  private func noted(_ terms: (total: Tensor, reconstruction: Tensor, kl: Tensor), samples: Int) -> Logs {
    let weight = Double(samples)
    totalLossTracker.updateState(terms.total, sampleWeight: weight)
    reconstructionLossTracker.updateState(terms.reconstruction, sampleWeight: weight)
    klLossTracker.updateState(terms.kl, sampleWeight: weight)
    return [
      "loss": totalLossTracker.result(), "reconstruction_loss": reconstructionLossTracker.result(),
      "kl_loss": klLossTracker.result(),
    ]
  }
}

/// KL(N(mean, exp(logVariance)) || N(0, I)) of each sample: `-1/2 sum(1 + logVariance - mean² - exp(logVariance))`.
///
/// - Parameters: both (samples, latent).
/// - Returns: (samples).
public func klDivergenceFromStandardNormal(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
  -0.5 * (1 + logVariance - mean.square() - logVariance.exp()).sum(axis: -1)
}
