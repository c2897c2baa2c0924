import Networks
import Tensors

/// A convolutional classifier that learns from drawn faces to see glasses.
package struct GlassesJudge {
  private let model: Sequential

  /// Learns from faces (n, 32 · 32 · 3) and whether each wears glasses, 1 or 0. A given number of
  /// epochs would be too few for few faces, so it is the steps that are given.
  package init(_ faces: Tensor, worn: Tensor, steps: Int = 600, batchSize: Int = 64) throws {
    model = models.Sequential([
      layers.Input(shape: [32, 32, 3]),
      layers.Conv2D(16, 3, strides: 2, activation: "relu"),
      layers.Conv2D(32, 3, strides: 2, activation: "relu"),
      layers.Flatten(),
      layers.Dense(32, activation: "relu"),
      layers.Dense(1, activation: "sigmoid"),
    ])
    model.compile(optimizer: "adam", loss: "binary_crossentropy")
    let stepsPerEpoch = (faces.shape[0] + batchSize - 1) / batchSize
    try model.fit(
      faces.reshape(-1, 32, 32, 3), worn, batchSize: batchSize,
      epochs: (steps + stepsPerEpoch - 1) / stepsPerEpoch, verbose: 0)
  }

  /// For each face whether it sees glasses, 1 or 0.
  package func sees(_ faces: Tensor) -> Tensor {
    let chance = model.predict(faces.reshape(-1, 32, 32, 3), verbose: 0)
    return (chance .> 0.5).astype(.float32).flatten()
  }
}
