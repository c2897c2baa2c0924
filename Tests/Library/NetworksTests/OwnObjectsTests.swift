import Autodiff
import Networks
import OrderedJSON
import Tensors
import Testing
import UserErrors

/// Keeps the k largest numbers of each row: a layer with a setting.
private final class OwnSparse: Layer, KerasSerializable {
  let k: Int
  init(_ k: Int, name: String? = nil) {
    self.k = k
    super.init(name: name)
  }
  required convenience init(config: JSON) throws {
    self.init(try config.int("k"), name: try config.string("name"))
  }
  override var config: JSON { super.config.updating(["k": k]) }
  override func call(_ x: Tensor) -> Tensor { x * Double(k) }
}

/// A layer that forgets its setting.
private final class Forgetful: Layer {
  let factor: Double
  init(_ factor: Double) {
    self.factor = factor
    super.init()
  }
  override func call(_ x: Tensor) -> Tensor { x * factor }
}

private struct OwnSparsity: Regularizer, KerasSerializable {
  let rho: Double
  init(rho: Double) { self.rho = rho }
  init(config: JSON) throws { rho = try config.double("rho") }
  var config: JSON { ["rho": JSON(rho)] }
  func callAsFunction(_ x: Tensor) -> Tensor { rho * x.abs().sum() }
}

private struct Sevenths: Initializer, KerasSerializable {
  init() {}
  init(config: JSON) throws {}
  func callAsFunction(_ shape: Shape) -> Tensor { Tensor(full: shape, 1.0 / 7) }
}

private struct AtMost: Constraint, KerasSerializable {
  let bound: Double
  init(_ bound: Double) { self.bound = bound }
  init(config: JSON) throws { bound = try config.double("bound") }
  var config: JSON { ["bound": JSON(bound)] }
  func callAsFunction(_ w: Tensor) -> Tensor { w.clip(-bound, bound) }
}

private final class QuarticError: Loss, KerasSerializable {
  let scale: Double
  init(scale: Double) {
    self.scale = scale
    super.init(name: "quartic")
  }
  required convenience init(config: JSON) throws { self.init(scale: try config.double("scale")) }
  override var config: JSON { super.config.updating(["scale": scale]) }
  override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    scale * (yTrue - yPred).square().square().mean(axis: -1)
  }
}

private final class WithinTenth: Metric, KerasSerializable {
  let tenths: Int
  init(tenths: Int) {
    self.tenths = tenths
    super.init(name: "within")
  }
  required convenience init(config: JSON) throws { self.init(tenths: try config.int("tenths")) }
  override var config: JSON { super.config.updating(["tenths": tenths]) }
  override func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    ((yTrue - yPred).abs() .< Double(tenths) / 10).astype(.float32).mean(axis: -1)
  }
}

private struct Halving: LearningRateSchedule, KerasSerializable {
  let start: Double
  init(_ start: Double) { self.start = start }
  init(config: JSON) throws { start = try config.double("start") }
  var config: JSON { ["start": JSON(start)] }
  func learningRate(at iterations: Int) -> Double { start / Double(iterations + 1) }
}

