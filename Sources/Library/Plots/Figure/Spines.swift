import Raster
import UserErrors

/// One line of the frame of axes.
public final class Spine {
  var isVisible: Bool
  var color: Color
  var linewidth: Double
  var place = Place.edge

  enum Place {
    case edge
    /// At this number of the other axis.
    case data(Double)
    /// This many points outwards.
    case outward(Double)
  }

  init(isVisible: Bool, color: Color, linewidth: Double) {
    self.isVisible = isVisible
    self.color = color
    self.linewidth = linewidth
  }
}

/// The four lines of the frame: `ax.spines["top"].setVisible(false)`.
public final class Spines {
  /// The names of the lines.
  public static let names = ["left", "right", "bottom", "top"]
  let all: [String: Spine]

  init(_ theme: Theme) {
    var all: [String: Spine] = [:]
    for name in Self.names {
      all[name] = Spine(
        isVisible: !theme.hiddenSpines.contains(name), color: theme.axesEdge, linewidth: theme.axesLinewidth)
    }
    self.all = all
  }

  /// A line by its name: "left", "right", "bottom" or "top".
  public subscript(name: String) -> SpineSelection { self[[name]] }

  /// Several lines by their names.
  public subscript(names: [String]) -> SpineSelection {
    SpineSelection(
      names.map { name in
        if let spine = all[name] { return spine }
        raise(
          ValueError("there is no spine '\(name)': there are \"left\", \"right\", \"bottom\" and \"top\""))
      })
  }

  /// All four lines.
  public var values: SpineSelection { self[Self.names] }
  /// The upper line.
  public var top: SpineSelection { self["top"] }
  /// The line at the right.
  public var right: SpineSelection { self["right"] }
  /// The lower line.
  public var bottom: SpineSelection { self["bottom"] }
  /// The line at the left.
  public var left: SpineSelection { self["left"] }
}

/// Lines of a frame to be changed together.
public struct SpineSelection {
  private let spines: [Spine]

  init(_ spines: [Spine]) { self.spines = spines }

  /// Hides the lines or shows them.
  public func setVisible(_ visible: Bool) { for spine in spines { spine.isVisible = visible } }

  /// The lines' colour.
  public func setColor(_ color: any ColorArgument) {
    for spine in spines { spine.color = color.single("setColor") }
  }

  /// The lines' width in points.
  public func setLinewidth(_ width: Double) { for spine in spines { spine.linewidth = width } }

  /// "zero" for the place of 0 on the other axis, "center" is not there.
  public func setPosition(_ place: String) {
    guard place == "zero" else {
      raise(
        ValueError("setPosition('\(place)'): use \"zero\", or (\"data\", number), or (\"outward\", points)"))
    }
    for spine in spines { spine.place = .data(0) }
  }

  /// ("data", number): at a number of the other axis; ("outward", points): away from the axes.
  public func setPosition(_ place: (String, Double)) {
    switch place.0 {
    case "data": for spine in spines { spine.place = .data(place.1) }
    case "outward": for spine in spines { spine.place = .outward(place.1) }
    default: raise(ValueError("setPosition(\(place)): use (\"data\", number) or (\"outward\", points)"))
    }
  }
}
