import Networks
import Tensors
import Testing

/// Samples that are made ready batch by batch give the same training as samples made ready
/// beforehand.
@Suite(.serialized) struct DatasetTests {
  private func trained(_ fit: (Model) throws -> History) throws -> (losses: [Double], weights: [Tensor]) {
    keras.utils.setRandomSeed(3)
    let input = layers.Input(shape: [6, 6, 1])
    let hidden = layers.Dense(9, activation: "relu")(layers.Flatten()(input))
    let model = Model(input, layers.Reshape([6, 6, 1])(layers.Dense(36, activation: "sigmoid")(hidden)))
    model.compile(optimizer: "adam", loss: "binary_crossentropy")
    let history = try fit(model)
    return (history["loss"].elements, model.weights.map(\.value))
  }

  private func prepared(_ images: Tensor) -> Tensor {
    np.expandDims(np.pad(images.astype(.float32) / 255, ((0, 0), (1, 1), (1, 1))), -1)
  }

  @Test(arguments: [true, false]) func bytesTrainAsFloats(_ shuffle: Bool) throws {
    let bytes = RandomGenerator(seed: 1).integers([53, 4, 4], low: 0, high: 256, dtype: .uint8)
    let floats = try trained {
      let x = prepared(bytes)
      return try $0.fit(x, x, batchSize: 10, epochs: 3, verbose: 0, shuffle: shuffle)
    }
    let data = Dataset(bytes).map(prepared).reconstructing()
    let ahead = try trained { try $0.fit(data, batchSize: 10, epochs: 3, verbose: 0, shuffle: shuffle) }
    #expect(floats.losses == ahead.losses)
    #expect(floats.losses.count == 3)
    #expect(zip(floats.weights, ahead.weights).allSatisfy { $0 == $1 })
  }

  @Test func targetsAreMappedByThemselves() {
    let data = Dataset(Tensor([1.0, 2.0, 3.0]), Tensor([4.0, 5.0, 6.0])).map { $0 * 2 }.mapTargets { $0 + 1 }
    let batch = data.batch([2, 0])
    #expect(batch.x == Tensor([6.0, 2.0]) && batch.y == Tensor([7.0, 5.0]))
    #expect(data.count == 3)
  }

  /// Noise that is drawn while batches are made ahead does not depend on which thread is faster,
  /// and is new in each step and epoch.
  @Test func noiseMadeAheadFollowsFromTheSeed() throws {
    let images = RandomGenerator(seed: 1).uniform([40, 4, 4])
    let seen = SeenImages()
    let data = Dataset(images).map(prepared).map { x in
      let noisy = x + 0.1 * keras.random.normal(shape: x.shape)
      seen.add(noisy - x)
      return (noisy, x)
    }
    func run() throws -> (losses: [Double], weights: [Tensor]) {
      try trained { try $0.fit(data, batchSize: 10, epochs: 2, verbose: 0) }
    }
    let (first, second) = (try run(), try run())
    #expect(first.losses == second.losses)
    #expect(zip(first.weights, second.weights).allSatisfy { $0 == $1 })
    // `fit` looks at a first sample too.
    let noise = seen.all.filter { $0.shape[0] == 10 }
    #expect(noise.count == 16 && Set(noise.map { $0.sum().item() }).count == 8)
  }

  private final class SeenImages: @unchecked Sendable {
    private(set) var all: [Tensor] = []
    func add(_ images: Tensor) { all.append(images) }
  }

  @Test func pairsAreMappedBeforeAndAfterBatches() throws {
    let (x, y) = (Tensor([1.0, 2.0, 3.0, 4.0]), Tensor([5.0, 6.0, 7.0, 8.0]))
    let first = Dataset(x, y).map { x, y in (x * 2, y + x) }.batch(3)
    let second = Dataset(x, y).batch(3).map { x, y in (x * 2, y + x) }
    let third = Dataset(x).batch(3).map { x in (x * 2, x) }
    for (one, other) in zip(first, second) { #expect(one.x == other.x && one.y == other.y) }
    #expect(Array(first).map { $0.x.shape[0] } == [3, 1] && Array(second)[1].y == Tensor([12.0]))
    #expect(Array(third)[0].x == Tensor([2.0, 4.0, 6.0]) && Array(third)[0].y == Tensor([1.0, 2.0, 3.0]))
  }
}
