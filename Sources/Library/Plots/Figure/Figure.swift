import Foundation
import Raster
import UserErrors

/// A picture with one or more plots.
public final class Figure {
  /// Width and height in inches.
  public private(set) var figsize: (Double, Double)
  /// Pixels an inch, at the size of the screen; `show` uses more on dense screens.
  public var dpi: Double
  /// The plots, in the order in which they were added.
  public internal(set) var axes: [Axes] = []
  /// The number by which `plt.figure(num:)` finds it again.
  public internal(set) var number = 0
  var name: String?
  /// What the picture shows, in words, for those who do not see it; by default made from its title,
  /// axes and series.
  public var alt: String?
  var facecolor: Color
  package var subplotParameters = SubplotParameters()
  var layout: Layout?
  var suptitle: Text?
  var supxlabel: Text?
  var supylabel: Text?
  var texts: [Text] = []
  /// The axes that `plt` acts on.
  var current: Axes?
  /// Whether it has been shown since it was last changed.
  var isShown = false
  /// What was said about it already.
  var warned: Set<String> = []
  let theme = Theme.current

  /// How margins and distances are chosen.
  enum Layout: Equatable {
    /// In a part of the figure: left, bottom, right, top; below the figure's title or not.
    case tight(pad: Double, room: [Double] = [0, 0, 1, 1], belowTitle: Bool = true)
    case constrained
  }

  /// The largest side of a figure in inches: 300 inches at 100 dpi is the largest canvas.
  private static let largestSide = 300.0

  /// A figure without axes.
  ///
  /// - Parameters:
  ///   - figsize: width and height in inches.
  ///   - dpi: pixels an inch.
  ///   - facecolor: the colour of the paper.
  ///   - layout: "tight" or "constrained" for margins and distances with which labels fit.
  public init(
    figsize: (Double, Double)? = nil, dpi: Double? = nil, facecolor: (any ColorArgument)? = nil,
    layout: String? = nil
  ) {
    let (figsize, dpi) = (figsize ?? theme.figsize, dpi ?? theme.dpi)
    let isValid = { (side: Double) in side > 0 && side <= Figure.largestSide }
    if !isValid(figsize.0) || !isValid(figsize.1) {
      raise(ValueError("figsize is \(figsize), but both sides must be between 0 and 300 inches"))
    }
    if !(dpi >= 10 && dpi <= 1200) { raise(ValueError("dpi is \(dpi), but it must be between 10 and 1200")) }
    self.figsize = figsize
    self.dpi = dpi
    self.facecolor = facecolor.map { $0.single("facecolor") } ?? theme.figureFace
    if let layout = layout ?? theme.layout { setLayout(layout) }
  }

  private func setLayout(_ name: String) {
    switch name {
    case "tight": layout = .tight(pad: 1.08)
    case "constrained", "compressed": layout = .constrained
    case "none": layout = nil
    default: raise(ValueError("layout is '\(name)', but must be \"tight\", \"constrained\" or \"none\""))
    }
  }

  /// Coordinates from (0, 0), the lower left corner of the figure, to (1, 1).
  public var transFigure: CoordinateSystem { .figure }

  /// Another width and height in inches.
  public func setSizeInches(_ width: Double, _ height: Double) {
    guard width > 0, height > 0, max(width, height) <= Self.largestSide else {
      raise(ValueError("setSizeInches(\(width), \(height)): both sides must be between 0 and 300 inches"))
    }
    figsize = (width, height)
  }

  /// The colour of the paper.
  public func setFacecolor(_ color: any ColorArgument) { facecolor = color.single("setFacecolor") }

  /// Takes out all axes and texts.
  public func clear() {
    (axes, texts, current) = ([], [], nil)
    (suptitle, supxlabel, supylabel) = (nil, nil, nil)
    isShown = false
  }

  /// Sets margins (fractions of the figure) and distances between axes (fractions of their mean
  /// size).
  public func subplotsAdjust(
    left: Double? = nil, bottom: Double? = nil, right: Double? = nil, top: Double? = nil,
    wspace: Double? = nil,
    hspace: Double? = nil
  ) {
    var p = subplotParameters
    p.left = left ?? p.left
    p.bottom = bottom ?? p.bottom
    p.right = right ?? p.right
    p.top = top ?? p.top
    p.wspace = wspace ?? p.wspace
    p.hspace = hspace ?? p.hspace
    if p.left >= p.right || p.bottom >= p.top {
      raise(ValueError("subplotsAdjust leaves no room: left must be less than right, bottom less than top"))
    }
    subplotParameters = p
  }

