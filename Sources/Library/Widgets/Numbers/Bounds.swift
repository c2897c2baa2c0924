import CommFrames
import OrderedJSON

/// A value that can be kept between bounds: a number, or a range of numbers.
public protocol BoundedValue: WidgetValue {
  /// What the bounds are.
  associatedtype Bound: WidgetValue & Comparable
  /// The nearest value to `value` within the bounds.
  static func nearest(to value: Self, in bounds: ClosedRange<Bound>) -> Self
}

extension BoundedValue where Self: Comparable, Bound == Self {
  /// The value itself, or the bound that it lies beyond.
  public static func nearest(to value: Self, in bounds: ClosedRange<Self>) -> Self {
    min(max(value, bounds.lowerBound), bounds.upperBound)
  }
}

extension Int: BoundedValue {}
extension Double: BoundedValue {}

extension ClosedRange: BoundedValue where Bound: WidgetValue {
  /// The part of the range that lies within the bounds.
  public static func nearest(to value: Self, in bounds: ClosedRange<Bound>) -> Self {
    value.clamped(to: bounds)
  }
}

/// A control whose value lies between bounds, whichever side sets it.
open class BoundedControl<Value: BoundedValue>: DescribedControl, StateValueWidget {
  init(
    _ name: String, _ value: Value, in bounds: ClosedRange<Value.Bound>, _ state: JSONValue.Object,
    description: String, layout: Layout?, style: Style? = nil, disabled: Bool? = false
  ) {
    var all = state
    all["value"] = Value.nearest(to: value, in: bounds).widgetJSON
    (all["min"], all["max"]) = (bounds.lowerBound.widgetJSON, bounds.upperBound.widgetJSON)
    super.init(name, all, description: description, layout: layout, style: style, disabled: disabled)
  }

  /// What the user has chosen.
  @Synced("value") public var value: Value
  /// The least value.
  @Synced("min") public var min: Value.Bound
  /// The greatest value.
  @Synced("max") public var max: Value.Bound

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    guard let value = values["value"].flatMap({ Value(widgetJSON: $0) }),
      let low = bound("min", values), let high = bound("max", values), low <= high
    else { return values }
    var result = values
    result["value"] = Value.nearest(to: value, in: low...high).widgetJSON
    return result
  }

  private func bound(_ name: String, _ values: JSONValue.Object) -> Value.Bound? {
    (values[name] ?? value(name)).flatMap { Value.Bound(widgetJSON: $0) }
  }
}
