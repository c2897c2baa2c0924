import Autodiff
import Networks
import Tensors

/// The lecture's convolutional trunk, down to a vector of 2048 for its width of 32.
private func trunk(_ input: KerasTensor, width: Int) -> KerasTensor {
  var x = input
  for filters in [width, 2 * width, 4 * width] {
    x = layers.Conv2D(filters, 3, strides: 2, activation: "relu", padding: "same")(x)
  }
  return layers.Flatten()(x)
}

func convolutionalDecoder(width: Int) -> Model {
  let input = layers.Input(shape: [2])
  var x = layers.Reshape([4, 4, 4 * width])(layers.Dense(64 * width)(input))
  for filters in [4 * width, 2 * width, width] {
    x = layers.Conv2DTranspose(filters, 3, strides: 2, activation: "relu", padding: "same")(x)
  }
  return Model(input, layers.Conv2D(1, 3, activation: "sigmoid", padding: "same")(x))
}

func convolutionalEncoder(width: Int) -> Model {
  let input = layers.Input(shape: [32, 32, 1])
  let x = trunk(input, width: width)
  return Model(inputs: [input], outputs: [layers.Dense(2)(x), layers.Dense(2)(x)])
}

func denseEncoder() -> Model {
  let input = layers.Input(shape: [784])
  let x = layers.Dense(400, activation: "relu")(input)
  return Model(inputs: [input], outputs: [layers.Dense(20)(x), layers.Dense(20)(x)])
}

func denseDecoder() -> Model {
  let input = layers.Input(shape: [20])
  let x = layers.Dense(400, activation: "relu")(input)
  return Model(input, layers.Dense(784, activation: "sigmoid")(x))
}

func compiledAutoencoder(width: Int) -> Model {
  let input = layers.Input(shape: [32, 32, 1])
  let decoder = convolutionalDecoder(width: width)
  let model = Model(input, decoder(layers.Dense(2)(trunk(input, width: width))))
  model.compile(optimizer: "adam", loss: "binary_crossentropy")
  return model
}

/// A VAE with its training step written out, as the contestants write it: weight x reconstruction + KL.
final class BenchmarkVAE: Model {
  let encoder: Model
  let decoder: Model
  let reconstructionWeight: Double

  init(encoder: Model, decoder: Model, reconstructionWeight: Double) {
    (self.encoder, self.decoder, self.reconstructionWeight) = (encoder, decoder, reconstructionWeight)
    super.init(name: "benchmark_vae")
  }

  override func trainStep(_ data: Batch) -> Logs {
    let images = data.x
    let tape = GradientTape()
    let loss = tape.record {
      let heads: [Tensor] = encoder(images)
      let (mean, logVariance) = (heads[0], heads[1])
      let noise = RandomGenerator.shared.normal(mean.shape)
      let code = mean + (logVariance * 0.5).exp() * noise
      let kl = (1 + logVariance - mean.square() - logVariance.exp()).sum(axis: 1) * -0.5
      return Networks.losses.binaryCrossentropy(images, decoder(code)).mean() * reconstructionWeight
        + kl.mean()
    }
    optimizer.apply(tape.gradient(loss, trainableVariables), trainableVariables)
    return Logs([("loss", loss.item())])
  }
}
