import Networks
import Tensors

extension SavedModels {
  /// Operations between layers: arithmetic with values and numbers, slices, functions, reductions,
  /// joins.
  static func operations() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [8, 8, 2])
    let cut = input[.all, 1..<7, .slice(1, 7, step: 2), .all] * 0.5 + 1
    let features = layers.Conv2D(4, 3, activation: "relu", padding: "same")(cut)
    let pooled = ops.mean(features, axis: (1, 2))
    let (mean, spread) = (layers.Dense(3)(pooled), layers.Dense(3)(pooled))
    let joined = mean + ops.exp(0.5 * spread) * ops.clip(spread, -1, 1) - 1 / (2 + ops.square(mean))
    let together = ops.concatenate(
      [joined, ops.maximum(mean, 0), ops.where(mean > spread, mean, spread)], axis: -1)
    let model = models.Model(input, layers.Dense(3)(ops.reshape(together, (-1, 9))))
    model.compile(optimizer: "adam", loss: "mse")
    return (model, [[8, 8, 2]])
  }

  /// Layers for images: dilation, groups, slopes, resizing, dropouts, changes at random.
  static func imageLayers() -> (model: Model, inputs: [Shape]) {
    let input = layers.Input(shape: [8, 8, 2])
    var x = layers.RandomFlip("horizontal")(input)
    x = layers.RandomTranslation(0.1, 0.1)(x)
    x = layers.RandomRotation(0.05)(x)
    x = layers.Conv2D(6, 3, padding: "same", dilationRate: 2)(x)
    x = layers.GroupNormalization(groups: 3)(x)
    x = layers.PReLU(sharedAxes: [1, 2])(x)
    x = layers.SpatialDropout2D(0.2)(x)
    x = layers.Conv2DTranspose(4, 3, dilationRate: 2)(x)
    x = layers.UpSampling2D(2, interpolation: "bilinear")(x)
    x = layers.GaussianDropout(0.2)(x)
    return (models.Model(input, layers.Conv2D(1, 1)(x)), [[8, 8, 2]])
  }
}
