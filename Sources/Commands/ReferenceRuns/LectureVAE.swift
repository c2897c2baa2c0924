import Autoencoders
import Networks
import Tensors

/// The lecture's book's variational autoencoder for Fashion-MNIST: the autoencoder's trunk with two heads and a draw.
package enum LectureVAE {
  /// The model, compiled.
  package static func model() -> VariationalAutoencoder {
    let input = layers.Input(shape: [32, 32, 1], name: "encoder_input")
    var x = input
    for filters in [32, 64, 128] {
      x = layers.Conv2D(filters, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    }
    let shapeBeforeFlattening = x.shape[1...]
    x = layers.Flatten()(x)
    let mean = layers.Dense(2, name: "z_mean")(x)
    let logVariance = layers.Dense(2, name: "z_log_var")(x)
    let z: KerasTensor = layers.Sampling(name: "z")([mean, logVariance])
    let encoder = models.Model(input, [mean, logVariance, z], name: "encoder")

    let code = layers.Input(shape: [2], name: "decoder_input")
    x = layers.Dense(np.prod(shapeBeforeFlattening))(code)
    x = layers.Reshape(shapeBeforeFlattening)(x)
    for filters in [128, 64, 32] {
      x = layers.Conv2DTranspose(filters, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    }
    let output = layers.Conv2D(1, (3, 3), activation: "sigmoid", padding: "same", name: "decoder_output")(x)
    let decoder = models.Model(code, output, name: "decoder")

    let vae = VariationalAutoencoder(encoder: encoder, decoder: decoder, reconstructionWeight: 500)
    vae.compile(optimizer: optimizers.Adam(learningRate: 5e-4))
    return vae
  }
}
