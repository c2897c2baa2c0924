import Foundation
import OrderedJSON
import UserErrors

/// What may be given as a learning rate: a number, or a schedule that gives it for each step.
public protocol LearningRateConvertible {
  /// The learning rate of the step that follows `iterations` steps.
  func learningRate(at iterations: Int) -> Double
  /// Whether it changes by itself.
  var isSchedule: Bool { get }
  /// As a saved model describes it.
  var serialized: JSON { get }
}

extension Double: LearningRateConvertible {
  /// Itself.
  public func learningRate(at iterations: Int) -> Double { self }
  /// False.
  public var isSchedule: Bool { false }
  /// The number.
  public var serialized: JSON { JSON(self) }
}

/// A learning rate that changes with the steps made.
public protocol LearningRateSchedule: LearningRateConvertible, KerasObject {
  /// The class's name in Keras.
  var className: String { get }
  /// The settings under Keras's keys.
  var config: JSON { get }
}

extension LearningRateSchedule {
  /// The learning rate after `step` steps: `schedule(100)`.
  public func callAsFunction(_ step: Int) -> Double { learningRate(at: step) }
  /// The type's name, for a schedule of one's own.
  public var className: String { String(describing: type(of: self)) }
  /// No settings; a schedule of one's own that has some gives them.
  public var config: JSON { [:] }
  public var isSchedule: Bool { true }
  public var serialized: JSON {
    ObjectDescription.of(
      self, module: "keras.optimizers.schedules", className: className, config: config)
  }
}

/// Learning rates that change with the steps made, by their names in Keras.
public enum schedules {
  /// See ``Networks/ExponentialDecay``.
  public typealias ExponentialDecay = Networks.ExponentialDecay
  /// See ``Networks/InverseTimeDecay``.
  public typealias InverseTimeDecay = Networks.InverseTimeDecay
  /// See ``Networks/PolynomialDecay``.
  public typealias PolynomialDecay = Networks.PolynomialDecay
  /// See ``Networks/PiecewiseConstantDecay``.
  public typealias PiecewiseConstantDecay = Networks.PiecewiseConstantDecay
  /// See ``Networks/CosineDecay``.
  public typealias CosineDecay = Networks.CosineDecay

  /// The learning rate that a saved model describes: a number or a schedule; nil where there is none.
  static func deserialize(_ json: JSON?) throws -> (any LearningRateConvertible)? {
    guard let json, !json.isNull else { return nil }
    if let number = json.doubleValue { return number }
    if let own = try CustomObjects.deserialize(json, as: (any LearningRateSchedule).self) { return own }
    let config = LayerConfig(json["config"] ?? [:])
    let start = config.double("initial_learning_rate", 0.001)
    let steps = Int(config.double("decay_steps", 1))
    switch json["class_name"]?.stringValue ?? "" {
    case "ExponentialDecay":
      return ExponentialDecay(
        start, decaySteps: steps, decayRate: config.double("decay_rate", 1),
        staircase: config.bool("staircase", false))
    case "InverseTimeDecay":
      return InverseTimeDecay(
        start, decaySteps: steps, decayRate: config.double("decay_rate", 1),
        staircase: config.bool("staircase", false))
    case "PolynomialDecay":
      return PolynomialDecay(
        start, decaySteps: steps, endLearningRate: config.double("end_learning_rate", 1e-4),
        power: config.double("power", 1), cycle: config.bool("cycle", false))
    case "PiecewiseConstantDecay":
      let values = config.json["values"]?.arrayValue?.compactMap(\.doubleValue) ?? []
      return PiecewiseConstantDecay(boundaries: try config.ints("boundaries"), values: values)
    case "CosineDecay":
      return CosineDecay(
        start, decaySteps: steps, alpha: config.double("alpha", 0),
        warmupTarget: config.optionalDouble("warmup_target"),
        warmupSteps: config.optionalInt("warmup_steps") ?? 0)
    case let name:
      throw ValueError(
        unknownName(
          name, of: "learning rate schedule",
          known: [
            "ExponentialDecay", "InverseTimeDecay", "PolynomialDecay", "PiecewiseConstantDecay",
            "CosineDecay",
          ]) + CustomObjects.advice(name))
    }
  }
}

/// What schedules share whose rate falls by the same law in every so many steps.
struct Decay {
  let start: Double
  let steps: Int
  let rate: Double
  let staircase: Bool

  /// `step / decaySteps`, as a staircase cut to a whole number.
  func progress(at iterations: Int) -> Double {
    let progress = Double(iterations) / Double(steps)
    return staircase ? progress.rounded(.down) : progress
  }

  func config(name: String) -> JSON {
    [
      "initial_learning_rate": JSON(start), "decay_steps": JSON(steps), "decay_rate": JSON(rate),
      "staircase": JSON(staircase), "name": JSON(name),
    ]
  }
}

/// `rate · decayRate^(step / decaySteps)`; as a staircase the exponent is cut to a whole number.
public struct ExponentialDecay: LearningRateSchedule {
  private let decay: Decay

