import CommFrames
import OrderedJSON

/// A field for a whole number.
public final class IntText: DescribedControl, StateValueWidget {
  public init(_ value: Int = 0, step: Int = 1, description: String = "", layout: Layout? = nil) {
    super.init(
      "IntText", ["value": JSONValue(value), "step": JSONValue(step), "continuous_update": false],
      description: description,
      layout: layout)
  }

  @Synced("value") public var value: Int
  @Synced("step") public var step: Int
}

/// A field for a number.
public final class FloatText: DescribedControl, StateValueWidget {
  public init(_ value: Double = 0, step: Double? = nil, description: String = "", layout: Layout? = nil) {
    super.init(
      "FloatText", ["value": JSONValue(value), "step": step.widgetJSON, "continuous_update": false],
      description: description, layout: layout)
  }

  @Synced("value") public var value: Double
}

/// A field for a whole number between bounds.
public final class BoundedIntText: DescribedControl, StateValueWidget {
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, step: Int = 1, description: String = "",
    layout: Layout? = nil
  ) {
    let value = Swift.min(Swift.max(value ?? range.lowerBound, range.lowerBound), range.upperBound)
    super.init(
      "BoundedIntText",
      [
        "value": JSONValue(value), "min": JSONValue(range.lowerBound), "max": JSONValue(range.upperBound),
        "step": JSONValue(step),
        "continuous_update": false,
      ], description: description, layout: layout)
  }

  @Synced("value") public var value: Int
  @Synced("min") public var min: Int
  @Synced("max") public var max: Int

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clamped(values, of: self, Int.self)
  }
}

/// A field for a number between bounds.
public final class BoundedFloatText: DescribedControl, StateValueWidget {
  public init(
    _ range: ClosedRange<Double> = 0...100, value: Double? = nil, step: Double? = nil,
    description: String = "",
    layout: Layout? = nil
  ) {
    let value = Swift.min(Swift.max(value ?? range.lowerBound, range.lowerBound), range.upperBound)
    super.init(
      "BoundedFloatText",
      [
        "value": JSONValue(value), "min": JSONValue(range.lowerBound), "max": JSONValue(range.upperBound),
        "step": step.widgetJSON,
        "continuous_update": false,
      ], description: description, layout: layout)
  }

  @Synced("value") public var value: Double
  @Synced("min") public var min: Double
  @Synced("max") public var max: Double

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clamped(values, of: self, Double.self)
  }
}

/// How a bar or a button is coloured.
public enum WidgetColor: String, Sendable {
  case plain = ""
  case primary, success, info, warning, danger
}

/// A bar that fills as a whole number grows.
public final class IntProgress: DescribedControl, StateValueWidget {
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, description: String = "",
    color: WidgetColor = .plain,
    layout: Layout? = nil
  ) {
    super.init(
      "IntProgress", progressState(range.lowerBound, range.upperBound, value ?? range.lowerBound, color),
      description: description, layout: layout, style: progressStyle(), disabled: nil)
  }

  @Synced("value") public var value: Int
  @Synced("min") public var min: Int
  @Synced("max") public var max: Int

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clamped(values, of: self, Int.self)
  }
}

/// A bar that fills as a number grows.
public final class FloatProgress: DescribedControl, StateValueWidget {
  public init(
    _ range: ClosedRange<Double> = 0...10, value: Double? = nil, description: String = "",
    color: WidgetColor = .plain,
    layout: Layout? = nil
  ) {
    super.init(
      "FloatProgress", progressState(range.lowerBound, range.upperBound, value ?? range.lowerBound, color),
      description: description, layout: layout, style: progressStyle(), disabled: nil)
  }

  @Synced("value") public var value: Double
  @Synced("min") public var min: Double
  @Synced("max") public var max: Double

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clamped(values, of: self, Double.self)
  }
}

private func progressStyle() -> Style { Style("Progress", ["bar_color": .null, "description_width": ""]) }

private func progressState(
  _ low: some WidgetValue, _ high: some WidgetValue, _ value: some WidgetValue, _ color: WidgetColor
)
  -> JSONValue.Object
{
  [
    "value": value.widgetJSON, "min": low.widgetJSON, "max": high.widgetJSON,
    "bar_style": JSONValue(color.rawValue),
    "orientation": "horizontal",
  ]
}

/// Buttons that let a whole number run by itself; link it with a slider by ``jslink(_:_:)``.
public final class Play: DescribedControl, StateValueWidget {
  /// - Parameter interval: milliseconds from one value to the next.
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, step: Int = 1, interval: Int = 100,
    description: String = "", layout: Layout? = nil
  ) {
    super.init(
      "Play",
      [
        "value": JSONValue(value ?? range.lowerBound), "min": JSONValue(range.lowerBound),
        "max": JSONValue(range.upperBound),
        "step": JSONValue(step), "interval": JSONValue(interval), "repeat": false, "playing": false,
        "show_repeat": true,
      ], description: description, layout: layout)
  }

  @Synced("value") public var value: Int
  @Synced("playing") public var isPlaying: Bool

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clamped(values, of: self, Int.self)
  }
}
