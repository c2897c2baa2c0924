import OrderedJSON
import UserErrors

/// What may be given as an optimizer: a name such as `"adam"`, or an ``Optimizer``.
public protocol OptimizerConvertible {
  /// The optimizer meant; throws where the name is not known.
  func asOptimizer() throws -> Optimizer
}

extension String: OptimizerConvertible {
  /// A new optimizer of this name with the standard settings.
  public func asOptimizer() throws -> Optimizer {
    guard let make = optimizers.byName[lowercased()] else {
      throw ValueError(unknownName(self, of: "optimizer", known: optimizers.byName.keys))
    }
    return make()
  }
}

/// The optimizers by their names in Keras.
public enum optimizers {
  /// See ``Networks/SGD``.
  public typealias SGD = Networks.SGD
  /// See ``Networks/RMSprop``.
  public typealias RMSprop = Networks.RMSprop
  /// See ``Networks/Adam``.
  public typealias Adam = Networks.Adam
  /// See ``Networks/AdamW``.
  public typealias AdamW = Networks.AdamW
  /// See ``Networks/Adagrad``.
  public typealias Adagrad = Networks.Adagrad
  /// See ``Networks/Adadelta``.
  public typealias Adadelta = Networks.Adadelta
  /// See ``Networks/Adamax``.
  public typealias Adamax = Networks.Adamax
  /// See ``Networks/Nadam``.
  public typealias Nadam = Networks.Nadam
  /// See ``Networks/Lion``.
  public typealias Lion = Networks.Lion
  /// See ``Networks/schedules``.
  public typealias schedules = Networks.schedules
  /// See ``Networks/Optimizer``.
  public typealias Optimizer = Networks.Optimizer

  static let byName: [String: () -> Optimizer] = [
    "sgd": { SGD() }, "rmsprop": { RMSprop() }, "adam": { Adam() }, "adamw": { AdamW() },
    "adagrad": { Adagrad() }, "adadelta": { Adadelta() }, "adamax": { Adamax() },
    "nadam": { Nadam() },
    "lion": { Lion() },
  ]

  /// The optimizer that a saved model describes.
  public static func deserialize(_ json: JSON) throws -> Optimizer {
    if let own = try CustomObjects.deserialize(json, as: Networks.Optimizer.self) { return own }
    let config = LayerConfig(json["config"] ?? [:])
    let optimizer = try builtIn(json["class_name"]?.stringValue ?? json.stringValue ?? "", config)
    optimizer.adopt(config)
    return optimizer
  }

  /// The optimizer with the settings that it alone has.
  private static func builtIn(_ name: String, _ config: LayerConfig) throws -> Networks.Optimizer {
    let given = try schedules.deserialize(config.json["learning_rate"])
    let rate = given ?? 0.001
    let epsilon = config.double("epsilon", 1e-7)
    let beta1 = config.double("beta_1", 0.9)
    let beta2 = config.double("beta_2", 0.999)
    let amsgrad = config.bool("amsgrad", false)
    let momentum = config.double("momentum", 0)
    switch name.lowercased() {
    case "sgd":
      return SGD(
        learningRate: given ?? 0.01, momentum: momentum, nesterov: config.bool("nesterov", false))
    case "rmsprop":
      return RMSprop(
        learningRate: rate, rho: config.double("rho", 0.9), momentum: momentum, epsilon: epsilon,
        centered: config.bool("centered", false))
    case "adam":
      return Adam(
        learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad)
    case "adamw":
      return AdamW(
        learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad)
    case "adagrad":
      return Adagrad(
        learningRate: rate,
        initialAccumulatorValue: config.double("initial_accumulator_value", 0.1), epsilon: epsilon)
    case "adadelta":
      return Adadelta(learningRate: rate, rho: config.double("rho", 0.95), epsilon: epsilon)
    case "adamax":
      return Adamax(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    case "nadam":
      return Nadam(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    case "lion":
      return Lion(learningRate: rate, beta1: beta1, beta2: config.double("beta_2", 0.99))
    default:
      throw ValueError(
        unknownName(name, of: "optimizer", known: byName.keys) + CustomObjects.advice(name))
    }
  }
}
