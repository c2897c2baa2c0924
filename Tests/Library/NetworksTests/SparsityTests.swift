import Autodiff
import Foundation
import Networks
import OrderedJSON
import Tensors
import Testing

/// Float64 values from a generator of their own.
func fixedValues(_ shape: Shape, seed: UInt64 = 1, low: Double = -1, high: Double = 1) -> Tensor {
  RandomGenerator(seed: seed).uniform(shape, low: low, high: high, dtype: .float64)
}

/// How far the gradient of a scalar function is from central differences.
func gradientError(at point: Tensor, _ function: (Tensor) -> Tensor) -> Double {
  difference(gradient(of: function, at: point), numericGradient(of: function, at: point))
}

extension JSON {
  /// A golden table in float64.
  var precise: Tensor {
    let values = (self["values"]?.arrayValue ?? []).map { $0.doubleValue ?? .nan }
    let sizes: [Int] = (self["shape"]?.arrayValue ?? []).compactMap(\.intValue)
    return Tensor(shape: Shape(sizes), values)
  }
}

extension NetworksTests {
  @Suite struct SparsityTests {
    private let cases: [String: JSON]

    init() throws {
      let all = try Golden.cases("penalties.json")
      cases = Dictionary(uniqueKeysWithValues: all.map { ($0.caseName, $0) })
    }

    // MARK: Penalties

    @Test func unitsAreDrawnToTheTarget() throws {
      let golden = try #require(cases["units"])
      let batches = try #require(golden["batches"]?.arrayValue?.map(\.precise))
      let penalty = regularizers.KLSparsity(target: 0.05, weight: 0.3)
      let smoothed = regularizers.KLSparsity(target: 0.05, weight: 0.3, momentum: 0.9)
      let tape = GradientTape()
      let (plain, running) = (
        golden["plain"]?.precise.doubles ?? [], golden["running"]?.precise.doubles ?? []
      )
      for (index, batch) in batches.enumerated() {
        #expect(abs(penalty(batch).item() - plain[index]) < 1e-9)
        // Without a tape the running mean stays.
        _ = smoothed(batch)
        #expect(abs(tape.record { smoothed(batch) }.item() - running[index]) < 1e-9)
      }
    }

    @Test func samplesAreDrawnToTheTarget() throws {
      for measure in ["kl", "l1", "l2"] {
        let golden = try #require(cases["samples \(measure)"])
        let activations = try #require(golden["layers"]?.arrayValue?.map(\.precise))
        let loss = losses.SparsityLoss(targets: [0.1, 0.2], weights: [0.5, 2], measure: measure)
        let expected = golden["value"]?.precise.doubles[0] ?? .nan
        #expect(abs(loss(activations).item() - expected) < 1e-9, "\(measure)")
        #expect(
          abs(zip(loss.regularizers, activations).reduce(0) { $0 + $1.0($1.1).item() } - expected)
            < 1e-9)
      }
    }

