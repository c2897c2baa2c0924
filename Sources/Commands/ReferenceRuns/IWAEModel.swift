import Autoencoders
import Foundation
import Networks
import Tensors

/// The model with one stochastic layer of Burda, Grosse and Salakhutdinov 2016, section 5 and appendix: 784 binary pixels, two
/// deterministic layers of 200 tanh units on either side of 50 latent variables; Glorot initialisation, the output's bias set to
/// the pixels' mean log-odds; Adam with epsilon 1e-4, batch 20.
package enum IWAEModel {
  static let batchSize = 20
  /// Epochs of the published training: 3^i with learning rate 1e-3 · 10^(-i/7), for i from 0 to 7.
  package static let publishedEpochs = 3280

  /// The model for k draws, compiled.
  static func make(draws: Int, pixelMeans: Tensor) -> VariationalAutoencoder {
    let input = layers.Input(shape: [784], name: "x")
    let h = hidden(input)
    let encoder = models.Model(
      input, [layers.Dense(50, name: "z_mean")(h), layers.Dense(50, name: "z_log_var")(h)], name: "encoder")

    let code = layers.Input(shape: [50], name: "z")
    let logits = layers.Dense(784, name: "logits")
    let decoder = models.Model(code, logits(hidden(code)), name: "decoder")
    let odds = pixelMeans.clip(0.001, 0.999)
    logits.bias?.assign((odds / (1 - odds)).log())

    let model = VariationalAutoencoder(
      encoder: encoder, decoder: decoder, reconstructionWeight: nil,
      likelihood: BernoulliLikelihood(fromLogits: true), objective: .importanceWeighted(draws: draws),
      name: "iwae_\(draws)")
    model.compile(optimizer: optimizers.Adam(learningRate: learningRates, epsilon: 1e-4))
    return model
  }

  private static func hidden(_ input: KerasTensor) -> KerasTensor {
    layers.Dense(200, activation: "tanh")(layers.Dense(200, activation: "tanh")(input))
  }

  /// The published schedule, in steps of batch 20 on 60,000 images.
  private static var learningRates: schedules.PiecewiseConstantDecay {
    let stepsPerEpoch = 60_000 / batchSize
    var boundaries: [Int] = []
    var end = 0
    for stage in 0..<7 {
      end += Int(pow(3, Double(stage)))
      boundaries.append(end * stepsPerEpoch)
    }
    return schedules.PiecewiseConstantDecay(
      boundaries: boundaries, values: (0...7).map { 1e-3 * pow(10, -Double($0) / 7) })
  }
}
