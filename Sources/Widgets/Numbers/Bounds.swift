import CommFrames
import OrderedJSON

/// Keeps `value` between `min` and `max`, whichever side sets it.
func clamped<Number: WidgetValue & Comparable>(
  _ values: JSONValue.Object, of widget: Widget, _ type: Number.Type
)
  -> JSONValue.Object
{
  guard let json = values["value"], let value = Number(widgetJSON: json),
    let low = (values["min"] ?? widget.value("min")).flatMap({ Number(widgetJSON: $0) }),
    let high = (values["max"] ?? widget.value("max")).flatMap({ Number(widgetJSON: $0) }), low <= high
  else { return values }
  var result = values
  result["value"] = min(max(value, low), high).widgetJSON
  return result
}

/// The same for a value that is a range.
func clampedRange<Number: WidgetValue & Comparable>(
  _ values: JSONValue.Object, of widget: Widget, _ type: Number.Type
)
  -> JSONValue.Object
{
  guard let json = values["value"], let value = ClosedRange<Number>(widgetJSON: json),
    let low = (values["min"] ?? widget.value("min")).flatMap({ Number(widgetJSON: $0) }),
    let high = (values["max"] ?? widget.value("max")).flatMap({ Number(widgetJSON: $0) }), low <= high
  else { return values }
  var result = values
  result["value"] = value.clamped(to: low...high).widgetJSON
  return result
}

/// The style of sliders.
func sliderStyle() -> Style { Style("Slider", ["description_width": "", "handle_color": .null]) }

/// How a slider lies.
public enum Orientation: String, Sendable { case horizontal, vertical }