    @Test func gradientsArePassed() {
      let x = fixedValues([5, 4], low: 0.05, high: 0.95)
      let tape = GradientTape()
      let smoothed = regularizers.KLSparsity(target: 0.1, weight: 2, momentum: 0.6)
      _ = tape.record { smoothed(fixedValues([5, 4], seed: 2, low: 0.1, high: 0.9)) }
      #expect(gradientError(at: x) { regularizers.KLSparsity(target: 0.1, weight: 2)($0) } < 1e-7)
      for measure in ["kl", "l1", "l2"] {
        #expect(
          gradientError(at: x) { regularizers.Sparsity(target: 0.2, measure: measure)($0) } < 1e-7)
      }
      // Straight through: the penalty's slope at the running mean, as if the mean were the batch's.
      let former = smoothed.runningMean ?? x
      let slope = gradient(of: { smoothed($0) }, at: x)
      let rho = 0.6 * former + 0.4 * x.mean(axis: 0)
      let expected = 2.0 / 5 * (0.9 / (1 - rho) - 0.1 / rho)
      #expect(difference(slope, expected.broadcast(to: [5, 4])) < 1e-9)
    }

    @Test func extremesAreFinite() {
      let penalty = regularizers.KLSparsity(target: 0.05)
      for value in [0.0, 1, 3] {
        let x = Tensor(full: [4, 3], value)
        #expect(penalty(x).item().isFinite)
        let slopes = gradient(of: { penalty($0) }, at: x).doubles
        #expect(slopes.allSatisfy { $0.isFinite })
      }
    }

    @Test func trainingReachesTheTarget() throws {
      keras.utils.setRandomSeed(4)
      let x = random([64, 10])
      let code = layers.Dense(
        20, activation: "sigmoid",
        activityRegularizer: regularizers.KLSparsity(target: 0.1, weight: 1))
      let model = models.Sequential([layers.Input(shape: [10]), code, layers.Dense(10)])
      model.compile(optimizer: optimizers.Adam(learningRate: 0.02), loss: "mse")
      try model.fit(x, x, batchSize: 64, epochs: 150, verbose: 0)
      let means = (code(x) as Tensor).mean(axis: 0).doubles
      #expect(means.allSatisfy { abs($0 - 0.1) < 0.05 }, "\(means)")
    }

    // MARK: KSparse

    @Test func theLargestAreKept() {
      let x = Tensor([[3, -5, 1, 3, 2], [-1, -2, -3, -4, -5], [1, 1, 1, 1, 1]] as [[Float]])
      let kept = layers.KSparse(2)(x, training: true) as Tensor
      #expect(
        kept == Tensor([[3, 0, 0, 3, 0], [-1, -2, 0, 0, 0], [1, 1, 0, 0, 0]] as [[Float]]))
      let strong = layers.KSparse(2, by: "magnitude")(x, training: true) as Tensor
      #expect(
        strong == Tensor([[3, -5, 0, 0, 0], [0, 0, 0, -4, -5], [1, 1, 0, 0, 0]] as [[Float]]))
      // While not training alpha times as many; never more than there are.
      let wide = layers.KSparse(2, alpha: 1.5)(x) as Tensor
      #expect((wide .!= 0).astype(.int32).sum(axis: 1).ints == [3, 3, 3])
      #expect(layers.KSparse(9)(x) as Tensor == x)
    }

    @Test func selectionIsThatOfSorting() {
      for seed in 1...40 {
        let generator = RandomGenerator(seed: UInt64(seed))
        let width = 1 + seed % 13
        // Whole numbers, so that many are equal.
        let x = generator.integers([6, width], low: -4, high: 5).astype(.float32)
        for k in 1...width {
          let kept = layers.KSparse(k)(x + 10, training: true) as Tensor
          for row in 0..<6 {
            let order = x[row].doubles.enumerated().sorted {
              ($1.element, $0.offset) < ($0.element, $1.offset)
            }
            var expected = [Double](repeating: 0, count: width)
            for (column, value) in order.prefix(k) { expected[column] = value + 10 }
            #expect(kept[row].doubles == expected)
          }
        }
      }
    }

    @Test func gradientsPassToTheKeptAlone() {
      let x = Tensor([[3, -5, 1, 4, 2]] as [[Float]])
      let layer = layers.KSparse(2)
      let slope = gradient(of: { (layer($0, training: true) as Tensor).square().sum() }, at: x)
      #expect(slope == Tensor([[6, 0, 0, 8, 0]] as [[Float]]))
    }

    @Test func theScheduleFalls() throws {
      let layer = layers.KSparse(2)
      let model = models.Sequential([
        layers.Input(shape: [8]), layers.Dense(12), layer, layers.Dense(8),
      ])
      model.compile(optimizer: "sgd", loss: "mse")
      let x = random([6, 8])
      let history = try model.fit(
        x, x, epochs: 6, verbose: 0,
        callbacks: [callbacks.KSparseSchedule(epochs: 4, from: 10, to: 3)])
      #expect(Array(history["k"]) == [10, 8, 7, 5, 3, 3])
      #expect(layer.k == 3)
      let other = models.Sequential([layers.Input(shape: [8]), layers.Dense(8)])
      other.compile(optimizer: "sgd", loss: "mse")
      #expect(throws: (any Error).self) {
        try other.fit(
          x, x, verbose: 0, callbacks: [callbacks.KSparseSchedule(epochs: 4, from: 10, to: 3)])
      }
    }

    @Test func deadUnitsAreCounted() {
      let activations = Tensor([[0, 1, 0, 0.01], [0, 0, 0, -0.02]] as [[Float]])
      #expect(deadUnits(activations) == [0, 2])
      #expect(deadUnits(activations, threshold: 0.1) == [0, 2, 3])
    }

    // MARK: Tied weights

    @Test func tiedWeightsAreOneVariable() throws {
      let (model, _) = SavedModels.tied()
      // Two kernels, two biases of the encoder, two of the decoder.
      #expect(model.weights.count == 6 && model.countParams() == 8 * 6 + 6 + 6 * 3 + 3 + 6 + 8)
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      try model.save(folder("tied.keras"))
      let loaded = try models.loadModel(folder("tied.keras"))
      #expect(loaded.weights.count == 6)
      let (x, target) = (random([16, 8]), random([16, 8]))
      for one in [model, loaded] { try one.fit(x, target, epochs: 3, verbose: 0, shuffle: false) }
      #expect(difference(loaded.predict(x, verbose: 0), model.predict(x, verbose: 0)) < 1e-6)
      #expect(loaded.weights.count == 6)
    }

    @Test func aTiedDecoderAloneKeepsItsWeights() throws {
      let (model, _) = SavedModels.tied()
      let decoder = try #require(model.getLayer("decoder") as? Model)
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      try decoder.save(folder("decoder.keras"))
      let loaded = try models.loadModel(folder("decoder.keras"))
      let codes = random([5, 3])
      #expect(
        difference(loaded.predict(codes, verbose: 0), decoder.predict(codes, verbose: 0)) < 1e-6)
    }

    @Test func tiedGradientsAreSumsOfBothUses() {
      let x = fixedValues([4, 5])
      let dense = layers.Dense(3, useBias: false)
      let model = models.Sequential([
        layers.Input(shape: [5]), dense, layers.DenseTranspose(of: dense, useBias: false),
      ])
      let tape = GradientTape()
      let loss = tape.record { (model(x, training: true) as Tensor).square().sum() }
      let kernel = dense.kernel.value.detached.astype(.float64)
      let expected = gradient(of: { x.matmul($0).matmul($0.T).square().sum() }, at: kernel)
      #expect(difference(tape.gradient(loss, dense.kernel), expected.astype(.float32)) < 1e-4)
      #expect(model.trainableVariables.count == 1)
    }

    @Test(arguments: [
      ("Lectern>KSparse", #"{"k": 0}"#), ("Lectern>KSparse", #"{"k": 2, "alpha": -1}"#),
      ("Lectern>KSparse", #"{"k": 2, "by": "sign"}"#), ("Lectern>MaskingNoise", #"{"rate": 2}"#),
      ("Lectern>SaltAndPepperNoise", #"{"rate": -0.1}"#),
      ("Lectern>DenseTranspose", #"{"activation": "relu"}"#),
    ])
    func wrongSettingsOfAFileAreThrown(className: String, config: String) throws {
      let config = try JSON(parsing: Data(config.utf8))
      #expect(throws: (any Error).self) { try LayerRegistry.make(className, config: config) }
    }

    /// A class of the user's own with the name of one of the library's is another class.
    @Test func ownClassesOfTheSameNameAreOthers() throws {
      final class Doubling: Layer {
        override func call(_ x: Tensor) -> Tensor { x * 2 }
        override var className: String { "KSparse" }
      }
      let model = models.Sequential([layers.Input(shape: [4]), Doubling()])
      let text = try model.toJson()
      let error = #expect(throws: ModelFileError.self) { try models.modelFromJson(text) }
      #expect(error?.message.contains("of the class KSparse") == true)
    }

    @Test func wrongPenaltiesOfAFileAreThrown() throws {
      for text in [
        #"{"registered_name": "Lectern>KLSparsity", "config": {"target": 0}}"#,
        #"{"registered_name": "Lectern>KLSparsity", "config": {"momentum": 1}}"#,
        #"{"registered_name": "Lectern>Sparsity", "config": {"measure": "l3"}}"#,
      ] {
        let json = try JSON(parsing: Data(text.utf8))
        #expect(throws: (any Error).self) { try regularizers.deserialize(json) }
      }
    }
  }
}
