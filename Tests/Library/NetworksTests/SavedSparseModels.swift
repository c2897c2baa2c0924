import Networks
import Tensors

// Models of layers that Keras does not have: Python loads them with the classes of
// docs/keras-classes.md.
extension SavedModels {
  static func sparse() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [8])
    var x = layers.Dense(
      12, activation: "sigmoid",
      activityRegularizer: regularizers.KLSparsity(target: 0.1, weight: 0.2))(
        input)
    x = layers.KSparse(4, alpha: 1.6)(x)
    x = layers.Dense(
      7, activation: "sigmoid",
      activityRegularizer: regularizers.Sparsity(target: 0.2, weight: 0.5, measure: "l2"))(x)
    x = layers.KSparse(3, by: "magnitude")(x)
    let model = models.Model(input, layers.Dense(8)(x))
    model.compile(optimizer: optimizers.SGD(learningRate: 0.1), loss: "mse")
    return (model, [[8]])
  }

  /// The decoder's weights are the encoder's, transposed.
  static func tied() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [8])
    let (outer, inner) = (layers.Dense(6, activation: "tanh"), layers.Dense(3))
    let encoder = models.Model(input, inner(outer(input)), name: "encoder")
    let latent = layers.Input(shape: [3])
    let widened = layers.DenseTranspose(of: inner, activation: "tanh")(latent)
    let decoder = models.Model(latent, layers.DenseTranspose(of: outer)(widened), name: "decoder")
    let codes: KerasTensor = encoder(input)
    let model = models.Model(input, decoder(codes), name: "tied")
    model.compile(optimizer: "adam", loss: "mse")
    return (model, [[8]])
  }

  static func noisy() -> (model: Model, inputs: [Shape]) {
    (
      models.Sequential([
        layers.Input(shape: [8]), layers.MaskingNoise(0.3, seed: 3),
        layers.SaltAndPepperNoise(0.2, low: -1, high: 2), layers.GaussianNoise(0.1),
        layers.Dense(4),
      ]), [[8]]
    )
  }
}
