import OrderedJSON
import Tensors
import UserErrors

/// How far predictions are from targets: a number for each sample (and each place in it), and their mean.
///
/// A loss of one's own overrides ``call(_:_:)``, or is a closure given to `compile(loss:)`.
open class Loss: LossConvertible {
  /// The loss's name: `mean_squared_error`.
  public internal(set) var name: String
  /// How the numbers become one.
  public let reduction: Reduction

  /// How the numbers of ``Loss/call(_:_:)`` become one.
  public enum Reduction: String, Sendable {
    /// Their mean over samples and places.
    case sumOverBatchSize = "sum_over_batch_size"
    /// Their sum.
    case sum
    /// They stay as they are.
    case none
  }

  /// A loss with a name.
  public init(name: String, reduction: Reduction = .sumOverBatchSize) {
    (self.name, self.reduction) = (name, reduction)
  }

  /// The class's name as Keras knows it.
  open var className: String { String(describing: type(of: self)) }

  /// The settings under Keras's keys.
  open var config: JSON { ["name": JSON(name), "reduction": JSON(reduction.rawValue)] }

  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.losses", className: className, config: config)
  }

  /// The loss of each sample and place: (batch, …, last) → (batch, …).
  open func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    raise(ValueError("the loss \(className) does not say what it computes: override call(_:_:)"))
  }

  /// The loss of each sample and place, targets and predictions first brought to the same rank and to float32.
  final func values(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let (yTrue, yPred) = sameRank(yTrue, yPred)
    return call(needsFloatTargets ? yTrue.astype(.float32) : yTrue, yPred.astype(.float32))
  }

  /// The loss, a scalar: `losses.MeanSquaredError()(yTrue, yPred)`.
  ///
  /// - Parameter sampleWeight: a weight for each sample, (batch), or for each value of ``call(_:_:)``, such as each pixel:
  ///   (batch, height, width).
  public func callAsFunction(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) -> Tensor {
    orRaiseAny {
      let (yTrue, yPred) = sameRank(yTrue, yPred)
      try check(yTrue, yPred)
      var values = values(yTrue, yPred)
      if let sampleWeight {
        values =
          try values * broadcastable(sampleWeight.astype(.float32), to: values.shape, of: name)
      }
      switch reduction {
      case .sumOverBatchSize: return values.mean()
      case .sum: return values.sum()
      case .none: return values
      }
    }
  }

  /// Itself.
  public func asLoss() throws -> Loss { self }

  /// Whether targets are numbers to compare with, and not classes.
  var needsFloatTargets: Bool { true }

  /// Checks that targets and predictions can be compared.
  open func check(_ yTrue: Tensor, _ yPred: Tensor) throws {
    guard yTrue.shape == yPred.shape else {
      throw ShapeError("\(name): the targets have the shape \(yTrue.shape), the predictions \(yPred.shape)")
    }
  }
}

/// What may be given as a loss: a name such as `"mse"`, or a ``Loss``.
public protocol LossConvertible: LossGroup {
  /// The loss meant; throws where the name is not known.
  func asLoss() throws -> Loss
}

extension String: LossConvertible {
  /// The loss of this name.
  public func asLoss() throws -> Loss {
    if let make = losses.byName[self] { return make() }
    guard let loss = losses.further(self, LayerConfig([:]), .sumOverBatchSize) else {
      throw ValueError(
        unknownName(self, of: "loss", known: Array(losses.byName.keys) + losses.furtherNames))
    }
    return loss
  }
}

/// A loss made of a function. Only one with a name of its own can be written to a file.
final class FunctionLoss: Loss {
  private let function: (Tensor, Tensor) -> Tensor
  let isNamed: Bool
  init(_ function: @escaping (Tensor, Tensor) -> Tensor, name: String? = nil) {
    self.function = function
    isNamed = name != nil
    super.init(name: name ?? "loss_function")
  }
  override var serialized: JSON { ObjectDescription.function(name) }
  override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { function(yTrue, yPred) }
  override func check(_ yTrue: Tensor, _ yPred: Tensor) throws {}
}

/// The losses by their names in Keras, as classes and as functions.
public enum losses {
  /// See ``Networks/MeanSquaredError``.
  public typealias MeanSquaredError = Networks.MeanSquaredError
  /// See ``Networks/MeanAbsoluteError``.
  public typealias MeanAbsoluteError = Networks.MeanAbsoluteError
  /// See ``Networks/BinaryCrossentropy``.
  public typealias BinaryCrossentropy = Networks.BinaryCrossentropy
  /// See ``Networks/CategoricalCrossentropy``.
  public typealias CategoricalCrossentropy = Networks.CategoricalCrossentropy
  /// See ``Networks/SparseCategoricalCrossentropy``.
  public typealias SparseCategoricalCrossentropy = Networks.SparseCategoricalCrossentropy
  /// See ``Networks/KLDivergence``.
  public typealias KLDivergence = Networks.KLDivergence
  /// See ``Networks/Huber``.
  public typealias Huber = Networks.Huber
  /// See ``Networks/LogCosh``.
  public typealias LogCosh = Networks.LogCosh
  /// See ``Networks/Loss``.
  public typealias Loss = Networks.Loss

