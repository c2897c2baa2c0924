import CommFrames
import OrderedJSON

/// How a bar or a button is coloured.
public enum WidgetColor: String, Sendable {
  /// As the page colours what is nothing special.
  case plain = ""
  case primary, success, info, warning, danger
}

/// A bar that fills as a whole number grows.
public final class IntProgress: BoundedControl<Int> {
  /// A bar that is full at the range's upper end.
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, description: String = "",
    color: WidgetColor = .plain,
    layout: Layout? = nil
  ) {
    super.init(
      "IntProgress", value ?? range.lowerBound, in: range, progressState(color), description: description,
      layout: layout, style: progressStyle(), disabled: nil)
  }
}

/// A bar that fills as a number grows.
public final class FloatProgress: BoundedControl<Double> {
  /// A bar that is full at the range's upper end.
  public init(
    _ range: ClosedRange<Double> = 0...10, value: Double? = nil, description: String = "",
    color: WidgetColor = .plain,
    layout: Layout? = nil
  ) {
    super.init(
      "FloatProgress", value ?? range.lowerBound, in: range, progressState(color), description: description,
      layout: layout, style: progressStyle(), disabled: nil)
  }
}

private func progressStyle() -> Style { Style("Progress", ["bar_color": .null, "description_width": ""]) }

private func progressState(_ color: WidgetColor) -> JSONValue.Object {
  ["bar_style": JSONValue(color.rawValue), "orientation": "horizontal"]
}

/// Buttons that let a whole number run by itself; link it with a slider by `jslink(_:_:)`.
public final class Play: BoundedControl<Int> {
  /// - Parameter interval: milliseconds from one value to the next.
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, step: Int = 1, interval: Int = 100,
    description: String = "", layout: Layout? = nil
  ) {
    super.init(
      "Play", value ?? range.lowerBound, in: range,
      [
        "step": JSONValue(step), "interval": JSONValue(interval), "repeat": false, "playing": false,
        "show_repeat": true,
      ], description: description, layout: layout)
  }

  /// Whether the number runs.
  @Synced("playing") public var isPlaying: Bool
}
