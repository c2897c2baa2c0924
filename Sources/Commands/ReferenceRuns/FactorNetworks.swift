import Networks
import Tensors

/// Encoder and decoder of a beta-VAE for drawn images, which come as rows of pixels.
package enum FactorNetworks: String, CaseIterable {
  /// Two hidden layers each.
  case dense
  /// Three convolutions of stride 2 each, as in the Polish notebook.
  case convolutional

  private static let latent = 10

  /// Rows of pixels to means and logarithms of variances.
  func encoder(of shape: [Int], hidden: Int) -> Model {
    let image = layers.Input(shape: [shape.reduce(1, *)])
    let h = self == .dense ? twoLayers(hidden, image) : convolutions(shape, image)
    return models.Model(image, [layers.Dense(Self.latent)(h), layers.Dense(Self.latent)(h)])
  }

  /// Codes to rows of pixels.
  func decoder(of shape: [Int], hidden: Int) -> Model {
    let code = layers.Input(shape: [Self.latent])
    if self == .convolutional { return models.Model(code, transposed(shape, code)) }
    let output: KerasTensor = layers.Dense(shape.reduce(1, *), activation: "sigmoid")(
      twoLayers(hidden, code))
    return models.Model(code, output)
  }

  private func twoLayers(_ units: Int, _ input: KerasTensor) -> KerasTensor {
    let first: KerasTensor = layers.Dense(units, activation: "relu")(input)
    return layers.Dense(units, activation: "relu")(first)
  }

  private func convolutions(_ shape: [Int], _ image: KerasTensor) -> KerasTensor {
    var x: KerasTensor = layers.Reshape(shape)(image)
    for filters in [32, 48, 64] {
      x = layers.Conv2D(filters, 4, strides: 2, activation: "relu", padding: "same")(x)
    }
    return layers.Dense(128, activation: "relu")(layers.Flatten()(x))
  }

  private func transposed(_ shape: [Int], _ code: KerasTensor) -> KerasTensor {
    let (height, width) = (shape[0] / 8, shape[1] / 8)
    var x: KerasTensor = layers.Dense(128, activation: "relu")(code)
    x = layers.Dense(height * width * 64, activation: "relu")(x)
    x = layers.Reshape([height, width, 64])(x)
    for filters in [48, 32] {
      x = layers.Conv2DTranspose(filters, 4, strides: 2, activation: "relu", padding: "same")(x)
    }
    x = layers.Conv2DTranspose(
      shape[2], 4, strides: 2, activation: "sigmoid", padding: "same")(x)
    return layers.Flatten()(x)
  }
}
