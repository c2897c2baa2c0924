import CommFrames
import OrderedJSON

/// A value that a widget shares with its counterpart in the front end, as JSON.
public protocol WidgetValue {
  /// The value in `json`; nil where there is none of this type.
  init?(widgetJSON json: JSONValue)
  /// The value as the widgets' protocol writes it.
  var widgetJSON: JSONValue { get }
}

extension Int: WidgetValue {
  /// Sliders of the front end may send whole numbers as `3.0`.
  public init?(widgetJSON json: JSONValue) {
    guard let value = json.intValue ?? json.doubleValue.flatMap({ Int(exactly: $0.rounded()) }) else {
      return nil
    }
    self = value
  }
  public var widgetJSON: JSONValue { JSONValue(self) }
}

extension Double: WidgetValue {
  public init?(widgetJSON json: JSONValue) {
    guard let value = json.doubleValue else { return nil }
    self = value
  }
  public var widgetJSON: JSONValue { JSONValue(self) }
}

extension String: WidgetValue {
  public init?(widgetJSON json: JSONValue) {
    guard let value = json.stringValue else { return nil }
    self = value
  }
  public var widgetJSON: JSONValue { JSONValue(self) }
}

extension Bool: WidgetValue {
  public init?(widgetJSON json: JSONValue) {
    guard let value = json.boolValue else { return nil }
    self = value
  }
  public var widgetJSON: JSONValue { JSONValue(self) }
}

extension Optional: WidgetValue where Wrapped: WidgetValue {
  public init?(widgetJSON json: JSONValue) {
    if json.isNull {
      self = Self.none
    } else if let value = Wrapped(widgetJSON: json) {
      self = Self.some(value)
    } else {
      return nil
    }
  }
  public var widgetJSON: JSONValue { self?.widgetJSON ?? .null }
}

extension Array: WidgetValue where Element: WidgetValue {
  public init?(widgetJSON json: JSONValue) {
    guard let values = json.arrayValue else { return nil }
    self = values.compactMap { Element(widgetJSON: $0) }
    if count != values.count { return nil }
  }
  public var widgetJSON: JSONValue { .array(map(\.widgetJSON)) }
}

extension ClosedRange: WidgetValue where Bound: WidgetValue {
  /// A pair, as the range sliders have it.
  public init?(widgetJSON json: JSONValue) {
    guard let low = json[0].flatMap({ Bound(widgetJSON: $0) }),
      let high = json[1].flatMap({ Bound(widgetJSON: $0) }),
      low <= high
    else { return nil }
    self = low...high
  }
  public var widgetJSON: JSONValue { [lowerBound.widgetJSON, upperBound.widgetJSON] }
}
