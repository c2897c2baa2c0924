import Networks
import OrderedJSON
import Tensors
import Testing

extension NetworksTests {
  /// Whole runs of fit, evaluate and predict against real Keras, from the same weights in the same
  /// order.
  @Suite struct TrainingGoldenTests {
    private static func classifier() -> Model {
      models.Sequential([
        layers.Input(shape: [6]),
        layers.Dense(8, activation: "relu", kernelRegularizer: regularizers.L2(0.01)),
        layers.BatchNormalization(), layers.Dense(3, activation: "softmax"),
      ])
    }

    private static func autoencoder() -> Model {
      let inputs = layers.Input(shape: (8, 8, 1))
      var x = layers.Conv2D(4, 3, strides: 2, activation: "relu", padding: "same")(inputs)
      let shape = x.shape[1...]
      x = layers.Flatten()(x)
      x = layers.Dense(3)(x)
      x = layers.Dense(np.prod(shape))(x)
      x = layers.Reshape(shape)(x)
      x = layers.Conv2DTranspose(4, 3, strides: 2, activation: "relu", padding: "same")(x)
      return models.Model(inputs, layers.Conv2D(1, 3, activation: "sigmoid", padding: "same")(x))
    }

    private static func twoOutputs() -> Model {
      let a = layers.Input(shape: [4], name: "left")
      let b = layers.Input(shape: [3], name: "right")
      let x: KerasTensor = layers.Concatenate()([layers.Dense(5, activation: "tanh")(a), b])
      return models.Model(
        [a, b],
        [layers.Dense(2, name: "numbers")(x), layers.Dense(1, activation: "sigmoid", name: "chance")(x)])
    }

    private func golden(_ name: String) throws -> JSON {
      try #require(try Golden.cases("training.json").first { $0.caseName == name })
    }

    private func check(_ model: Model, _ history: History, _ golden: JSON) {
      let expected = golden["history"]?.objectValue ?? [:]
      #expect(history.keys == expected.keys)
      for (key, values) in expected {
        let values = values.arrayValue?.compactMap(\.doubleValue) ?? []
        #expect(history[key].count == values.count, "\(key): epochs")
        for (got, wanted) in zip(history[key], values) {
          #expect(abs(got - wanted) < 2e-5, "\(golden.caseName), \(key): \(got), not \(wanted)")
        }
      }
      expectEqual(
        model.getWeights(), golden["weights"]?.tensors ?? [], "\(golden.caseName), weights", tolerance: 1e-4)
      let x = golden["x"]?.tensors ?? []
      expectEqual(
        model.predict(x, batchSize: 6, verbose: 0), golden["predict"]?.tensors ?? [],
        "\(golden.caseName), predict",
        tolerance: 1e-4)
      let logs = model.evaluate(x, golden["y"]?.tensors ?? [], batchSize: 6, verbose: 0)
      for (key, value) in golden["evaluate"]?.objectValue ?? [:] {
        #expect(
          abs((logs.logs.get(key) ?? .nan) - (value.doubleValue ?? 0)) < 2e-5,
          "\(golden.caseName), evaluate \(key)")
      }
      #expect(abs(model.optimizer.learningRate - (golden["learning_rate"]?.doubleValue ?? 0)) < 1e-7)
    }

    private func start(_ golden: JSON, _ model: Model) -> (x: [Tensor], y: [Tensor]) {
      model.setWeights(golden["start"]?.tensors ?? [])
      return (golden["x"]?.tensors ?? [], golden["y"]?.tensors ?? [])
    }

    @Test func classifierWithPenaltyNormalizationAndSplit() throws {
      let golden = try golden("classifier")
      let model = Self.classifier()
      let (x, y) = start(golden, model)
      model.compile(
        optimizer: optimizers.Adam(learningRate: 0.01), loss: "sparse_categorical_crossentropy",
        metrics: ["accuracy"])
      let history = try model.fit(
        x[0], y[0], batchSize: 8, epochs: 3, verbose: 0, validationSplit: 0.25, shuffle: false)
      check(model, history, golden)
    }

    @Test func convolutionalAutoencoder() throws {
      let golden = try golden("autoencoder")
      let model = Self.autoencoder()
      let (x, _) = start(golden, model)
      model.compile(optimizer: "adam", loss: "binary_crossentropy", metrics: ["mse", "mae"])
      let history = try model.fit(
        x[0], x[0], batchSize: 6, epochs: 3, verbose: 0, validationData: (x[0][..<5], x[0][..<5]),
        shuffle: false)
      check(model, history, golden)
    }

    @Test func severalInputsAndOutputs() throws {
      let golden = try golden("two_outputs")
      let model = Self.twoOutputs()
      let (x, y) = start(golden, model)
      model.compile(optimizer: "sgd", loss: ["mse", "binary_crossentropy"], lossWeights: [1, 0.5])
      let history = try model.fit(x, y, batchSize: 4, epochs: 3, verbose: 0, shuffle: false)
      check(model, history, golden)
    }

    @Test func plateauAndEarlyStopping() throws {
      let golden = try golden("plateau")
      let model = Self.classifier()
      let (x, y) = start(golden, model)
      model.compile(optimizer: optimizers.SGD(learningRate: 0.5), loss: "sparse_categorical_crossentropy")
      let history = try model.fit(
        x[0], y[0], batchSize: 8, epochs: 12, verbose: 0,
        callbacks: [
          callbacks.ReduceLROnPlateau(factor: 0.5, patience: 2, minLr: 0.01),
          callbacks.EarlyStopping(patience: 5, restoreBestWeights: true),
        ], validationSplit: 0.25, shuffle: false)
      check(model, history, golden)
    }

    @Test func learningRateSchedule() throws {
      let golden = try golden("schedule")
      let model = Self.classifier()
      let (x, y) = start(golden, model)
      model.compile(
        optimizer: "rmsprop", loss: "sparse_categorical_crossentropy",
        metrics: ["sparse_categorical_accuracy"])
      let history = try model.fit(
        x[0], y[0], batchSize: 16, epochs: 4, verbose: 0,
        callbacks: [callbacks.LearningRateScheduler { epoch, rate in epoch > 0 ? rate * 0.5 : 0.02 }],
        shuffle: false)
      check(model, history, golden)
    }
  }
}
