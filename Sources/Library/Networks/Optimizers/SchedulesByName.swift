import OrderedJSON
import UserErrors

/// Learning rates that change with the steps made, by their names in Keras.
public enum schedules {
  /// See ``Networks/LearningRateSchedule``.
  public typealias LearningRateSchedule = Networks.LearningRateSchedule
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

  /// The learning rate that a saved model describes: a number or a schedule; nil where there is
  /// none.
  static func deserialize(_ json: JSON?) throws -> (any LearningRateConvertible)? {
    guard let json, !json.isNull else { return nil }
    if let number = json.doubleValue { return number }
    if let own = try CustomObjects.deserialize(json, as: (any LearningRateSchedule).self) {
      return own
    }
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
