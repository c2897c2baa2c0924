import Raster
import UserErrors

extension Axes {
  /// The title above the axes.
  ///
  /// - Parameters:
  ///   - label: the text.
  ///   - loc: "center", "left" or "right".
  ///   - pad: the distance from the axes in points.
  ///   - y: its height in fractions of the axes.
  ///   - fontdict: size, weight and colour in one dictionary: `["fontsize": 14, "color": "red"]`.
  /// - Raises: `ValueError` where `loc` is none of these.
  public func setTitle(
    _ label: any CustomStringConvertible, fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil,
    weight: String? = nil, loc: String = "center", pad: Double = 6, y: Double? = nil,
    fontweight: String? = nil, size: (any FontSize)? = nil, fontdict: FontProperties? = nil
  ) {
    let font = (fontdict ?? [:]).changed(size: fontsize ?? size, weight: fontweight ?? weight, color: color)
    let title = Title(
      text: label.description,
      fontsize: points(font.size, base: theme.titleSize * theme.fontSize, "fontsize"),
      color: font.color ?? theme.text,
      style: FontStyle(weight: font.weight ?? theme.titleWeight, style: font.style ?? "normal"),
      pad: pad, y: y)
    switch loc {
    case "left": leftTitle = title
    case "right": rightTitle = title
    case "center": self.title = title
    default: raise(ValueError("loc is '\(loc)', but must be \"center\", \"left\" or \"right\""))
    }
    figure?.isShown = false
  }

  /// The text above the axes.
  public func getTitle() -> String { title.text }
  /// The name of the x axis.
  public func getXlabel() -> String { xAxis.label }
  /// The name of the y axis.
  public func getYlabel() -> String { yAxis.label }

  /// The name of the x axis.
  ///
  /// - Parameters:
  ///   - xlabel: the text.
  ///   - labelpad: the distance from the ticks' labels in points.
  ///   - loc: "center", "left" or "right".
  ///   - fontdict: size, weight and colour in one dictionary.
  /// - Raises: `ValueError` where `loc` is none of these.
  public func setXlabel(
    _ xlabel: any CustomStringConvertible, fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil,
    labelpad: Double? = nil, loc: String = "center", weight: String? = nil,
    size: (any FontSize)? = nil, fontweight: String? = nil, fontdict: FontProperties? = nil
  ) {
    guard let place = ["left": 0.0, "center": 0.5, "right": 1.0][loc] else {
      raise(ValueError("loc is '\(loc)', but must be \"center\", \"left\" or \"right\""))
    }
    xAxis.labelPlace = place
    let font = (fontdict ?? [:]).changed(size: fontsize ?? size, weight: fontweight ?? weight, color: color)
    setLabel(xAxis, xlabel.description, font, labelpad, nil)
  }

  /// The name of the y axis.
  ///
  /// - Parameters:
  ///   - ylabel: the text.
  ///   - labelpad: the distance from the ticks' labels in points.
  ///   - loc: "bottom", "center" or "top".
  ///   - rotation: degrees, counter-clockwise; 90 by default.
  ///   - fontdict: size, weight and colour in one dictionary.
  /// - Raises: `ValueError` where `loc` is none of these.
  public func setYlabel(
    _ ylabel: any CustomStringConvertible, fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil,
    labelpad: Double? = nil, loc: String = "center", rotation: Double? = nil,
    weight: String? = nil, size: (any FontSize)? = nil, fontweight: String? = nil,
    fontdict: FontProperties? = nil
  ) {
    guard let place = ["bottom": 0.0, "center": 0.5, "top": 1.0][loc] else {
      raise(ValueError("loc is '\(loc)', but must be \"bottom\", \"center\" or \"top\""))
    }
    yAxis.labelPlace = place
    let font = (fontdict ?? [:]).changed(size: fontsize ?? size, weight: fontweight ?? weight, color: color)
    setLabel(yAxis, ylabel.description, font, labelpad, rotation)
  }

  private func setLabel(
    _ axis: Axis, _ text: String, _ font: FontProperties, _ pad: Double?, _ rotation: Double?
  ) {
    axis.label = text
    axis.labelSize = points(font.size, base: theme.labelSize * theme.fontSize, "fontsize")
    axis.labelColor = font.color ?? theme.label
    axis.labelPad = pad ?? axis.labelPad
    axis.labelStyle = FontStyle(weight: font.weight ?? "normal", style: font.style ?? "normal")
    axis.labelRotation = rotation
    figure?.isShown = false
  }
}
