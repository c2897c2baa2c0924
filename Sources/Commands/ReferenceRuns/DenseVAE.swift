import Autoencoders
import Networks
import Tensors

/// The VAE of PyTorch's examples (`vae/main.py`) for MNIST: 784-400-20-400-784, Adam 1e-3, batch 128, loss in nats per image,
/// PyTorch's initial weights (uniform within 1/sqrt(inputs), biases too).
package enum DenseVAE {
  /// The model, compiled.
  package static func model() -> VariationalAutoencoder {
    let input = layers.Input(shape: [784], name: "x")
    let hidden = dense(400, inputs: 784, activation: "relu")(input)
    let heads = ["z_mean", "z_log_var"].map { dense(20, inputs: 400, name: $0)(hidden) as KerasTensor }
    let encoder = models.Model(input, heads, name: "encoder")

    let code = layers.Input(shape: [20], name: "z")
    let output: KerasTensor = dense(784, inputs: 400, activation: "sigmoid")(
      dense(400, inputs: 20, activation: "relu")(code))
    let vae = VariationalAutoencoder(
      encoder: encoder, decoder: models.Model(code, output, name: "decoder"), reconstructionWeight: nil)
    vae.compile(optimizer: optimizers.Adam(learningRate: 1e-3, epsilon: 1e-8))
    return vae
  }

  private static func dense(
    _ units: Int, inputs: Int, activation: String? = nil, name: String? = nil
  ) -> Dense {
    let limit = 1 / Double(inputs).squareRoot()
    return layers.Dense(
      units, activation: activation ?? "linear",
      kernelInitializer: initializers.RandomUniform(minval: -limit, maxval: limit),
      biasInitializer: initializers.RandomUniform(minval: -limit, maxval: limit), name: name)
  }

  /// The images as rows of 784 grey values between 0 and 1.
  package static func rows(_ images: Tensor) -> Tensor { images.reshape(-1, 784).astype(.float32) / 255 }
}
