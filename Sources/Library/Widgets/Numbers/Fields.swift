import CommFrames
import OrderedJSON

/// A field for a whole number.
public final class IntText: DescribedControl, StateValueWidget {
  /// A field that shows `value` at first; `step` is how far its arrows go.
  public init(_ value: Int = 0, step: Int = 1, description: String = "", layout: Layout? = nil) {
    super.init(
      "IntText", ["value": JSONValue(value), "step": JSONValue(step), "continuous_update": false],
      description: description,
      layout: layout)
  }

  /// What stands in the field.
  @Synced("value") public var value: Int
  /// How far the arrows go.
  @Synced("step") public var step: Int
}

/// A field for a number.
public final class FloatText: DescribedControl, StateValueWidget {
  /// A field that shows `value` at first; `step` is how far its arrows go, nil for any number.
  public init(_ value: Double = 0, step: Double? = nil, description: String = "", layout: Layout? = nil) {
    super.init(
      "FloatText", ["value": JSONValue(value), "step": step.widgetJSON, "continuous_update": false],
      description: description, layout: layout)
  }

  /// What stands in the field.
  @Synced("value") public var value: Double
}

/// A field for a whole number between bounds.
public final class BoundedIntText: BoundedControl<Int> {
  /// A field that shows `value` at first, by default the least; `step` is how far its arrows go.
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, step: Int = 1, description: String = "",
    layout: Layout? = nil
  ) {
    super.init(
      "BoundedIntText", value ?? range.lowerBound, in: range,
      ["step": JSONValue(step), "continuous_update": false], description: description, layout: layout)
  }
}

/// A field for a number between bounds.
public final class BoundedFloatText: BoundedControl<Double> {
  /// A field that shows `value` at first, by default the least; `step` is how far its arrows go, nil for any number.
  public init(
    _ range: ClosedRange<Double> = 0...100, value: Double? = nil, step: Double? = nil,
    description: String = "",
    layout: Layout? = nil
  ) {
    super.init(
      "BoundedFloatText", value ?? range.lowerBound, in: range,
      ["step": step.widgetJSON, "continuous_update": false], description: description, layout: layout)
  }
}
