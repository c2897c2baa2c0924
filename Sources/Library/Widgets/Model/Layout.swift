import CommFrames
import OrderedJSON

/// A widget's size and place on the page, in CSS: `Layout(width: "400px", margin: "8px 0")`.
public final class Layout: Widget {
  /// Any property of CSS that ipywidgets' layout has, by its name there, for example `grid_template_columns`.
  public init(
    width: String? = nil, height: String? = nil, margin: String? = nil, padding: String? = nil,
    border: String? = nil,
    display: String? = nil, flexFlow: String? = nil, alignItems: String? = nil, justifyContent: String? = nil,
    gridTemplateColumns: String? = nil, gridGap: String? = nil, other: [String: String] = [:]
  ) {
    var state = JSONValue.Object(Layout.names.map { ($0, JSONValue.null) })
    let given = [
      "width": width, "height": height, "margin": margin, "padding": padding, "display": display,
      "flex_flow": flexFlow, "align_items": alignItems, "justify_content": justifyContent,
      "grid_template_columns": gridTemplateColumns, "grid_gap": gridGap,
    ]
    for (name, value) in given { if let value { state[name] = JSONValue(value) } }
    for side in ["top", "right", "bottom", "left"] {
      if let border { state["border_\(side)"] = JSONValue(border) }
    }
    for (name, value) in other { state[name] = JSONValue(value) }
    super.init(.base("Layout"), state)
  }

  /// The width as CSS has it: `300px`, `50%`.
  @Synced("width") public var width: String?
  /// The height as CSS has it.
  @Synced("height") public var height: String?
  /// The space around the widget, as CSS has it.
  @Synced("margin") public var margin: String?
  /// The space between the widget's border and what is in it, as CSS has it.
  @Synced("padding") public var padding: String?
  /// CSS's `display`: `none` takes the widget out of the page.
  @Synced("display") public var display: String?
  /// `hidden` hides the widget and keeps its place.
  @Synced("visibility") public var visibility: String?

  private static let names = [
    "align_content", "align_items", "align_self", "border_bottom", "border_left", "border_right",
    "border_top",
    "bottom", "display", "flex", "flex_flow", "grid_area", "grid_auto_columns", "grid_auto_flow",
    "grid_auto_rows",
    "grid_column", "grid_gap", "grid_row", "grid_template_areas", "grid_template_columns",
    "grid_template_rows",
    "height", "justify_content", "justify_items", "left", "margin", "max_height", "max_width", "min_height",
    "min_width", "object_fit", "object_position", "order", "overflow", "padding", "right", "top",
    "visibility",
    "width",
  ]
}

/// A widget's colours and the width of its description.
public final class Style: Widget {
  init(_ name: String, _ state: JSONValue.Object = [:]) { super.init(.style(name), state) }

  /// Sets a value by its name in ipywidgets, for example `description_width`, `handle_color`, `button_color`.
  public subscript(name: String) -> String? {
    get { value(name)?.stringValue }
    set { set(name, newValue.widgetJSON) }
  }
}