  /// The mean over the last axis of `(yTrue - yPred)²`.
  public static func meanSquaredError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    MeanSquaredError().values(yTrue, yPred)
  }
  /// The mean over the last axis of `|yTrue - yPred|`.
  public static func meanAbsoluteError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    MeanAbsoluteError().values(yTrue, yPred)
  }
  /// The mean over the last axis of the binary cross-entropy, as the VAE's training step uses it.
  public static func binaryCrossentropy(_ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool = false) -> Tensor
  {
    BinaryCrossentropy(fromLogits: fromLogits).values(yTrue, yPred)
  }
  /// The mean of the binary cross-entropy over the axes that are given: `axis: (1, 2)` for each
  /// image.
  public static func binaryCrossentropy<each Axis: ReductionAxes>(
    _ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool = false, axis: (repeat each Axis)
  ) -> Tensor {
    ops.binaryCrossentropy(yTrue, yPred, fromLogits: fromLogits).mean(axis: (repeat each axis))
  }
  /// The cross-entropy over the last axis, targets as probabilities.
  public static func categoricalCrossentropy(_ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool = false)
    -> Tensor
  {
    CategoricalCrossentropy(fromLogits: fromLogits).values(yTrue, yPred)
  }
  /// The cross-entropy over the last axis, targets as class numbers.
  public static func sparseCategoricalCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool = false
  ) -> Tensor {
    SparseCategoricalCrossentropy(fromLogits: fromLogits).values(yTrue, yPred)
  }
  /// The same as ``meanSquaredError(_:_:)``.
  public static func mse(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { meanSquaredError(yTrue, yPred) }
  /// The same as ``meanAbsoluteError(_:_:)``.
  public static func mae(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { meanAbsoluteError(yTrue, yPred) }
  /// The same as ``klDivergence(_:_:)``.
  public static func kld(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { klDivergence(yTrue, yPred) }
  /// The Kullback-Leibler divergence over the last axis.
  public static func klDivergence(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    KLDivergence().values(yTrue, yPred)
  }

  /// A loss that is a function of one's own under a name, which a saved model keeps; the function is made known for loading by
  /// `keras.saving.registerKerasSerializable(name, function: …)`.
  public static func function(_ name: String, _ fn: @escaping (Tensor, Tensor) -> Tensor) -> Loss {
    FunctionLoss(fn, name: name)
  }

  static let byName: [String: () -> Loss] = [
    "mse": { MeanSquaredError() }, "mean_squared_error": { MeanSquaredError() },
    "mae": { MeanAbsoluteError() }, "mean_absolute_error": { MeanAbsoluteError() },
    "binary_crossentropy": { BinaryCrossentropy() }, "bce": { BinaryCrossentropy() },
    "categorical_crossentropy": { CategoricalCrossentropy() },
    "sparse_categorical_crossentropy": { SparseCategoricalCrossentropy() },
    "kl_divergence": { KLDivergence() }, "kld": { KLDivergence() }, "huber": { Huber() },
    "log_cosh": { LogCosh() }, "logcosh": { LogCosh() },
  ]

  /// The loss that a saved model describes.
  public static func deserialize(_ json: JSON) throws -> Loss {
    if let own = try CustomObjects.deserialize(json, as: Networks.Loss.self) { return own }
    let loss = try builtIn(json)
    if let name = json["config"]?["name"]?.stringValue { loss.name = name }
    return loss
  }

  private static func builtIn(_ json: JSON) throws -> Loss {
    if let name = json.stringValue { return try name.asLoss() }
    let config = LayerConfig(json["config"] ?? [:])
    let name = json["class_name"]?.stringValue ?? ""
    let reduction = Loss.Reduction(rawValue: config.string("reduction", "")) ?? .sumOverBatchSize
    let fromLogits = config.bool("from_logits", false)
    let smoothing = config.double("label_smoothing", 0)
    switch name {
    case "MeanSquaredError": return MeanSquaredError(reduction: reduction)
    case "MeanAbsoluteError": return MeanAbsoluteError(reduction: reduction)
    case "BinaryCrossentropy":
      return BinaryCrossentropy(fromLogits: fromLogits, labelSmoothing: smoothing, reduction: reduction)
    case "CategoricalCrossentropy":
      return CategoricalCrossentropy(fromLogits: fromLogits, labelSmoothing: smoothing, reduction: reduction)
    case "SparseCategoricalCrossentropy":
      return SparseCategoricalCrossentropy(fromLogits: fromLogits, reduction: reduction)
    case "KLDivergence": return KLDivergence(reduction: reduction)
    case "Huber": return Huber(delta: config.double("delta", 1), reduction: reduction)
    case "LogCosh": return LogCosh(reduction: reduction)
    case "function":
      let name = json["config"]?.stringValue ?? ""
      if let function = CustomObjects.function(name, as: ((Tensor, Tensor) -> Tensor).self) {
        return FunctionLoss(function, name: name)
      }
      return try name.asLoss()
    default:
      let snakeCase = NameScope.snakeCase(name)
      if let loss = further(snakeCase, config, reduction) { return loss }
      guard let make = byName[snakeCase] else {
        throw ValueError("unknown loss '\(name)'" + CustomObjects.advice(name))
      }
      return make()
    }
  }
}
