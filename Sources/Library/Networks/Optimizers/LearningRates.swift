import OrderedJSON

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