  /// The schedule.
  public init(_ initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false) {
    decay = Decay(start: initialLearningRate, steps: decaySteps, rate: decayRate, staircase: staircase)
  }

  public var className: String { "ExponentialDecay" }
  public var config: JSON { decay.config(name: className) }

  public func learningRate(at iterations: Int) -> Double {
    decay.start * pow(decay.rate, decay.progress(at: iterations))
  }
}

/// `rate / (1 + decayRate · step / decaySteps)`
public struct InverseTimeDecay: LearningRateSchedule {
  private let decay: Decay

  /// The schedule.
  public init(_ initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false) {
    decay = Decay(start: initialLearningRate, steps: decaySteps, rate: decayRate, staircase: staircase)
  }

  public var className: String { "InverseTimeDecay" }
  public var config: JSON { decay.config(name: className) }

  public func learningRate(at iterations: Int) -> Double {
    decay.start / (1 + decay.rate * decay.progress(at: iterations))
  }
}

/// `(start - end) (1 - step / decaySteps)^power + end`, and `end` afterwards; with `cycle` the steps are stretched instead.
public struct PolynomialDecay: LearningRateSchedule {
  let start: Double
  let decaySteps: Int
  let end: Double
  let power: Double
  let cycle: Bool

  /// The schedule.
  public init(
    _ initialLearningRate: Double, decaySteps: Int, endLearningRate: Double = 1e-4, power: Double = 1,
    cycle: Bool = false
  ) {
    (start, self.decaySteps, end) = (initialLearningRate, decaySteps, endLearningRate)
    (self.power, self.cycle) = (power, cycle)
  }

  public var className: String { "PolynomialDecay" }
  public var config: JSON {
    [
      "initial_learning_rate": JSON(start), "decay_steps": JSON(decaySteps), "end_learning_rate": JSON(end),
      "power": JSON(power), "cycle": JSON(cycle), "name": "PolynomialDecay",
    ]
  }

  public func learningRate(at iterations: Int) -> Double {
    var steps = Double(decaySteps)
    var step = Double(iterations)
    if cycle { steps *= max(1, (step / steps).rounded(.up)) } else { step = min(step, steps) }
    return (start - end) * pow(1 - step / steps, power) + end
  }
}

/// `values[0]` up to step `boundaries[0]`, then `values[1]`, and so on.
public struct PiecewiseConstantDecay: LearningRateSchedule {
  let boundaries: [Int]
  let values: [Double]

  /// The schedule; there is one value more than boundaries.
  public init(boundaries: [Int], values: [Double]) {
    orRaise { () throws(ValueError) in
      guard values.count == boundaries.count + 1 else {
        throw ValueError(
          "PiecewiseConstantDecay needs one value more than boundaries, not \(values.count) and \(boundaries.count)"
        )
      }
    }
    (self.boundaries, self.values) = (boundaries, values)
  }

  public var className: String { "PiecewiseConstantDecay" }
  public var config: JSON {
    [
      "boundaries": .array(boundaries.map { JSON($0) }), "values": .array(values.map { JSON($0) }),
      "name": "PiecewiseConstant",
    ]
  }

  public func learningRate(at iterations: Int) -> Double {
    values[boundaries.firstIndex { iterations <= $0 } ?? boundaries.count]
  }
}

/// Half a cosine from the first rate to `alpha` times it, after a linear rise to `warmupTarget` if there is one.
/// (Loshchilov and Hutter 2017)
public struct CosineDecay: LearningRateSchedule {
  let start: Double
  let decaySteps: Int
  let alpha: Double
  let warmupTarget: Double?
  let warmupSteps: Int

  /// The schedule.
  public init(
    _ initialLearningRate: Double, decaySteps: Int, alpha: Double = 0, warmupTarget: Double? = nil,
    warmupSteps: Int = 0
  ) {
    (start, self.decaySteps, self.alpha) = (initialLearningRate, decaySteps, alpha)
    (self.warmupTarget, self.warmupSteps) = (warmupTarget, warmupSteps)
  }

  public var className: String { "CosineDecay" }
  public var config: JSON {
    [
      "initial_learning_rate": JSON(start), "decay_steps": JSON(decaySteps), "alpha": JSON(alpha),
      "name": "CosineDecay", "warmup_target": .optional(warmupTarget), "warmup_steps": JSON(warmupSteps),
    ]
  }

  public func learningRate(at iterations: Int) -> Double {
    guard let warmupTarget else { return decayed(from: start, Double(iterations)) }
    if iterations < warmupSteps {
      return start + (warmupTarget - start) * Double(iterations) / Double(warmupSteps)
    }
    return decayed(from: warmupTarget, Double(iterations - warmupSteps))
  }

  private func decayed(from rate: Double, _ step: Double) -> Double {
    let progress = min(step, Double(decaySteps)) / Double(decaySteps)
    let cosine = 0.5 * (1 + cos(Double.pi * progress))
    return rate * ((1 - alpha) * cosine + alpha)
  }
}