private func cubed(_ x: Tensor) -> Tensor { x * x * x }
private func worst(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { (yTrue - yPred).abs().max(axis: -1) }

extension NetworksTests {
  /// Objects of one's own, of every kind: saved, and loaded by what is registered or by
  /// `customObjects`.
  @Suite struct OwnObjectsTests {
    private static let customObjects: [String: Any] = [
      "OwnSparse": OwnSparse.self, "OwnSparsity": OwnSparsity.self, "Sevenths": Sevenths.self,
      "AtMost": AtMost.self,
      "QuarticError": QuarticError.self, "WithinTenth": WithinTenth.self, "Halving": Halving.self,
      "cubed": cubed, "worst": worst,
    ]

    private func model() -> Model {
      let x = layers.Input(shape: [3])
      let code: KerasTensor = layers.Dense(
        4, activation: ActivationFunction(name: "cubed", apply: cubed), kernelInitializer: Sevenths(),
        kernelRegularizer: OwnSparsity(rho: 0.3), kernelConstraint: AtMost(0.1))(x)
      let model = models.Model(x, layers.Dense(2, activation: layers.LeakyReLU(0.1))(OwnSparse(3)(code)))
      model.compile(
        optimizer: optimizers.SGD(learningRate: Halving(0.5)), loss: QuarticError(scale: 2),
        metrics: [WithinTenth(tenths: 2), metrics.function("worst", worst), metrics.AUC(numThresholds: 7)],
        weightedMetrics: [metrics.BinaryAccuracy(name: "own", threshold: 0.3)])
      return model
    }

    @Test func everyKindComesBackByCustomObjects() throws {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let model = model()
      let (x, y) = (random([6, 3]), random([6, 2]))
      _ = model.trainOnBatch(x, y)
      try model.save(folder("m.keras"))
      let loaded = try models.loadModel(folder("m.keras"), customObjects: Self.customObjects)
      #expect(difference(loaded.predict(x, verbose: 0), model.predict(x, verbose: 0)) < 1e-6)
      let (before, after) = (model.evaluate(x, y, verbose: 0), loaded.evaluate(x, y, verbose: 0))
      #expect(before.logs.keys == after.logs.keys && after.count == 5)
      for (a, b) in zip(before.values, after.values) { #expect(abs(a - b) < 1e-5) }
      #expect(try model.toJson() == loaded.toJson())
      let steps = (model.trainOnBatch(x, y), loaded.trainOnBatch(x, y))
      #expect(abs(steps.0 - steps.1) < 1e-5)
      #expect(model.optimizer.learningRate == loaded.optimizer.learningRate)
      for (a, b) in zip(model.getWeights(), loaded.getWeights()) { #expect(difference(a, b) < 1e-6) }
    }

    @Test func everyKindComesBackByRegistration() throws {
      let text = try model().toJson()
      for name in Self.customObjects.keys {
        #expect(text.contains("\"\(name)\""), "\(name) is not in the description")
      }
      keras.saving.registerKerasSerializable(OwnSparse.self, package: "Course")
      keras.saving.registerKerasSerializable(OwnSparsity.self)
      keras.saving.registerKerasSerializable("Sevenths") { _ in Sevenths() }
      keras.saving.registerKerasSerializable(package: "Course", name: "AtMost") {
        AtMost(try $0.double("bound"))
      }
      keras.saving.registerKerasSerializable(QuarticError.self)
      keras.saving.registerKerasSerializable(WithinTenth.self)
      keras.saving.registerKerasSerializable(Halving.self)
      keras.saving.registerKerasSerializable("cubed", function: cubed)
      keras.saving.registerKerasSerializable("worst", function: worst)
      let loaded = try models.modelFromJson(text)
      #expect(loaded.compiled)
      #expect(try loaded.toJson().contains("Course>OwnSparse"))
    }

    @Test func whatIsNotKnownIsNamedWithWhatToDo() throws {
      let x = layers.Input(shape: [3])
      struct Unheard: Regularizer {
        func callAsFunction(_ x: Tensor) -> Tensor { x.sum() }
      }
      let text = try models.Model(x, layers.Dense(1, kernelRegularizer: Unheard())(x)).toJson()
      do {
        _ = try models.modelFromJson(text)
        Issue.record("an unknown regularizer was loaded")
      } catch {
        #expect("\(error)".contains("Unheard") && "\(error)".contains("customObjects"))
      }
    }

    @Test func aSettingThatIsNotSavedIsWarnedOf() throws {
      let x = layers.Input(shape: [3])
      let forgetful = models.Model(x, Forgetful(3)(x))
      let kept = models.Model(x, OwnSparse(3)(x))
      let said = try Warnings.during { _ = try forgetful.toJson() }
      #expect(said.contains("'factor'") && said.contains("Forgetful"))
      #expect(try Warnings.during { _ = try kept.toJson() }.isEmpty)
    }

    /// Keras's own objects with settings that are not the standard ones: what is made from a
    /// description describes itself alike.
    @Test func objectsOfKerasKeepTheirSettings() throws {
      let made: [(JSON, (JSON) throws -> JSON)] =
        [
          metrics.BinaryAccuracy(name: "a", threshold: 0.2), metrics.AUC(numThresholds: 11, name: "b"),
          metrics.Precision(thresholds: 0.7), metrics.Recall(thresholds: 0.1, name: "c"),
          metrics.TopKCategoricalAccuracy(k: 2), metrics.SparseTopKCategoricalAccuracy(k: 3),
          metrics.MeanSquaredError(name: "d"), metrics.Accuracy(), metrics.CosineSimilarity(name: "e"),
        ].map { metric in
          (metric.serialized, { json in try (metrics.deserialize(json) as? Metric)?.serialized ?? .null })
        }
        + [
          losses.Huber(delta: 0.4, name: "h"),
          losses.BinaryCrossentropy(fromLogits: true, labelSmoothing: 0.1),
          losses.CosineSimilarity(axis: 1, reduction: .sum), losses.MeanSquaredError(name: "own"),
          losses.BinaryFocalCrossentropy(applyClassBalancing: true, alpha: 0.3, gamma: 1),
        ].map { loss in (loss.serialized, { try losses.deserialize($0).serialized }) }
        + [
          optimizers.Adam(learningRate: 0.5, beta1: 0.3, amsgrad: true, clipnorm: 2, name: "mine"),
          optimizers.RMSprop(rho: 0.3, momentum: 0.1, centered: true, weightDecay: 0.1),
        ].map { optimizer in (optimizer.serialized, { try optimizers.deserialize($0).serialized }) }
      for (description, again) in made { #expect(try again(description) == description) }
    }
  }
}

/// What the library warns of.
enum Warnings {
  private final class Collected: @unchecked Sendable { var text = "" }

  /// All warnings that `body` causes.
  static func during(_ body: () throws -> Void) rethrows -> String {
    let collected = Collected()
    Screen.warningReader = { collected.text += $0 + "\n" }
    defer { Screen.warningReader = nil }
    try body()
    return collected.text
  }
}
