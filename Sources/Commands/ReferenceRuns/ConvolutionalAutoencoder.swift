import Networks
import Tensors

/// keras.io's convolutional autoencoder for MNIST (Santiago L. Valdarrama 2021): 28,353 parameters.
package enum ConvolutionalAutoencoder {
  /// The model, compiled.
  package static func model() -> Model {
    let image = layers.Input(shape: [28, 28, 1])
    var x = image
    for _ in 0..<2 {
      x = layers.Conv2D(32, (3, 3), activation: "relu", padding: "same")(x)
      x = layers.MaxPooling2D((2, 2), padding: "same")(x)
    }
    for _ in 0..<2 {
      x = layers.Conv2DTranspose(32, (3, 3), strides: 2, activation: "relu", padding: "same")(x)
    }
    x = layers.Conv2D(1, (3, 3), activation: "sigmoid", padding: "same")(x)
    let model = models.Model(image, x)
    model.compile(optimizer: "adam", loss: "binary_crossentropy")
    return model
  }

  /// Images with Gaussian noise of deviation 0.4, cut to 0…1.
  package static func noisy(_ images: Tensor) -> Tensor {
    (images + 0.4 * RandomGenerator.shared.normal(images.shape)).clip(0, 1)
  }

  /// val_loss after each epoch.
  package static func losses(
    _ digits: GreyDigits, denoising: Bool, epochs: Int, verbose: Int = 2
  ) throws -> [Double] {
    let (train, test) = (digits.train.reshape(-1, 28, 28, 1), digits.test.reshape(-1, 28, 28, 1))
    let inputs = denoising ? (noisy(train), noisy(test)) : (train, test)
    let history = try model().fit(
      inputs.0, train, batchSize: 128, epochs: epochs, verbose: verbose,
      validationData: (inputs.1, test), shuffle: true)
    return history["val_loss"].elements
  }
}
