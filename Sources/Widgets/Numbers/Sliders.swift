import CommFrames
import OrderedJSON

/// A slider over whole numbers.
public final class IntSlider: DescribedControl, StateValueWidget {
  /// - Parameters:
  ///   - range: the least and the greatest value.
  ///   - value: where it stands at first; by default the least value.
  ///   - continuous: whether the value changes while the slider is dragged, or only when it is let go.
  public init(
    _ range: ClosedRange<Int> = 0...100, value: Int? = nil, step: Int = 1, description: String = "",
    continuous: Bool = true, orientation: Orientation = .horizontal, readout: Bool = true,
    layout: Layout? = nil
  ) {
    let value = Swift.min(Swift.max(value ?? range.lowerBound, range.lowerBound), range.upperBound)
    super.init(
      "IntSlider",
      [
        "value": JSONValue(value), "min": JSONValue(range.lowerBound), "max": JSONValue(range.upperBound),
        "step": JSONValue(step),
        "orientation": JSONValue(orientation.rawValue), "readout": JSONValue(readout), "readout_format": "d",
        "continuous_update": JSONValue(continuous), "behavior": "drag-tap",
      ], description: description, layout: layout, style: sliderStyle())
  }

  @Synced("value") public var value: Int
  @Synced("min") public var min: Int
  @Synced("max") public var max: Int
  @Synced("step") public var step: Int

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clamped(values, of: self, Int.self)
  }
}

/// A slider over numbers.
public final class FloatSlider: DescribedControl, StateValueWidget {
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
    let value = Swift.min(Swift.max(value ?? range.lowerBound, range.lowerBound), range.upperBound)
    super.init(
      "FloatSlider",
      [
        "value": JSONValue(value), "min": JSONValue(range.lowerBound), "max": JSONValue(range.upperBound),
        "step": JSONValue(step ?? (range.upperBound - range.lowerBound) / 100),
        "orientation": JSONValue(orientation.rawValue), "readout": JSONValue(readout),
        "readout_format": JSONValue(readoutFormat),
        "continuous_update": JSONValue(continuous), "behavior": "drag-tap",
      ], description: description, layout: layout, style: sliderStyle())
  }

  @Synced("value") public var value: Double
  @Synced("min") public var min: Double
  @Synced("max") public var max: Double
  @Synced("step") public var step: Double

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clamped(values, of: self, Double.self)
  }
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
    super.init(
      "FloatLogSlider",
      [
        "value": JSONValue(value), "min": JSONValue(exponents.lowerBound),
        "max": JSONValue(exponents.upperBound),
        "base": JSONValue(base), "step": JSONValue(step), "orientation": JSONValue(orientation.rawValue),
        "readout": JSONValue(readout),
        "readout_format": JSONValue(readoutFormat), "continuous_update": JSONValue(continuous),
        "behavior": "drag-tap",
      ], description: description, layout: layout, style: sliderStyle())
  }

  @Synced("value") public var value: Double
  /// The least exponent.
  @Synced("min") public var min: Double
  /// The greatest exponent.
  @Synced("max") public var max: Double
  @Synced("base") public var base: Double
  @Synced("step") public var step: Double
}

/// A slider with two handles, over whole numbers.
public final class IntRangeSlider: DescribedControl, StateValueWidget {
  public init(
    _ range: ClosedRange<Int> = 0...100, value: ClosedRange<Int>? = nil, step: Int = 1,
    description: String = "",
    continuous: Bool = true, orientation: Orientation = .horizontal, readout: Bool = true,
    layout: Layout? = nil
  ) {
    super.init(
      "IntRangeSlider",
      [
        "value": (value ?? range).clamped(to: range).widgetJSON, "min": JSONValue(range.lowerBound),
        "max": JSONValue(range.upperBound), "step": JSONValue(step),
        "orientation": JSONValue(orientation.rawValue),
        "readout": JSONValue(readout), "readout_format": "d", "continuous_update": JSONValue(continuous),
        "behavior": "drag-tap",
      ], description: description, layout: layout, style: sliderStyle())
  }

  @Synced("value") public var value: ClosedRange<Int>
  @Synced("min") public var min: Int
  @Synced("max") public var max: Int
  @Synced("step") public var step: Int

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clampedRange(values, of: self, Int.self)
  }
}

/// A slider with two handles, over numbers.
public final class FloatRangeSlider: DescribedControl, StateValueWidget {
  public init(
    _ range: ClosedRange<Double> = 0...10, value: ClosedRange<Double>? = nil, step: Double? = nil,
    description: String = "", continuous: Bool = true, orientation: Orientation = .horizontal,
    readout: Bool = true,
    readoutFormat: String = ".2f", layout: Layout? = nil
  ) {
    super.init(
      "FloatRangeSlider",
      [
        "value": (value ?? range).clamped(to: range).widgetJSON, "min": JSONValue(range.lowerBound),
        "max": JSONValue(range.upperBound),
        "step": JSONValue(step ?? (range.upperBound - range.lowerBound) / 100),
        "orientation": JSONValue(orientation.rawValue), "readout": JSONValue(readout),
        "readout_format": JSONValue(readoutFormat),
        "continuous_update": JSONValue(continuous), "behavior": "drag-tap",
      ], description: description, layout: layout, style: sliderStyle())
  }

  @Synced("value") public var value: ClosedRange<Double>
  @Synced("min") public var min: Double
  @Synced("max") public var max: Double
  @Synced("step") public var step: Double

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    clampedRange(values, of: self, Double.self)
  }
}