  /// Chooses margins and distances so that labels fit.
  ///
  /// - Parameters:
  ///   - pad: the distance from the figure's border in multiples of the letters' size.
  ///   - rect: left, bottom, right and top of the room for all axes, in parts of the figure.
  public func tightLayout(pad: Double = 1.08, rect: [Double]? = nil) {
    let room = rect ?? [0, 0, 1, 1]
    guard room.count == 4, room[0] < room[2], room[1] < room[3] else {
      raise(ValueError("tightLayout: rect is [left, bottom, right, top], each from 0 to 1"))
    }
    // As in matplotlib, a title that comes later stands in the room that `rect` left.
    layout = .tight(pad: max(pad, 0), room: room, belowTitle: rect == nil || suptitle != nil)
  }

  /// Turns labels of dates and names at the foot, so that they do not meet.
  ///
  /// - Parameters:
  ///   - bottom: the room at the foot, in parts of the figure's height.
  ///   - rotation: degrees, counter-clockwise.
  ///   - ha: which part of a label is at its tick.
  public func autofmtXdate(bottom: Double = 0.2, rotation: Double = 30, ha: String = "right") {
    subplotsAdjust(bottom: bottom)
    for ax in axes { ax.setLooks(ax.xAxis, ax.xAxis.fixedLabels, rotation, nil, ha) }
  }

  /// The figure's title, above all axes.
  @discardableResult
  public func suptitle(
    _ text: any CustomStringConvertible, fontsize: (any FontSize)? = nil, x: Double = 0.5,
    y: Double? = nil, weight: String = "normal", fontweight: String? = nil,
    color: (any ColorArgument)? = nil, ha: String = "center", va: String = "top",
    size: (any FontSize)? = nil
  ) -> Text {
    let fontsize = fontsize ?? size
    let title = Text(
      text.description, x: x, y: y ?? 0.98, system: .figure,
      fontsize: points(fontsize, base: theme.suptitleSize * theme.fontSize, "fontsize"),
      color: color.map { $0.single("color") } ?? theme.text,
      style: FontStyle(weight: fontweight ?? weight, style: "normal"),
      anchor: TextAnchor(ha: ha, va: va), rotation: 0, box: nil, zorder: 3)
    title.isAutomatic = y == nil
    suptitle = title
    isShown = false
    return title
  }

  /// A name of all x axes, at the foot of the figure.
  @discardableResult
  public func supxlabel(_ text: String, fontsize: (any FontSize)? = nil) -> Text {
    let name = label(
      0.5, 0.01, text, fontsize: fontsize ?? theme.suptitleSize * theme.fontSize, ha: "center", va: "bottom")
    supxlabel = name
    return name
  }

  /// A name of all y axes, at the left of the figure.
  @discardableResult
  public func supylabel(_ text: String, fontsize: (any FontSize)? = nil) -> Text {
    let name = label(
      0.02, 0.5, text, fontsize: fontsize ?? theme.suptitleSize * theme.fontSize, ha: "left", va: "center",
      rotation: 90)
    supylabel = name
    return name
  }

  private func label(
    _ x: Double, _ y: Double, _ text: String, fontsize: any FontSize, ha: String, va: String,
    rotation: Double = 0
  ) -> Text {
    let name = self.text(x, y, text, fontsize: fontsize, ha: ha, va: va, rotation: rotation)
    texts.removeAll { $0 === name }
    name.isAutomatic = true
    return name
  }

  /// A text in coordinates of the figure, from (0, 0) to (1, 1).
  @discardableResult
  public func text(
    _ x: Double, _ y: Double, _ s: any CustomStringConvertible,
    fontsize: (any FontSize)? = nil, color: (any ColorArgument)? = nil,
    weight: String = "normal", ha: String = "left", va: String = "baseline", rotation: Double = 0
  ) -> Text {
    let text = Text(
      s.description, x: x, y: y, system: .figure,
      fontsize: points(fontsize, base: theme.fontSize, "fontsize"),
      color: color.map { $0.single("color") } ?? theme.text,
      style: FontStyle(weight: weight, style: "normal"),
      anchor: TextAnchor(ha: ha, va: va), rotation: rotation, box: nil, zorder: 3)
    texts.append(text)
    isShown = false
    return text
  }
}
