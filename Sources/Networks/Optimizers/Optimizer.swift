import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// Changes a model's weights so that the loss falls. The formulas are Keras's own
/// (`keras/src/optimizers`).
///
/// An optimizer of one's own overrides ``slotNames`` and
/// ``updated(_:gradient:slots:learningRate:)``.
open class Optimizer: OptimizerConvertible {
  /// The optimizer's name: `adam`.
  public internal(set) var name: String
  /// How many steps were made.
  public internal(set) var iterations = 0
  /// The weights that it changes, in order; known after the first step or ``build(_:)``.
  public private(set) var trainableVariables: [Variable] = []
  /// What is kept for each weight, in the order of ``slotNames``.
  public internal(set) var slots: [[Tensor]] = []

  /// Where the learning rate comes from.
  public private(set) var learningRateSource: any LearningRateConvertible
  /// The part of each weight that is taken away at a step, times the learning rate (decoupled
  /// decay).
  public let weightDecay: Double?
  /// Each gradient is scaled down to at most this length.
  public let clipnorm: Double?
  /// All gradients together are scaled down to at most this length.
  public let globalClipnorm: Double?
  /// Each gradient's numbers are cut to ±this.
  public let clipvalue: Double?

  /// What every optimizer has.
  public init(
    learningRate: any LearningRateConvertible, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil, name: String
  ) {
    self.learningRateSource = learningRate
    (self.weightDecay, self.clipnorm) = (weightDecay, clipnorm)
    (self.globalClipnorm, self.clipvalue) = (globalClipnorm, clipvalue)
    self.name = name
    orRaise { () throws(ValueError) in
      let given = [clipnorm, globalClipnorm, clipvalue].compactMap { $0 }
      guard given.count <= 1 else {
        throw ValueError("at most one of clipnorm, globalClipnorm and clipvalue may be given")
      }
    }
  }

  /// The class's name as Keras knows it.
  open var className: String { String(describing: type(of: self)) }

  /// The settings under Keras's keys.
  open var config: JSON {
    [
      "name": JSON(name), "learning_rate": learningRateSource.serialized,
      "weight_decay": .optional(weightDecay),
      "clipnorm": .optional(clipnorm), "global_clipnorm": .optional(globalClipnorm),
      "clipvalue": .optional(clipvalue), "use_ema": false, "ema_momentum": 0.99,
      "ema_overwrite_frequency": nil, "loss_scale_factor": nil, "gradient_accumulation_steps": nil,
    ]
  }

  /// The present learning rate. It can be set unless it follows a schedule.
  public var learningRate: Double {
    get { learningRateSource.learningRate(at: iterations) }
    set {
      orRaise { () throws(ValueError) in
        guard !learningRateSource.isSchedule else {
          throw ValueError(
            "the learning rate of this \(className) follows a schedule and cannot be set; make the optimizer with a number"
          )
        }
      }
      learningRateSource = newValue
    }
  }

  /// What is kept for each weight, for example `["momentum", "velocity"]`.
  open var slotNames: [String] { [] }

  /// How ``variables`` orders what is kept: the slots of a group are listed weight by weight, one
  /// group after the other.
  var slotGroups: [[Int]] { [Array(slotNames.indices)] }

  /// The first value of what is kept.
  open func initialSlot(_ name: String, for value: Tensor) -> Tensor { Tensor(zerosLike: value) }

  /// The weight's next value. `slots` are the weight's own, in the order of ``slotNames``; the step
  /// is `iterations + 1`.
  open func updated(_ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double) -> Tensor
  {
    raise(ValueError("the optimizer \(className) does not say how it changes weights: override updated(…)"))
  }

  /// Gives a weight its next value: by ``updated(_:gradient:slots:learningRate:)`` unless an
  /// optimizer does it in place.
  func update(_ variable: Variable, gradient: Tensor, slots: inout [Tensor], learningRate: Double) {
    variable.assign(updated(variable.value, gradient: gradient, slots: &slots, learningRate: learningRate))
  }

  /// A weight to be changed: its gradient, and where what is kept for it stands in ``slots``.
  struct Step {
    let variable: Variable
    let gradient: Tensor
    let place: Int
  }

  /// Gives all weights their next values: one after the other unless an optimizer does it in one
  /// pass.
  func update(_ steps: [Step], learningRate: Double) {
    for step in steps {
      update(step.variable, gradient: step.gradient, slots: &slots[step.place], learningRate: learningRate)
    }
  }

