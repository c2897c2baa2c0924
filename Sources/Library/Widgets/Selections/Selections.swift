import CommFrames
import OrderedJSON

/// A list that drops down.
public final class Dropdown<Value>: Selection<Value> {
  /// Options under names of their own.
  public init(_ options: [(String, Value)], index: Int = 0, description: String = "", layout: Layout? = nil) {
    super.init(
      "Dropdown", options.map { ($0.0, $0.1) }, index: index, description: description, layout: layout)
  }

  /// Options that are called what they are.
  @_disfavoredOverload
  public convenience init(_ options: [Value], index: Int = 0, description: String = "", layout: Layout? = nil)
  {
    self.init(
      options.asOptions.map { ($0.label, $0.value) }, index: index, description: description, layout: layout)
  }
}

/// A list of which one line is chosen.
public final class Select<Value>: Selection<Value> {
  /// Options under names of their own; the one at `index` is chosen at first.
  public init(
    _ options: [(String, Value)], index: Int = 0, rows: Int = 5, description: String = "",
    layout: Layout? = nil
  ) {
    super.init(
      "Select", options.map { ($0.0, $0.1) }, index: index, state: ["rows": JSONValue(rows)],
      description: description,
      layout: layout)
  }

  /// Options that are called what they are.
  @_disfavoredOverload
  public convenience init(
    _ options: [Value], index: Int = 0, rows: Int = 5, description: String = "", layout: Layout? = nil
  ) {
    self.init(
      options.asOptions.map { ($0.label, $0.value) }, index: index, rows: rows, description: description,
      layout: layout)
  }
}

/// Round buttons of which one is pressed.
public final class RadioButtons<Value>: Selection<Value> {
  /// Options under names of their own; the one at `index` is chosen at first.
  public init(_ options: [(String, Value)], index: Int = 0, description: String = "", layout: Layout? = nil) {
    super.init(
      "RadioButtons", options.map { ($0.0, $0.1) }, index: index, state: ["orientation": "vertical"],
      description: description, layout: layout)
  }

  /// Options that are called what they are.
  @_disfavoredOverload
  public convenience init(_ options: [Value], index: Int = 0, description: String = "", layout: Layout? = nil)
  {
    self.init(
      options.asOptions.map { ($0.label, $0.value) }, index: index, description: description, layout: layout)
  }
}

/// A slider over given values.
public final class SelectionSlider<Value>: Selection<Value> {
  /// Options under names of their own; the one at `index` is chosen at first.
  public init(
    _ options: [(String, Value)], index: Int = 0, continuous: Bool = true, description: String = "",
    layout: Layout? = nil
  ) {
    super.init(
      "SelectionSlider", options.map { ($0.0, $0.1) }, index: index,
      state: [
        "orientation": "horizontal", "readout": true, "continuous_update": JSONValue(continuous),
        "behavior": "drag-tap",
      ], description: description, layout: layout, style: sliderStyle())
  }

  /// Options that are called what they are.
  @_disfavoredOverload
  public convenience init(
    _ options: [Value], index: Int = 0, continuous: Bool = true, description: String = "",
    layout: Layout? = nil
  ) {
    self.init(
      options.asOptions.map { ($0.label, $0.value) }, index: index, continuous: continuous,
      description: description,
      layout: layout)
  }
}

/// Buttons in a row of which one is pressed.
public final class ToggleButtons<Value>: Selection<Value> {
  /// Options under names of their own; the one at `index` is chosen at first.
  public init(
    _ options: [(String, Value)], index: Int = 0, description: String = "", color: WidgetColor = .plain,
    layout: Layout? = nil
  ) {
    super.init(
      "ToggleButtons", options.map { ($0.0, $0.1) }, index: index,
      state: ["button_style": JSONValue(color.rawValue), "icons": [], "tooltips": []],
      description: description,
      layout: layout,
      style: Style("ToggleButtons", ["button_width": "", "description_width": "", "font_weight": ""]))
  }

  /// Options that are called what they are.
  @_disfavoredOverload
  public convenience init(
    _ options: [Value], index: Int = 0, description: String = "", color: WidgetColor = .plain,
    layout: Layout? = nil
  ) {
    self.init(
      options.asOptions.map { ($0.label, $0.value) }, index: index, description: description, color: color,
      layout: layout)
  }
}
