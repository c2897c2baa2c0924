import CommFrames
import OrderedJSON
import UserErrors

/// How a slider lies.
public enum Orientation: String, Sendable, ExpressibleByStringLiteral {
  case horizontal, vertical

  /// By its name, as in ipywidgets: `orientation: "vertical"`.
  public init(stringLiteral name: String) {
    guard let known = Orientation(rawValue: name) else {
      raise(ValueError("orientation: \"horizontal\" or \"vertical\", not \"\(name)\""))
    }
    self = known
  }
}

/// The style of sliders.
func sliderStyle() -> Style { Style("Slider", ["description_width": "", "handle_color": .null]) }

/// What all sliders' states have beside value and bounds.
private func sliderState(
  step: any WidgetValue, _ orientation: Orientation, readout: Bool, _ format: String, continuous: Bool
) -> JSONValue.Object {
  [
    "step": step.widgetJSON, "orientation": JSONValue(orientation.rawValue), "readout": JSONValue(readout),
    "readout_format": JSONValue(format), "continuous_update": JSONValue(continuous), "behavior": "drag-tap",
  ]
}

/// A hundredth of a range: the step of sliders over numbers where none is given.
private func hundredth(of range: ClosedRange<Double>) -> Double {
  (range.upperBound - range.lowerBound) / 100
}

/// A slider over whole numbers.
public final class IntSlider: BoundedControl<Int> {
  /// - Parameters:
  ///   - range: the least and the greatest value.
  ///   - value: where it stands at first; by default the least value.
  ///   - continuous: whether the value changes while the slider is dragged, or only when it is let go.
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, step: Int = 1, description: String = "",
    continuous: Bool = true, orientation: Orientation = .horizontal, readout: Bool = true,
    layout: Layout? = nil
  ) {
    super.init(
      "IntSlider", value ?? range.lowerBound, in: range,
      sliderState(step: step, orientation, readout: readout, "d", continuous: continuous),
      description: description, layout: layout, style: sliderStyle())
  }

  /// The distance of neighbouring values.
  @Synced("step") public var step: Int
}

/// A slider over numbers.
public final class FloatSlider: BoundedControl<Double> {
  /// - Parameters:
  ///   - range: the least and the greatest value.
  ///   - value: where it stands at first; by default the least value.
  ///   - step: the distance of neighbouring values; by default a hundredth of the range.
  ///   - readoutFormat: how the value is shown, in the language of d3-format.
  public init(
    _ range: ClosedRange<Double> = 0...10, value: Double? = nil, step: Double? = nil,
    description: String = "",
    continuous: Bool = true, orientation: Orientation = .horizontal, readout: Bool = true,
    readoutFormat: String = ".2f", layout: Layout? = nil
  ) {
    super.init(
      "FloatSlider", value ?? range.lowerBound, in: range,
      sliderState(
        step: step ?? hundredth(of: range), orientation, readout: readout, readoutFormat,
        continuous: continuous),
      description: description, layout: layout, style: sliderStyle())
  }

  /// The distance of neighbouring values.
  @Synced("step") public var step: Double
}

/// A slider over the powers of a base.
public final class FloatLogSlider: DescribedControl, StateValueWidget {
  /// - Parameters:
  ///   - exponents: the least and the greatest exponent of `base`.
  ///   - value: the value at first, not its exponent.
  ///   - step: the distance of neighbouring exponents.
  public init(
    _ exponents: ClosedRange<Double> = 0...4, value: Double = 1, base: Double = 10, step: Double = 0.1,
    description: String = "", continuous: Bool = true, orientation: Orientation = .horizontal,
    readout: Bool = true,
    readoutFormat: String = ".3g", layout: Layout? = nil
  ) {
    var state = sliderState(
      step: step, orientation, readout: readout, readoutFormat, continuous: continuous)
    (state["value"], state["base"]) = (JSONValue(value), JSONValue(base))
    (state["min"], state["max"]) = (JSONValue(exponents.lowerBound), JSONValue(exponents.upperBound))
    super.init("FloatLogSlider", state, description: description, layout: layout, style: sliderStyle())
  }

  /// What the user has chosen, not its exponent.
  @Synced("value") public var value: Double
  /// The least exponent.
  @Synced("min") public var min: Double
  /// The greatest exponent.
  @Synced("max") public var max: Double
  /// What the exponents are of.
  @Synced("base") public var base: Double
  /// The distance of neighbouring exponents.
  @Synced("step") public var step: Double
}

/// A slider with two handles, over whole numbers.
public final class IntRangeSlider: BoundedControl<ClosedRange<Int>> {
  /// - Parameters:
  ///   - range: the least and the greatest value.
  ///   - value: where the handles stand at first; by default at the ends.
  ///   - continuous: whether the value changes while a handle is dragged, or only when it is let go.
  public init(
    _ range: ClosedRange<Int> = 0...100, value: ClosedRange<Int>? = nil, step: Int = 1,
    description: String = "",
    continuous: Bool = true, orientation: Orientation = .horizontal, readout: Bool = true,
    layout: Layout? = nil
  ) {
    super.init(
      "IntRangeSlider", value ?? range, in: range,
      sliderState(step: step, orientation, readout: readout, "d", continuous: continuous),
      description: description, layout: layout, style: sliderStyle())
  }

  /// The distance of neighbouring values.
  @Synced("step") public var step: Int
}

/// A slider with two handles, over numbers.
public final class FloatRangeSlider: BoundedControl<ClosedRange<Double>> {
  /// - Parameters:
  ///   - range: the least and the greatest value.
  ///   - value: where the handles stand at first; by default at the ends.
  ///   - step: the distance of neighbouring values; by default a hundredth of the range.
  ///   - readoutFormat: how the values are shown, in the language of d3-format.
  public init(
    _ range: ClosedRange<Double> = 0...10, value: ClosedRange<Double>? = nil, step: Double? = nil,
    description: String = "", continuous: Bool = true, orientation: Orientation = .horizontal,
    readout: Bool = true,
    readoutFormat: String = ".2f", layout: Layout? = nil
  ) {
    super.init(
      "FloatRangeSlider", value ?? range, in: range,
      sliderState(
        step: step ?? hundredth(of: range), orientation, readout: readout, readoutFormat,
        continuous: continuous),
      description: description, layout: layout, style: sliderStyle())
  }

  /// The distance of neighbouring values.
  @Synced("step") public var step: Double
}
