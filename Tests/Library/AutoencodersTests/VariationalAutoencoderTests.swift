import Autoencoders
import Foundation
import Networks
import Tensors
import Testing

@Suite(.serialized) struct VariationalAutoencoderTests {
  private func model() -> VariationalAutoencoder {
    keras.utils.setRandomSeed(2)
    let input = layers.Input(shape: [8, 8, 1])
    var x = layers.Conv2D(4, 3, strides: 2, activation: "relu", padding: "same")(input)
    x = layers.Flatten()(x)
    let mean = layers.Dense(2, name: "z_mean")(x)
    let logVariance = layers.Dense(2, name: "z_log_var")(x)
    let z: KerasTensor = layers.Sampling()([mean, logVariance])
    let encoder = models.Model(input, [mean, logVariance, z], name: "encoder")
    let decoder = models.Sequential([
      layers.Input(shape: [2]), layers.Dense(4 * 4 * 4, activation: "relu"), layers.Reshape((4, 4, 4)),
      layers.Conv2DTranspose(1, 3, strides: 2, activation: "sigmoid", padding: "same"),
    ])
    return VariationalAutoencoder(encoder: encoder, decoder: decoder)
  }

  @Test func lossIsTheFormula() {
    let vae = model()
    let data = np.random.rand(6, 8, 8, 1)
    let terms = vae.lossTerms(data, training: false)
    let (mean, logVariance, _): (Tensor, Tensor, Tensor) = vae.encoder(data)
    var kl = 0.0
    for (m, l) in zip(mean.doubles, logVariance.doubles) { kl += -0.5 * (1 + l - m * m - exp(l)) }
    #expect(abs(terms.kl.item() - kl / 6) < 1e-4)
    #expect(abs(terms.total.item() - terms.kl.item() - terms.reconstruction.item()) < 1e-3)
    #expect(terms.reconstruction.item() > 300 && terms.reconstruction.item() < 400)
  }

  @Test func trains() throws {
    let vae = model()
    vae.compile(optimizer: optimizers.Adam(learningRate: 0.01))
    let data = (np.random.rand(60, 8, 8, 1) .> 0.8).astype(.float32)
    let history = try vae.fit(data, batchSize: 20, epochs: 6, verbose: 0, validationData: data)
    #expect(Set(history.keys).isSuperset(of: ["loss", "kl_loss", "val_loss", "val_reconstruction_loss"]))
    #expect((history["val_loss"].last ?? 1e9) < (history["val_loss"].first ?? 0))
  }

  @Test func divergenceOfTheStandardNormalIsZero() {
    #expect(
      klDivergenceFromStandardNormal(Tensor(zeros: [3, 2]), Tensor(zeros: [3, 2])) == Tensor(zeros: [3]))
  }
}
