import CommFrames
import OrderedJSON

/// A widget that can be shown: it has a layout, and may have a style.
open class Control: Widget {
  /// Its size and place.
  public var layout: Layout {
    didSet {
      if value("layout") == nil { return }
      layout.open()
      set("layout", layout.reference)
    }
  }
  /// Its colours; nil where there is nothing to choose.
  public let style: Style?

  init(_ kind: ModelKind, _ state: JSONValue.Object, layout: Layout?, style: Style?) {
    self.layout = layout ?? Layout()
    self.style = style
    var all: JSONValue.Object = [
      "_dom_classes": [], "layout": self.layout.reference, "tabbable": .null, "tooltip": .null,
    ]
    if let style { all["style"] = style.reference }
    for (key, value) in state { all[key] = value }
    super.init(kind, all)
  }

  override var references: [Widget] { [layout] + (style.map { [$0] } ?? []) }

  /// Adds a class of CSS.
  public func addClass(_ name: String) {
    let classes = [String](widgetJSON: value("_dom_classes") ?? []) ?? []
    set("_dom_classes", (classes.filter { $0 != name } + [name]).widgetJSON)
  }
}

/// A widget with a description beside it, which can be disabled.
open class DescribedControl: Control {
  init(
    _ name: String, _ state: JSONValue.Object, description: String, layout: Layout?, style: Style? = nil,
    disabled: Bool? = false
  ) {
    var all: JSONValue.Object = ["description": JSONValue(description), "description_allow_html": false]
    if let disabled { all["disabled"] = JSONValue(disabled) }
    for (key, value) in state { all[key] = value }
    super.init(
      .controls(name), all, layout: layout, style: style ?? Style("Description", ["description_width": ""]))
  }

  /// The text beside it.
  @Synced("description") public var description: String
  /// Whether it takes no input.
  @Synced("disabled") public var disabled: Bool
}

/// What a handler learns of a change.
public struct Change<Value> {
  /// Which value has changed, by its name in the state.
  public let name: String
  /// The value before.
  public let old: Value
  /// The value now.
  public let new: Value
}

/// A widget that has a value.
public protocol ValueWidget: Control {
  associatedtype Value
  /// What the user has chosen.
  var value: Value { get set }
  /// Calls `handler` whenever the value changes, from either side.
  func observe(_ handler: @escaping (Change<Value>) -> Void)
}

/// A widget whose value is one of its state.
public protocol StateValueWidget: ValueWidget where Value: WidgetValue {}

extension StateValueWidget {
  public func observe(_ handler: @escaping (Change<Value>) -> Void) {
    observe(["value"]) { name, old, new in
      guard let old = Value(widgetJSON: old), let new = Value(widgetJSON: new) else { return }
      handler(Change(name: name, old: old, new: new))
    }
  }
}
