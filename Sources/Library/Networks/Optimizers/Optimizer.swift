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
  public internal(set) var learningRateSource: any LearningRateConvertible
  /// The part of each weight that is taken away at a step, times the learning rate (decoupled
  /// decay).
  public private(set) var weightDecay: Double?
  /// Each gradient is scaled down to at most this length.
  public private(set) var clipnorm: Double?
  /// All gradients together are scaled down to at most this length.
  public private(set) var globalClipnorm: Double?
  /// Each gradient's numbers are cut to ±this.
  public private(set) var clipvalue: Double?
  /// Moving averages of the weights, where they are kept.
  private(set) var averaging: WeightAveraging?

  /// What every optimizer has.
  ///
  /// - Parameters:
  ///   - learningRate: a number or a schedule.
  ///   - weightDecay: the part of each weight that is taken away at a step, times the learning
  ///     rate.
  ///   - clipnorm: each gradient is scaled down to at most this length.
  ///   - globalClipnorm: all gradients together are scaled down to at most this length.
  ///   - clipvalue: each gradient's numbers are cut to ±this.
  ///   - useEma: whether moving averages of the weights are kept, which the model has when `fit`
  ///     ends: `average = emaMomentum average + (1 - emaMomentum) weight` after each step.
  ///   - emaMomentum: from 0 to 1.
  ///   - emaOverwriteFrequency: after every so many steps the weights become their averages; only
  ///     at the end of `fit` unless given.
  ///   - name: the optimizer's name.
  public init(
    learningRate: any LearningRateConvertible, weightDecay: Double? = nil, clipnorm: Double? = nil,
    globalClipnorm: Double? = nil, clipvalue: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, name: String
  ) {
    averaging =
      useEma
      ? WeightAveraging(momentum: emaMomentum, overwriteFrequency: emaOverwriteFrequency) : nil
    self.learningRateSource = learningRate
    (self.weightDecay, self.clipnorm) = (weightDecay, clipnorm)
    (self.globalClipnorm, self.clipvalue) = (globalClipnorm, clipvalue)
    self.name = name
    checkClipping()
  }

  /// Takes from a saved model's description what every optimizer has, but for the learning rate.
  func adopt(_ config: LayerConfig) {
    name = config.json["name"]?.stringValue ?? name
    weightDecay = config.optionalDouble("weight_decay") ?? weightDecay
    (clipnorm, clipvalue) = (config.optionalDouble("clipnorm"), config.optionalDouble("clipvalue"))
    globalClipnorm = config.optionalDouble("global_clipnorm")
    if config.bool("use_ema", false) {
      averaging = WeightAveraging(
        momentum: config.double("ema_momentum", 0.99),
        overwriteFrequency: config.optionalInt("ema_overwrite_frequency"))
    }
    checkClipping()
  }

  private func checkClipping() {
    orRaise { () throws(ValueError) in
      guard [clipnorm, globalClipnorm, clipvalue].compactMap({ $0 }).count <= 1 else {
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
      "clipvalue": .optional(clipvalue), "use_ema": JSON(averaging != nil),
      "ema_momentum": JSON(averaging?.momentum ?? 0.99),
      "ema_overwrite_frequency": .optional(averaging?.overwriteFrequency), "loss_scale_factor": nil,
      "gradient_accumulation_steps": nil,
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
  open func updated(_ value: Tensor, gradient: Tensor, slots: inout [Tensor], learningRate: Double)
    -> Tensor
  {
    raise(
      ValueError(
        "the optimizer \(className) does not say how it changes weights: override updated(…)"))
  }

  /// Gives a weight its next value: by ``updated(_:gradient:slots:learningRate:)`` unless an
  /// optimizer does it in place.
  func update(_ variable: Variable, gradient: Tensor, slots: inout [Tensor], learningRate: Double) {
    variable.assign(
      updated(variable.value, gradient: gradient, slots: &slots, learningRate: learningRate))
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
      update(
        step.variable, gradient: step.gradient, slots: &slots[step.place],
        learningRate: learningRate)
    }
  }

  /// Itself.
  public func asOptimizer() throws -> Optimizer { self }

  /// Makes ready what is kept for each of these weights.
  public func build(_ variables: [Variable]) {
    trainableVariables = variables
    averaging?.build(variables)
    slots = variables.map { variable in
      slotNames.map { initialSlot($0, for: variable.value.detached) }
    }
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
        if let weightDecay, decays(variable) {
          variable.assign(variable.value * (1 - weightDecay * rate))
        }
        steps.append(Step(variable: variable, gradient: gradient, place: place))
      }
      update(steps, learningRate: rate)
      averaging?.update(trainableVariables, step: iterations + 1)
      for step in steps {
        if let project = step.variable.projection {
          step.variable.assign(project(step.variable.value))
        }
      }
      iterations += 1
    }
  }

  /// Gives these weights their final values, as the end of `fit` does: their moving averages, where
  /// those are kept (`useEma`).
  public func finalizeVariableValues(_ variables: [Variable]) {
    guard let averaging, iterations > 0 else { return }
    for variable in variables {
      if let place = places[ObjectIdentifier(variable)] {
        variable.assign(averaging.averages[place])
      }
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
        throw ValueError(
          "excludeFromWeightDecay must be called before the first step of the optimizer")
      }
    }
    undecayed = Set(varList.map(ObjectIdentifier.init))
    undecayedNames = varNames
  }

  private func decays(_ variable: Variable) -> Bool {
    !undecayed.contains(ObjectIdentifier(variable))
      && !undecayedNames.contains { variable.name.contains($0) }
  }

  private func check(_ gradients: [Tensor?], _ variables: [Variable]) throws {
    guard gradients.count == variables.count else {
      throw ValueError(
        "applyGradients got \(gradients.count) gradients for \(variables.count) variables")
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
          "the gradient of '\(variable.name)' has the shape \(gradient.shape), the weight \(variable.shape)"
        )
      }
    }
    guard gradients.contains(where: { $0 != nil }) else {
      throw ValueError("no gradient for any weight: does the loss depend on the model's weights?")
    }
  }

  private func clipped(_ gradients: [Tensor?]) -> [Tensor?] {
    if let clipnorm {
      return gradients.map { gradient in
        gradient.map { $0 * (clipnorm / max(length([$0]), clipnorm)) }
      }
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
}
