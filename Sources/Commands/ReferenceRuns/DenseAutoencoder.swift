import Networks
import Tensors

/// The dense autoencoders of Keras's blog (Chollet 2016) for MNIST: Adam, batch 256.
package enum DenseAutoencoder: String, CaseIterable {
  /// 32 codes.
  case simple
  /// 32 codes with an L1 penalty on their activity.
  case sparse
  /// 128-64-32-64-128.
  case deep

  /// tf.keras 2 took the mean of the penalty 1e-4 over the batch; Keras 3 adds it up.
  private var penalty: Double { 1e-4 / 256 }

  /// The model, compiled.
  package func model() -> Model {
    let image = layers.Input(shape: [784])
    var x = image
    for units in self == .deep ? [128, 64, 32, 64, 128] : [32] {
      let layer =
        self == .sparse
        ? layers.Dense(units, activation: "relu", activityRegularizer: regularizers.L1(penalty))
        : layers.Dense(units, activation: "relu")
      x = layer(x)
    }
    x = layers.Dense(784, activation: "sigmoid")(x)
    let model = models.Model(image, x)
    model.compile(optimizer: "adam", loss: "binary_crossentropy")
    return model
  }

  /// The last epoch's loss and val_loss.
  package func losses(_ digits: GreyDigits, epochs: Int) throws -> [Double] {
    let history = try model().fit(
      digits.train, digits.train, batchSize: 256, epochs: epochs, verbose: 0,
      validationData: (digits.test, digits.test))
    return ["loss", "val_loss"].map { history[$0].last ?? .nan }
  }
}