  /// Itself.
  public func asOptimizer() throws -> Optimizer { self }

  /// Makes ready what is kept for each of these weights.
  public func build(_ variables: [Variable]) {
    trainableVariables = variables
    slots = variables.map { variable in slotNames.map { initialSlot($0, for: variable.value.detached) } }
  }

  /// One step: `optimizer.applyGradients(zip(gradients, model.trainableVariables))`.
  public func applyGradients(_ pairs: some Sequence<(Tensor, Variable)>) {
    apply(pairs.map { $0.0 }, pairs.map { $0.1 })
  }

  /// One step; a weight without a gradient stays as it is.
  public func applyGradients(_ pairs: some Sequence<(Tensor?, Variable)>) {
    apply(pairs.map { $0.0 }, pairs.map { $0.1 })
  }

  /// One step on these weights.
  public func apply(_ gradients: [Tensor?], _ variables: [Variable]) {
    orRaiseAny { try check(gradients, variables) }
    withoutRecording {
      let rate = learningRate
      let gradients = clipped(gradients.map { $0?.detached })
      var steps: [Step] = []
      for (gradient, variable) in zip(gradients, variables) {
        guard let gradient, let place = places[ObjectIdentifier(variable)] else { continue }
        if let weightDecay, decays(variable) { variable.assign(variable.value * (1 - weightDecay * rate)) }
        steps.append(Step(variable: variable, gradient: gradient, place: place))
      }
      update(steps, learningRate: rate)
      for step in steps {
        if let project = step.variable.projection { step.variable.assign(project(step.variable.value)) }
      }
      iterations += 1
    }
  }

  private var places: [ObjectIdentifier: Int] = [:]
  private var undecayed = Set<ObjectIdentifier>()
  private var undecayedNames: [String] = []

  /// Leaves weights out of the decay: biases and the scales of normalisation, as a rule. To be said
  /// before the first step.
  ///
  /// - Parameters:
  ///   - varList: the weights.
  ///   - varNames: parts of the names of weights: `["bias", "gamma"]`.
  public func excludeFromWeightDecay(varList: [Variable] = [], varNames: [String] = []) {
    orRaise { () throws(ValueError) in
      guard iterations == 0 else {
        throw ValueError("excludeFromWeightDecay must be called before the first step of the optimizer")
      }
    }
    undecayed = Set(varList.map(ObjectIdentifier.init))
    undecayedNames = varNames
  }

  private func decays(_ variable: Variable) -> Bool {
    !undecayed.contains(ObjectIdentifier(variable)) && !undecayedNames.contains { variable.name.contains($0) }
  }

  private func check(_ gradients: [Tensor?], _ variables: [Variable]) throws {
    guard gradients.count == variables.count else {
      throw ValueError("applyGradients got \(gradients.count) gradients for \(variables.count) variables")
    }
    if trainableVariables.isEmpty { build(variables) }
    if places.isEmpty {
      places = Dictionary(
        uniqueKeysWithValues: trainableVariables.enumerated().map { (ObjectIdentifier($1), $0) })
    }
    for (gradient, variable) in zip(gradients, variables) {
      guard places[ObjectIdentifier(variable)] != nil else {
        throw ValueError(
          "the optimizer was used for other weights before and does not know '\(variable.name)': make a new one "
            + "(compile again) after changing a model")
      }
      if let gradient, gradient.shape != variable.shape {
        throw ShapeError(
          "the gradient of '\(variable.name)' has the shape \(gradient.shape), the weight \(variable.shape)")
      }
    }
    guard gradients.contains(where: { $0 != nil }) else {
      throw ValueError("no gradient for any weight: does the loss depend on the model's weights?")
    }
  }

  private func clipped(_ gradients: [Tensor?]) -> [Tensor?] {
    if let clipnorm {
      return gradients.map { gradient in gradient.map { $0 * (clipnorm / max(length([$0]), clipnorm)) } }
    }
    if let globalClipnorm {
      let scale = globalClipnorm / max(length(gradients.compactMap { $0 }), globalClipnorm)
      return gradients.map { gradient in gradient.map { $0 * scale } }
    }
    if let clipvalue { return gradients.map { $0?.clip(-clipvalue, clipvalue) } }
    return gradients
  }

  /// The Euclidean length of all numbers together.
  private func length(_ gradients: [Tensor]) -> Double {
    gradients.reduce(0) { $0 + ($1 * $1).sum().item() }.squareRoot()
  }

