import Networks
import OrderedJSON
import Tensors
import Testing
import UserErrors

extension NetworksTests {
  /// Losses and metrics by the shapes of targets, predictions and weights, and what compiled models
  /// report, against real Keras.
  @Suite struct WeighingTests {
    @Test func everyLossAndMetricForEveryShapeAndWeight() throws {
      let cases = try Golden.cases("weighing.json")
      #expect(cases.count > 300)
      for golden in cases {
        let name = golden["name"]?.stringValue ?? ""
        let (yTrue, yPred) = (golden["true"]?.tensor ?? 0, golden["predicted"]?.tensor ?? 0)
        let weight = golden["weight"].flatMap { $0.isNull ? nil : $0.tensor }
        let value: Double
        if golden["kind"] == "loss" {
          value = try name.asLoss()(yTrue, yPred, sampleWeight: weight).item()
        } else {
          let metric = try name.asMetric(
            target: SymbolicShape(yTrue.shape), output: SymbolicShape(yPred.shape))
          metric.updateState(yTrue, yPred, sampleWeight: weight)
          value = metric.result().item()
        }
        let expected = golden["value"]?.doubleValue ?? .nan
        #expect(
          abs(value - expected) <= 2e-5 * max(1, abs(expected)),
          "\(golden.caseName): \(value), not \(expected)")
      }
    }

    private static func dense(_ units: Int, _ activation: String) -> Model {
      let x = layers.Input(shape: [4])
      return models.Model(x, layers.Dense(units, activation: activation, name: "a")(x))
    }

    private static func images() -> Model {
      let x = layers.Input(shape: [4, 4, 1])
      return models.Model(
        x, layers.Conv2D(1, 3, activation: "sigmoid", padding: "same", name: "a")(x))
    }

    private static func twoOutputs() -> Model {
      let x = layers.Input(shape: [4])
      return models.Model(
        x, [layers.Dense(2, name: "a")(x), layers.Dense(1, activation: "sigmoid", name: "b")(x)])
    }

    private struct Setting {
      var metrics: MetricList = []
      var weighted: MetricList = []
      var lossWeights: [Double]?
      var classWeight: [Int: Double]?
    }

    private static let settings: [String: Setting] = [
      "accuracy of an autoencoder of images": Setting(metrics: ["accuracy", "mae"]),
      "one weights": Setting(metrics: ["mae"], weighted: ["mae", "mse"]),
      "one class weights": Setting(
        metrics: ["accuracy"], weighted: ["accuracy"], classWeight: [0: 0.5, 1: 2]),
      "one validation weights": Setting(metrics: ["mae"], weighted: ["mae"]),
      "pixel weights": Setting(metrics: ["mae"], weighted: ["mae"]),
      "two flat": Setting(metrics: ["mae", "accuracy"]),
      "two nested": Setting(metrics: [["mae", "mse"], ["accuracy"]]),
      "two dictionary": Setting(metrics: ["b": ["accuracy", "mae"]]),
      "two none for one": Setting(metrics: [[String](), ["accuracy"]]),
      "two one weight": Setting(metrics: [["mae"], ["accuracy"]], weighted: [["mae"], ["accuracy"]]),
      "two weights": Setting(metrics: [["mae"], ["mae"]], weighted: [["mae"], ["mae"]]),
      "two loss weights": Setting(metrics: ["mae", "mae"], lossWeights: [1, 0.25]),
    ]

