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
    let optimizer = try builtIn(json)
    if let name = json["config"]?["name"]?.stringValue { optimizer.name = name }
    return optimizer
  }

  private static func builtIn(_ json: JSON) throws -> Networks.Optimizer {
    let name = json["class_name"]?.stringValue ?? json.stringValue ?? ""
    let config = LayerConfig(json["config"] ?? [:])
    let rate = try schedules.deserialize(config.json["learning_rate"])
    let decay = config.optionalDouble("weight_decay")
    let clip = (
      norm: config.optionalDouble("clipnorm"), globalNorm: config.optionalDouble("global_clipnorm"),
      value: config.optionalDouble("clipvalue")
    )
    let ema = (
      use: config.bool("use_ema", false), momentum: config.double("ema_momentum", 0.99),
      frequency: config.optionalInt("ema_overwrite_frequency")
    )
    switch name.lowercased() {
    case "sgd":
      return SGD(
        learningRate: rate ?? 0.01, momentum: config.double("momentum", 0),
        nesterov: config.bool("nesterov", false), weightDecay: decay, clipnorm: clip.norm,
        globalClipnorm: clip.globalNorm, clipvalue: clip.value, useEma: ema.use,
        emaMomentum: ema.momentum, emaOverwriteFrequency: ema.frequency)
    case "rmsprop":
      return RMSprop(
        learningRate: rate ?? 0.001, rho: config.double("rho", 0.9),
        momentum: config.double("momentum", 0), epsilon: config.double("epsilon", 1e-7),
        centered: config.bool("centered", false), weightDecay: decay, clipnorm: clip.norm,
        globalClipnorm: clip.globalNorm, clipvalue: clip.value, useEma: ema.use,
        emaMomentum: ema.momentum, emaOverwriteFrequency: ema.frequency)
    case "adam":
      return Adam(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999), epsilon: config.double("epsilon", 1e-7),
        amsgrad: config.bool("amsgrad", false), weightDecay: decay, clipnorm: clip.norm,
        globalClipnorm: clip.globalNorm, clipvalue: clip.value, useEma: ema.use,
        emaMomentum: ema.momentum, emaOverwriteFrequency: ema.frequency)
    case "adamw":
      return AdamW(
        learningRate: rate ?? 0.001, weightDecay: decay ?? 0.004,
        beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999), epsilon: config.double("epsilon", 1e-7),
        amsgrad: config.bool("amsgrad", false), clipnorm: clip.norm,
        globalClipnorm: clip.globalNorm,
        clipvalue: clip.value, useEma: ema.use, emaMomentum: ema.momentum,
        emaOverwriteFrequency: ema.frequency)
    case "adagrad":
      return Adagrad(
        learningRate: rate ?? 0.001,
        initialAccumulatorValue: config.double("initial_accumulator_value", 0.1),
        epsilon: config.double("epsilon", 1e-7), weightDecay: decay, clipnorm: clip.norm,
        globalClipnorm: clip.globalNorm, clipvalue: clip.value, useEma: ema.use,
        emaMomentum: ema.momentum, emaOverwriteFrequency: ema.frequency)
    case "adadelta":
      return Adadelta(
        learningRate: rate ?? 0.001, rho: config.double("rho", 0.95),
        epsilon: config.double("epsilon", 1e-7), weightDecay: decay, clipnorm: clip.norm,
        globalClipnorm: clip.globalNorm, clipvalue: clip.value, useEma: ema.use,
        emaMomentum: ema.momentum, emaOverwriteFrequency: ema.frequency)
    case "adamax":
      return Adamax(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999), epsilon: config.double("epsilon", 1e-7),
        weightDecay: decay, clipnorm: clip.norm, globalClipnorm: clip.globalNorm,
        clipvalue: clip.value, useEma: ema.use, emaMomentum: ema.momentum,
        emaOverwriteFrequency: ema.frequency)
    case "nadam":
      return Nadam(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999), epsilon: config.double("epsilon", 1e-7),
        weightDecay: decay, clipnorm: clip.norm, globalClipnorm: clip.globalNorm,
        clipvalue: clip.value, useEma: ema.use, emaMomentum: ema.momentum,
        emaOverwriteFrequency: ema.frequency)
    case "lion":
      return Lion(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.99), weightDecay: decay, clipnorm: clip.norm,
        globalClipnorm: clip.globalNorm, clipvalue: clip.value, useEma: ema.use,
        emaMomentum: ema.momentum, emaOverwriteFrequency: ema.frequency)
    default:
      throw ValueError(
        unknownName(name, of: "optimizer", known: byName.keys) + CustomObjects.advice(name))
    }
  }
}