  /// What Keras keeps between the learning rate and the slots although it follows from the number
  /// of steps.
  var derivedVariables: [(name: String, value: Tensor)] { [] }

  /// All that a saved model keeps of the optimizer, in Keras's order: iterations, learning rate,
  /// then for each weight its slots.
  public var variables: [(name: String, value: Tensor)] {
    var result = [
      ("iterations", Tensor(Int64(iterations), dtype: .int64)),
      ("learning_rate", Tensor(Float(learningRate), dtype: .float32)),
    ]
    if learningRateSource.isSchedule { result.removeLast() }
    result += derivedVariables
    for (place, slot) in slotOrder {
      result.append(("\(trainableVariables[place].name)_\(slotNames[slot])", slots[place][slot]))
    }
    return result
  }

  /// Sets what ``variables`` gives, for weights that the optimizer was built for.
  public func setVariables(_ values: [Tensor]) throws {
    let expected = variables
    guard expected.count == values.count else {
      throw ValueError("the optimizer keeps \(expected.count) values, but got \(values.count)")
    }
    for (old, new) in zip(expected.dropFirst(), values.dropFirst()) where old.value.shape != new.shape {
      throw ShapeError("the optimizer's '\(old.name)' has the shape \(old.value.shape), but got \(new.shape)")
    }
    iterations = Int(values[0].item())
    var rest = values.dropFirst()
    if !learningRateSource.isSchedule, let rate = rest.popFirst() {
      // The file holds it as float32: the same rate keeps its digits.
      if Float(rate.item()) != Float(learningRate) { learningRateSource = rate.item() }
    }
    rest = rest.dropFirst(derivedVariables.count)
    for (place, slot) in slotOrder { if let value = rest.popFirst() { slots[place][slot] = value } }
  }

  /// The weights' places and slots in the order of ``variables``.
  private var slotOrder: [(place: Int, slot: Int)] {
    slotGroups.flatMap { group in slots.indices.flatMap { place in group.map { (place, $0) } } }
  }
}

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
    "adagrad": { Adagrad() }, "adadelta": { Adadelta() }, "adamax": { Adamax() }, "nadam": { Nadam() },
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
      config.optionalDouble("clipnorm"), config.optionalDouble("global_clipnorm"),
      config.optionalDouble("clipvalue")
    )
    switch name.lowercased() {
    case "sgd":
      return SGD(
        learningRate: rate ?? 0.01, momentum: config.double("momentum", 0),
        nesterov: config.bool("nesterov", false),
        weightDecay: decay, clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    case "rmsprop":
      return RMSprop(
        learningRate: rate ?? 0.001, rho: config.double("rho", 0.9), momentum: config.double("momentum", 0),
        epsilon: config.double("epsilon", 1e-7), centered: config.bool("centered", false), weightDecay: decay,
        clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    case "adam":
      return Adam(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999),
        epsilon: config.double("epsilon", 1e-7), amsgrad: config.bool("amsgrad", false), weightDecay: decay,
        clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    case "adamw":
      return AdamW(
        learningRate: rate ?? 0.001, weightDecay: decay ?? 0.004, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999), epsilon: config.double("epsilon", 1e-7),
        amsgrad: config.bool("amsgrad", false), clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    case "adagrad":
      return Adagrad(
        learningRate: rate ?? 0.001, initialAccumulatorValue: config.double("initial_accumulator_value", 0.1),
        epsilon: config.double("epsilon", 1e-7), weightDecay: decay, clipnorm: clip.0, globalClipnorm: clip.1,
        clipvalue: clip.2)
    case "adadelta":
      return Adadelta(
        learningRate: rate ?? 0.001, rho: config.double("rho", 0.95), epsilon: config.double("epsilon", 1e-7),
        weightDecay: decay, clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    case "adamax":
      return Adamax(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999), epsilon: config.double("epsilon", 1e-7), weightDecay: decay,
        clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    case "nadam":
      return Nadam(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.999), epsilon: config.double("epsilon", 1e-7), weightDecay: decay,
        clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    case "lion":
      return Lion(
        learningRate: rate ?? 0.001, beta1: config.double("beta_1", 0.9),
        beta2: config.double("beta_2", 0.99),
        weightDecay: decay, clipnorm: clip.0, globalClipnorm: clip.1, clipvalue: clip.2)
    default:
      throw ValueError(
        unknownName(name, of: "optimizer", known: byName.keys) + CustomObjects.advice(name))
    }
  }
}

extension Optimizer {
  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.optimizers", className: className, config: config)
  }
}
