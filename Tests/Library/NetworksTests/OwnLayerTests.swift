import Foundation
import Networks
import OrderedJSON
import Tensors
import Testing

/// Layers of one's own in the forms that Keras's tutorials have.
@Suite struct OwnLayerTests {
  /// Settings by `getConfig`, a shape by `computeOutputShape`.
  final class Cluster: Layer, KerasSerializable {
    let count: Int
    let alpha: Double
    let tags: [String]?

    init(_ count: Int, alpha: Double = 1, tags: [String]? = nil, name: String? = nil) {
      (self.count, self.alpha, self.tags) = (count, alpha, tags)
      super.init(name: name)
    }

    required convenience init(config: JSON) throws {
      self.init(
        try config.int("count"), alpha: try config.double("alpha"),
        tags: config["tags"]?.arrayValue?.compactMap(\.stringValue), name: config["name"]?.stringValue)
    }

    override func build(_ inputShape: SymbolicShape) {
      #expect(len(inputShape) == 2)
      centres = addWeight(name: "centres", shape: [count, inputShape[1]])
      built = true
    }

    override func call(_ x: Tensor) -> Tensor {
      guard let centres else { return x }
      return 1 / (1 + (x.expandDims(1) - centres.value).square().sum(axis: 2) / alpha)
    }

    override func computeOutputShape(_ inputShape: SymbolicShape) -> SymbolicShape {
      [inputShape[0], count]
    }

    override func getConfig() -> [String: Any] {
      var config = super.getConfig()
      config["count"] = count
      config["alpha"] = alpha
      config["tags"] = tags
      return config
    }

    private var centres: Variable?
  }

  @Test func settingsByGetConfigAreSavedAndLoaded() throws {
    keras.saving.registerKerasSerializable(Cluster.self)
    let input = layers.Input(shape: [3])
    let layer = Cluster(4, alpha: 0.5, tags: ["a", "b"], name: "clusters")
    let output = layer(input)
    #expect("\(output.shape)" == "(None, 4)")
    let model = models.Model(input, output)
    let text = try model.toJson()
    let loaded = try models.modelFromJson(text)
    let again = try #require(loaded.getLayer("clusters") as? Cluster)
    #expect(again.count == 4 && again.alpha == 0.5 && again.tags == ["a", "b"])
    #expect(try loaded.toJson() == text)
    let settings = layer.getConfig()
    #expect(settings["name"] as? String == "clusters" && settings["count"] as? Int == 4)
    #expect(settings["alpha"] as? Double == 0.5 && settings["trainable"] as? Bool == true)
  }

  /// What the library's own layers answer.
  @Test func settingsOfTheLibrarysLayers() {
    let dense = layers.Dense(7, activation: "relu", name: "d").getConfig()
    #expect(dense["units"] as? Int == 7 && dense["activation"] as? String == "relu")
    #expect(dense["name"] as? String == "d" && dense["use_bias"] as? Bool == true)
  }

  /// One input and several outputs, called and as a model's layer.
  @Test(arguments: [true, false])
  func severalOutputsOfOneInput(trains: Bool) {
    final class Parts: Layer {
      let doubles: Bool
      init(_ doubles: Bool) {
        self.doubles = doubles
        super.init()
      }
      override func call(_ x: Tensor) -> [Tensor] { [x + 1, x * 2, x.sum(axis: 1, keepdims: true)] }
    }
    final class Trained: Layer {
      override func call(_ x: Tensor, training: Bool) -> [Tensor] { [x, training ? x * 0 : x * 3] }
    }
    let x = Tensor([[1.0, 2], [3, 4]])
    let (a, b, c): (Tensor, Tensor, Tensor) = Parts(trains)(x)
    #expect(a.doubles == [2, 3, 4, 5] && b.doubles == [2, 4, 6, 8] && c.doubles == [3, 7])
    let (_, second): (Tensor, Tensor) = Trained()(x, training: trains)
    #expect(second.doubles == (trains ? [0, 0, 0, 0] : [3, 6, 9, 12]))
    let input = layers.Input(shape: [2])
    let outputs: [KerasTensor] = Parts(true)(input)
    #expect(outputs.map { "\($0.shape)" } == ["(None, 2)", "(None, 2)", "(None, 1)"])
  }

  /// A model of one's own has weights once it is built, before it was called.
  @Test func modelsAreBuiltByAShape() throws {
    final class Net: Model {
      let hidden = Dense(5, activation: "relu")
      let out = Dense(2)
      override func call(_ x: Tensor) -> Tensor { out(hidden(x)) }
    }
    let first = Net(name: "net")
    first.build([nil, 3])
    #expect(first.weights.map(\.shape) == [[3, 5], [5], [5, 2], [2]])
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try first.saveWeights(folder.path + "/net.weights.h5")
    let second = Net(name: "net")
    second.build([nil, 3])
    try second.loadWeights(folder.path + "/net.weights.h5")
    let x = np.random.rand(4, 3)
    #expect(np.allclose(first(x), second(x)))
  }

  @Test func initializersByTheirWords() throws {
    for mode in ["fan_in", "fan_out", "fan_avg"] {
      for distribution in ["uniform", "truncated_normal", "untruncated_normal", "normal"] {
        let made = initializers.VarianceScaling(scale: 1.0 / 3, mode: mode, distribution: distribution)
        #expect(made.config["mode"]?.stringValue == mode)
        let spread: Double = made([400, 100]).std().item()
        let inputs: Double = mode == "fan_in" ? 400 : mode == "fan_out" ? 100 : 250
        let expected: Double = (1 / (3 * inputs)).squareRoot()
        #expect(abs(spread / expected - 1) < 0.03, "\(mode) \(distribution)")
      }
    }
  }

  /// The mean over other axes than the last is the mean of what each element has.
  @Test func crossEntropyOverAxes() {
    let (y, p) = (np.random.rand(3, 4, 5), np.random.rand(3, 4, 5))
    let each = ops.binaryCrossentropy(y, p)
    #expect(each.shape == [3, 4, 5])
    let last = losses.binaryCrossentropy(y, p)
    #expect(np.allclose(each.mean(axis: -1), last))
    #expect(np.allclose(losses.binaryCrossentropy(y, p, axis: (1, 2)), last.mean(axis: 1)))
    let logits = (p / (1 - p)).log()
    #expect(np.allclose(ops.binaryCrossentropy(y, logits, fromLogits: true), each, rtol: 1e-4))
  }

  @Test func activationsAsFunctions() {
    let relu: (Tensor) -> Tensor = activations.get("relu")
    #expect(relu(Tensor([-1.0, 2])).doubles == [0, 2])
    #expect(Variable(Tensor([1.7]), dtype: .int32).dtype == .int32)
  }
}
