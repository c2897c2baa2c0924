import CommFrames
import OrderedJSON

/// A box to be ticked.
public final class Checkbox: DescribedControl, StateValueWidget {
  /// A box that is ticked at first where `value` is true; `indent` puts it below the other widgets' controls.
  public init(_ value: Bool = false, description: String = "", indent: Bool = true, layout: Layout? = nil) {
    super.init(
      "Checkbox", ["value": JSONValue(value), "indent": JSONValue(indent)], description: description,
      layout: layout,
      style: Style("Checkbox", ["background": .null, "description_width": ""]))
  }

  @Synced("value") public var value: Bool
}

/// A button that stays pressed.
public final class ToggleButton: DescribedControl, StateValueWidget {
  /// - Parameter icon: the name of an icon of Font Awesome, for example `check`.
  public init(
    _ description: String = "", value: Bool = false, icon: String = "", color: WidgetColor = .plain,
    layout: Layout? = nil
  ) {
    super.init(
      "ToggleButton",
      ["value": JSONValue(value), "icon": JSONValue(icon), "button_style": JSONValue(color.rawValue)],
      description: description, layout: layout,
      style: Style("ToggleButton", ["description_width": "", "font_family": .null, "text_color": .null]))
  }

  @Synced("value") public var value: Bool
}

/// A button.
public final class Button: DescribedControl {
  private var handlers: [() -> Void] = []

  /// - Parameter icon: the name of an icon of Font Awesome, for example `play`.
  public init(
    _ description: String = "", icon: String = "", color: WidgetColor = .plain, layout: Layout? = nil,
    onClick: (() -> Void)? = nil
  ) {
    super.init(
      "Button", ["icon": JSONValue(icon), "button_style": JSONValue(color.rawValue)],
      description: description, layout: layout,
      style: Style("Button", ["button_color": .null, "font_family": .null, "text_color": .null]))
    if let onClick { handlers.append(onClick) }
  }

  /// Calls `handler` at each click.
  public func onClick(_ handler: @escaping () -> Void) { Self.lock.withLock { handlers.append(handler) } }

  /// Does what a click does.
  public func click() {
    for handler in Self.lock.withLock({ handlers }) { handler() }
  }

  override func receiveCustom(_ content: JSONValue) {
    if content["event"]?.stringValue == "click" { click() }
  }
}
