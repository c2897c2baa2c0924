import Foundation
import OrderedJSON
import UserErrors

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
  public init(
    _ initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false
  ) {
    decay = Decay(
      start: initialLearningRate, steps: decaySteps, rate: decayRate, staircase: staircase)
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
  public init(
    _ initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false
  ) {
    decay = Decay(
      start: initialLearningRate, steps: decaySteps, rate: decayRate, staircase: staircase)
  }

  public var className: String { "InverseTimeDecay" }
  public var config: JSON { decay.config(name: className) }

  public func learningRate(at iterations: Int) -> Double {
    decay.start / (1 + decay.rate * decay.progress(at: iterations))
  }
}

/// `(start - end) (1 - step / decaySteps)^power + end`, and `end` afterwards; with `cycle` the
/// steps are stretched instead.
public struct PolynomialDecay: LearningRateSchedule {
  let start: Double
  let decaySteps: Int
  let end: Double
  let power: Double
  let cycle: Bool

  /// The schedule.
  public init(
    _ initialLearningRate: Double, decaySteps: Int, endLearningRate: Double = 1e-4,
    power: Double = 1,
    cycle: Bool = false
  ) {
    (start, self.decaySteps, end) = (initialLearningRate, decaySteps, endLearningRate)
    (self.power, self.cycle) = (power, cycle)
  }

  public var className: String { "PolynomialDecay" }
  public var config: JSON {
    [
      "initial_learning_rate": JSON(start), "decay_steps": JSON(decaySteps),
      "end_learning_rate": JSON(end),
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

/// Half a cosine from the first rate to `alpha` times it, after a linear rise to `warmupTarget` if
/// there is one. (Loshchilov and Hutter 2017)
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
      "name": "CosineDecay", "warmup_target": .optional(warmupTarget),
      "warmup_steps": JSON(warmupSteps),
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