    @Test func compiledModelsReportWhatKerasReports() throws {
      for golden in try Golden.cases("compiled.json") {
        let name = golden.caseName
        let setting = Self.settings[name] ?? Setting(metrics: ["accuracy"])
        let (x, y) = (golden["x"]?.tensors ?? [], golden["y"]?.tensors ?? [])
        let weights = golden["weights"]?.tensors ?? []
        let model: Model
        let loss: any LossGroup
        if name.hasPrefix("two") {
          (model, loss) = (Self.twoOutputs(), ["mse", "binary_crossentropy"])
        } else if x[0].rank == 4 {
          (model, loss) = (Self.images(), "binary_crossentropy")
        } else {
          let activation = golden["activation"]?.stringValue ?? "sigmoid"
          model = Self.dense(golden["units"]?.intValue ?? 1, activation)
          loss = golden["loss"]?.stringValue ?? "binary_crossentropy"
        }
        model.setWeights(golden["start"]?.tensors ?? [])
        model.compile(
          optimizer: optimizers.SGD(learningRate: 0), loss: loss, lossWeights: setting.lossWeights,
          metrics: setting.metrics, weightedMetrics: setting.weighted)
        let history: History
        if let held = golden["validation_weights"]?.tensor {
          history = try model.fit(
            x, y, batchSize: 5, verbose: 0, validationData: (x, y, held), shuffle: false,
            sampleWeight: weights)
        } else {
          history = try model.fit(
            x, y, batchSize: 5, verbose: 0, shuffle: false, classWeight: setting.classWeight,
            sampleWeight: weights.isEmpty ? nil : weights)
        }
        let expected = golden["history"]?.objectValue ?? [:]
        #expect(Set(history.keys) == Set(expected.keys), "\(name): \(history.keys), not \(expected.keys)")
        for (key, value) in expected {
          let (got, wanted) = (history[key].last ?? .nan, value.doubleValue ?? .nan)
          #expect(abs(got - wanted) < 2e-5 * max(1, abs(wanted)), "\(name), \(key): \(got), not \(wanted)")
        }
      }
    }

    @Test func doubledPrecisionGivesTheSameOutputs() {
      let model = Self.dense(3, "tanh")
      let x = Tensor(shape: [2, 4], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] as [Float])
      let wide = x.astype(.float64)
      #expect(model(wide).dtype == .float32 && model.predict(wide, verbose: 0).dtype == .float32)
      #expect(model.predict(wide, verbose: 0) == model.predict(x, verbose: 0))
      for loss in ["mse", "binary_crossentropy"] {
        let value = orRaiseAny { try loss.asLoss() }(wide, x)
        #expect(value.dtype == .float32)
      }
    }
  }

  /// Models that leave an input out are refused.
  @Suite struct DisconnectedModelTests {
    private func refusal(_ inputs: [KerasTensor], _ outputs: [KerasTensor]) -> String? {
      do {
        _ = try Graph(inputs: inputs, outputs: outputs, modelName: "m")
        return nil
      } catch { return "\(error)" }
    }

    @Test func anInputThatIsMissingIsNamed() {
      let (a, b, c) = (
        layers.Input(shape: [2], name: "a"), layers.Input(shape: [2], name: "b"),
        layers.Input(shape: [2], name: "c")
      )
      let sum: KerasTensor = layers.Add()([a, b, c])
      let error = refusal([a, b], [sum]) ?? ""
      #expect(error.contains("disconnected") && error.contains("'c'"))
      let inner: KerasTensor = layers.Dense(2)(layers.Dense(2)(c))
      #expect(refusal([a], [layers.Concatenate()([a, inner])]) != nil)
      #expect(refusal([a], [b]) != nil && refusal([a], [layers.Dense(1)(b)]) != nil)
      #expect(refusal([a, b, c], [sum]) == nil)
      // A model from the middle, and one with an input that it does not need, are as before.
      let middle: KerasTensor = layers.Dense(2)(a)
      #expect(refusal([middle], [layers.Dense(1)(middle)]) == nil)
      #expect(refusal([a, b], [layers.Dense(1)(a)]) == nil && refusal([a], [a]) == nil)
    }

    @Test func metricsOfSeveralOutputsAreAsManyAsThose() throws {
      #expect(throws: ValueError.self) { try MetricList(["mae"]).byOutput(["a", "b"], argument: "metrics") }
      let list: MetricList = ["c": "mae"]
      #expect(throws: ValueError.self) { try list.byOutput(["a", "b"], argument: "metrics") }
      #expect(
        try MetricList(["mae", ["mse", "mae"]]).byOutput(["a", "b"], argument: "").map(\.count) == [1, 2])
      #expect(try MetricList(["mae", "mse"]).byOutput(["a"], argument: "").map(\.count) == [2])
    }
  }
}
