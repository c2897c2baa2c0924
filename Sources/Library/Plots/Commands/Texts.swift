import Raster
import UserErrors

extension TextAnchor {
  /// matplotlib's words: "left", "center", "right"; "top", "center", "baseline", "bottom",
  /// "center_baseline".
  init(ha: String, va: String) {
    switch ha {
    case "left": horizontal = 0
    case "center": horizontal = 0.5
    case "right": horizontal = 1
    default: raise(ValueError("ha is '\(ha)', but must be \"left\", \"center\" or \"right\""))
    }
    switch va {
    case "top": vertical = .top
    case "center": vertical = .center
    case "baseline": vertical = .baseline
    case "bottom": vertical = .bottom
    case "center_baseline": vertical = .centerBaseline
    default:
      raise(ValueError("va is '\(va)', but must be \"top\", \"center\", \"baseline\" or \"bottom\""))
    }
  }
}

extension TextAnchor {
  /// Whether a text is turned about its point after it was placed: matplotlib's `rotation_mode`.
  static func turns(_ mode: String) -> Bool {
    guard ["default", "anchor"].contains(mode) else {
      raise(ValueError("rotationMode is '\(mode)', but must be \"default\" or \"anchor\""))
    }
    return mode == "anchor"
  }
}

extension FontStyle {
  /// matplotlib's words for weight and slant.
  init(weight: String, style: String) {
    let heavy = ["bold", "heavy", "semibold", "demibold", "black", "extra bold"]
    guard (heavy + ["normal", "regular", "light", "medium", "ultralight"]).contains(weight) else {
      raise(ValueError("weight is '\(weight)', but must be \"normal\" or \"bold\""))
    }
    guard ["normal", "italic", "oblique"].contains(style) else {
      raise(ValueError("style is '\(style)', but must be \"normal\", \"italic\" or \"oblique\""))
    }
    self.init(bold: heavy.contains(weight), oblique: style != "normal")
  }
}

/// A size in points, where the usual one is `base`, or the end of the cell.
func points(_ size: (any FontSize)?, base: Double, _ what: String) -> Double {
  guard let size else { return base }
  guard let points = size.points(base: base), points > 0, points < 2000 else {
    raise(ValueError("\(what) is '\(size)': it must be positive, or a word such as \"small\" or \"x-large\""))
  }
  return points
}

extension Plotting {
  /// A text at a point.
  ///
  /// - Parameters:
  ///   - x: where, in the coordinates of `transform`.
  ///   - y: where, in the coordinates of `transform`.
  ///   - s: the text, or a number; parts between dollar signs are mathematics.
  ///   - fontsize: in points, or a word.
  ///   - ha: which part of the text is at the point: "left", "center", "right".
  ///   - va: "top", "center", "baseline", "bottom".
  ///   - rotation: degrees, counter-clockwise.
  ///   - rotationMode: "anchor" where the text is placed first and turned about its point then.
  ///   - transform: `ax.transData` or `ax.transAxes`.
  ///   - bbox: a frame around the text: `["boxstyle": "round", "facecolor": "wheat"]`.
  ///   - fontdict: size, weight and colour in one dictionary: `["fontsize": 14, "color": "red"]`.
  @discardableResult
  public func text(
    _ x: any NumberConvertible, _ y: any NumberConvertible, _ s: any CustomStringConvertible,
    fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil, weight: String? = nil, style: String? = nil,
    ha: String = "left", va: String = "baseline", rotation: Double = 0,
    transform: CoordinateSystem = .data, bbox: TextBox? = nil,
    alpha: Double = 1, zorder: Double = 3, size: (any FontSize)? = nil, c: (any ColorArgument)? = nil,
    fontweight: String? = nil, fontstyle: String? = nil, horizontalalignment: String? = nil,
    verticalalignment: String? = nil, backgroundcolor: (any ColorArgument)? = nil,
    fontdict: FontProperties? = nil, family: String? = nil, rotationMode: String = "default"
  ) -> Text {
    FontProperties.checkFamily(family)
    let theme = plottedAxes.theme
    let font = (fontdict ?? [:]).changed(
      size: fontsize ?? size, weight: fontweight ?? weight, color: color ?? c)
    let ink = font.color ?? theme.text
    var box = bbox
    if let backgroundcolor {
      let paper = backgroundcolor.single("backgroundcolor")
      box = TextBox(facecolor: paper, edgecolor: paper)
      box?.pad = 4 / points(font.size, base: theme.fontSize, "fontsize")
    }
    return plottedAxes.add(
      Text(
        s.description, x: x.doubleValue, y: y.doubleValue, system: transform,
        fontsize: points(font.size, base: theme.fontSize, "fontsize"),
        color: ink.withAlpha(ink.alpha * alpha),
        style: FontStyle(
          weight: font.weight ?? "normal", style: fontstyle ?? style ?? font.style ?? "normal"),
        anchor: TextAnchor(ha: horizontalalignment ?? ha, va: verticalalignment ?? va), rotation: rotation,
        box: box, zorder: zorder, turnsAtAnchor: TextAnchor.turns(rotationMode)))
  }

  /// A text, and if wanted an arrow from it to a point.
  ///
  /// - Parameters:
  ///   - text: the text; empty for the arrow alone.
  ///   - xy: the point that the arrow shows.
  ///   - xytext: where the text is; by default at the point.
  ///   - xycoords: the coordinates of `xy`: "data", "axes fraction", "figure fraction".
  ///   - textcoords: the coordinates of `xytext`, also "offset points"; by default those of `xy`.
  ///   - arrowprops: the looks of the arrow; nil for none: `["arrowstyle": "->"]`.
  @discardableResult
  public func annotate(
    _ text: any CustomStringConvertible, xy: (any NumberConvertible, any NumberConvertible),
    xytext: (any NumberConvertible, any NumberConvertible)? = nil,
    xycoords: CoordinateSystem = .data, textcoords: CoordinateSystem? = nil,
    arrowprops: ArrowProperties? = nil, fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil, weight: String? = nil, style: String? = nil,
    ha: String = "left", va: String = "baseline", rotation: Double = 0, bbox: TextBox? = nil,
    alpha: Double = 1, zorder: Double = 3, size: (any FontSize)? = nil,
    c: (any ColorArgument)? = nil, fontweight: String? = nil, fontstyle: String? = nil,
    horizontalalignment: String? = nil, verticalalignment: String? = nil
  ) -> Annotation {
    let axes = plottedAxes
    let place = xytext ?? xy
    let ink = (color ?? c).map { $0.single("color") } ?? axes.theme.text
    let body = Text(
      text.description, x: place.0.doubleValue, y: place.1.doubleValue,
      system: xytext == nil ? xycoords : textcoords ?? xycoords,
      fontsize: points(fontsize ?? size, base: axes.theme.fontSize, "fontsize"),
      color: ink.withAlpha(ink.alpha * alpha),
      style: FontStyle(
        weight: fontweight ?? weight ?? "normal", style: fontstyle ?? style ?? "normal"),
      anchor: TextAnchor(ha: horizontalalignment ?? ha, va: verticalalignment ?? va), rotation: rotation,
      box: bbox, zorder: zorder)
    return axes.add(
      Annotation(
        text: body, target: Point(xy.0.doubleValue, xy.1.doubleValue), targetSystem: xycoords,
        arrow: arrowprops))
  }
}
