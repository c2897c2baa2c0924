import CommFrames
import OrderedJSON

/// A field for a line of text.
public final class TextField: DescribedControl, StateValueWidget {
  private var handlers: [(String) -> Void] = []

  /// - Parameter continuous: whether the value changes at each key, or when the text is finished.
  public init(
    _ value: String = "", placeholder: String = "\u{200B}", description: String = "", continuous: Bool = true,
    layout: Layout? = nil
  ) {
    super.init(
      "Text",
      [
        "value": JSONValue(value), "placeholder": JSONValue(placeholder),
        "continuous_update": JSONValue(continuous),
      ],
      description: description, layout: layout, style: textStyle())
  }

  @Synced("value") public var value: String
  /// What is shown while the field is empty.
  @Synced("placeholder") public var placeholder: String

  /// Calls `handler` with the text when the user presses Enter.
  public func onSubmit(_ handler: @escaping (String) -> Void) {
    Self.lock.withLock { handlers.append(handler) }
  }

  override func receiveCustom(_ content: JSONValue) {
    guard content["event"]?.stringValue == "submit" else { return }
    for handler in Self.lock.withLock({ handlers }) { handler(value) }
  }
}

/// A field for a line of text that is not shown.
public final class Password: DescribedControl, StateValueWidget {
  /// A field with a text at first.
  public init(
    _ value: String = "", placeholder: String = "\u{200B}", description: String = "", layout: Layout? = nil
  ) {
    super.init(
      "Password",
      ["value": JSONValue(value), "placeholder": JSONValue(placeholder), "continuous_update": true],
      description: description, layout: layout, style: textStyle())
  }

  @Synced("value") public var value: String
}

/// A field for text of several lines.
public final class Textarea: DescribedControl, StateValueWidget {
  /// A field of so many rows; `continuous` says whether the value changes at each key, or when the text is finished.
  public init(
    _ value: String = "", placeholder: String = "\u{200B}", description: String = "", rows: Int? = nil,
    continuous: Bool = true, layout: Layout? = nil
  ) {
    super.init(
      "Textarea",
      [
        "value": JSONValue(value), "placeholder": JSONValue(placeholder), "rows": rows.widgetJSON,
        "continuous_update": JSONValue(continuous),
      ], description: description, layout: layout, style: textStyle())
  }

  @Synced("value") public var value: String
}

/// Text that is only shown.
public class ShownText: DescribedControl, StateValueWidget {
  init(_ name: String, _ value: String, description: String, layout: Layout?) {
    super.init(
      name, ["value": JSONValue(value), "placeholder": "\u{200B}"], description: description, layout: layout,
      style: Style(name, textStyleState), disabled: nil)
  }

  /// The text.
  @Synced("value") public var value: String
}

/// A line of text that is only shown; `$...$` in it is a formula.
public final class Label: ShownText {
  /// A line of text.
  public init(_ value: String = "", layout: Layout? = nil) {
    super.init("Label", value, description: "", layout: layout)
  }
}

/// HTML that is only shown.
public final class HTMLText: ShownText {
  /// HTML, with a description beside it.
  public init(_ value: String = "", description: String = "", layout: Layout? = nil) {
    super.init("HTML", value, description: description, layout: layout)
  }
}

/// HTML with formulas that is only shown.
public final class HTMLMath: ShownText {
  /// HTML, with a description beside it.
  public init(_ value: String = "", description: String = "", layout: Layout? = nil) {
    super.init("HTMLMath", value, description: description, layout: layout)
  }
}

/// A field for a colour, as HTML names it: `red`, `#ff8800`.
public final class ColorPicker: DescribedControl, StateValueWidget {
  /// A field with a colour at first; `concise` leaves only the coloured square.
  public init(
    _ value: String = "black", concise: Bool = false, description: String = "", layout: Layout? = nil
  ) {
    super.init(
      "ColorPicker", ["value": JSONValue(value), "concise": JSONValue(concise)], description: description,
      layout: layout)
  }

  @Synced("value") public var value: String
}

private func textStyle() -> Style { Style("Text", textStyleState) }

private var textStyleState: JSONValue.Object {
  ["background": .null, "description_width": "", "font_size": .null, "text_color": .null]
}
