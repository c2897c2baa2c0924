import CommFrames
import OrderedJSON

/// A widget that holds others.
public class Box: Control {
  /// What has to live as long as the box.
  var owner: AnyObject?

  /// What it holds.
  public var children: [Control] {
    didSet {
      for child in children { child.open() }
      set("children", Box.references(children))
    }
  }

  init(_ name: String, _ children: [Control], state: JSONValue.Object = [:], layout: Layout?) {
    self.children = children
    var all: JSONValue.Object = ["children": Box.references(children), "box_style": ""]
    for (key, value) in state { all[key] = value }
    super.init(.controls(name), all, layout: layout, style: nil)
  }

  override var references: [Widget] { super.references + children }

  private static func references(_ widgets: [Control]) -> JSONValue { .array(widgets.map(\.reference)) }
}

/// Widgets side by side.
public final class HBox: Box {
  /// Widgets in a row.
  public init(_ children: [Control], layout: Layout? = nil) { super.init("HBox", children, layout: layout) }
  /// Widgets in a row.
  public convenience init(_ children: Control..., layout: Layout? = nil) {
    self.init(children, layout: layout)
  }
}

/// Widgets below each other.
public final class VBox: Box {
  /// Widgets in a column.
  public init(_ children: [Control], layout: Layout? = nil) { super.init("VBox", children, layout: layout) }
  /// Widgets in a column.
  public convenience init(_ children: Control..., layout: Layout? = nil) {
    self.init(children, layout: layout)
  }
}

/// Widgets in a grid, whose columns the layout says: `Layout(gridTemplateColumns: "repeat(3, 100px)")`.
public final class GridBox: Box {
  /// Widgets row by row.
  public init(_ children: [Control], layout: Layout? = nil) {
    super.init("GridBox", children, layout: layout)
  }

  /// A grid of `columns` equal columns.
  public convenience init(_ children: [Control], columns: Int) {
    self.init(children, layout: Layout(gridTemplateColumns: "repeat(\(columns), 1fr)"))
  }
}

/// A widget that shows one of the widgets it holds.
public class SelectionBox: Box {
  init(_ name: String, _ children: [Control], titles: [String], selected: Int?, layout: Layout?) {
    let titles = children.indices.map { titles.indices.contains($0) ? titles[$0] : "" }
    super.init(
      name, children, state: ["titles": titles.widgetJSON, "selected_index": selected.widgetJSON],
      layout: layout)
  }

  /// What is written on the tabs, or above what unfolds.
  @Synced("titles") public var titles: [String]
  /// Which one is shown, from 0.
  @Synced("selected_index") public var selectedIndex: Int?
}

/// Widgets behind tabs.
public final class Tab: SelectionBox {
  /// Widgets with the titles of their tabs; `selected` is the one shown at first.
  public init(_ children: [Control], titles: [String] = [], selected: Int = 0, layout: Layout? = nil) {
    super.init("Tab", children, titles: titles, selected: selected, layout: layout)
  }
}

/// Widgets below titles that unfold.
public final class Accordion: SelectionBox {
  /// - Parameter selected: which one is open; nil: none.
  public init(_ children: [Control], titles: [String] = [], selected: Int? = nil, layout: Layout? = nil) {
    super.init("Accordion", children, titles: titles, selected: selected, layout: layout)
  }
}
