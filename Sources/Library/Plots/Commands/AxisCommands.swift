import Raster
import UserErrors

extension Plotting {
  /// "off" and "on" hide and show both axes; "equal" gives both the same unit by widening the
  /// limits; "scaled" does so by the shape of the box, "image" and "square" with tight limits;
  /// "auto" undoes it; "tight" keeps the limits that there are.
  public func axis(_ option: String) {
    let axes = plottedAxes
    switch option.lowercased() {
    case "off": axes.isAxisOn = false
    case "on": axes.isAxisOn = true
    case "equal": (axes.aspect, axes.adjustsLimits) = (1, true)
    case "scaled": (axes.aspect, axes.adjustsLimits) = (1, false)
    case "image":
      (axes.aspect, axes.adjustsLimits) = (1, false)
      margins(0)
    case "square":
      let (x, y) = axes.viewLimits()
      let side = max(x.1 - x.0, y.1 - y.0)
      axes.setXlim(x.0, x.0 + side)
      axes.setYlim(y.0, y.0 + side)
      (axes.aspect, axes.adjustsLimits) = (1, false)
    case "auto": axes.aspect = nil
    case "tight":
      let (x, y) = axes.viewLimits()
      axes.setXlim(x.0, x.1)
      axes.setYlim(y.0, y.1)
    default:
      raise(
        ValueError(
          "axis('\(option)') means nothing: use \"off\", \"on\", \"equal\", \"scaled\", \"image\", \"square\", \"auto\" "
            + "or \"tight\""))
    }
    axes.figure?.isShown = false
  }

  /// Hides both axes or shows them: `axis(false)`.
  public func axis(_ on: Bool) { axis(on ? "on" : "off") }

  /// The limits of both axes: [xmin, xmax, ymin, ymax].
  public func axis(_ limits: [Double]) {
    guard limits.count == 4 else {
      raise(ValueError("axis takes [xmin, xmax, ymin, ymax], but has \(limits.count) numbers"))
    }
    plottedAxes.setXlim(limits[0], limits[1])
    plottedAxes.setYlim(limits[2], limits[3])
  }

  /// The limits of both axes: (xmin, xmax, ymin, ymax).
  public func axis(_ limits: (Double, Double, Double, Double)) {
    axis([limits.0, limits.1, limits.2, limits.3])
  }

  /// Some of the four limits by name; the others stay.
  public func axis(
    xmin: (any NumberConvertible)? = nil, xmax: (any NumberConvertible)? = nil,
    ymin: (any NumberConvertible)? = nil, ymax: (any NumberConvertible)? = nil
  ) {
    plottedAxes.setXlim(xmin, xmax)
    plottedAxes.setYlim(ymin, ymax)
  }

  /// The limits of both axes: (xmin, xmax, ymin, ymax).
  public func axis() -> (Double, Double, Double, Double) {
    let (x, y) = plottedAxes.viewLimits()
    return (x.0, x.1, y.0, y.1)
  }

  /// The room left around the data, in parts of their range.
  public func margins(_ margin: Double) { margins(x: margin, y: margin) }

  /// The room left around the data along each axis.
  public func margins(x: Double? = nil, y: Double? = nil) {
    for (axis, margin) in [(plottedAxes.xAxis, x), (plottedAxes.yAxis, y)] {
      guard let margin else { continue }
      guard margin > -0.5 else { raise(ValueError("margins: a margin must be greater than -0.5")) }
      (axis.margin, axis.range.tickReach) = (margin, nil)
    }
  }

  /// Lines across the axes at their ticks.
  ///
  /// - Parameters:
  ///   - visible: whether there are lines.
  ///   - which: "major", "minor" or "both" ticks.
  ///   - axis: "x", "y" or "both".
  public func grid(
    _ visible: Bool = true, which: String = "major", axis: String = "both", color: (any ColorArgument)? = nil,
    linestyle: String? = nil, linewidth: Double? = nil, alpha: Double? = nil, c: (any ColorArgument)? = nil,
    ls: String? = nil, lw: Double? = nil
  ) {
    guard ["major", "minor", "both"].contains(which) else {
      raise(ValueError("grid: which is '\(which)', but must be \"major\", \"minor\" or \"both\""))
    }
    let axes = plottedAxes
    let theme = axes.theme
    let dashes = orRaiseAny { try LineFormat.dashes(linestyle ?? ls ?? theme.gridLinestyle) } ?? []
    let style = Axis.GridStyle(
      color: (color ?? c).map { $0.single("color") } ?? theme.gridColor,
      linewidth: linewidth ?? lw ?? theme.gridLinewidth, dashes: dashes, alpha: alpha ?? theme.gridAlpha)
    for one in axes.selected(axis, "grid") {
      if which != "minor" { one.grid = visible ? style : nil }
      if which != "major" { one.minorGrid = visible ? style : nil }
    }
    axes.figure?.isShown = false
  }

  /// Ticks without labels between those with: four or three of them.
  public func minorticksOn() {
    for axis in [plottedAxes.xAxis, plottedAxes.yAxis] { axis.hasMinorTicks = true }
  }

  /// No ticks between those with labels.
  public func minorticksOff() {
    for axis in [plottedAxes.xAxis, plottedAxes.yAxis] { (axis.hasMinorTicks, axis.minorTicks) = (false, []) }
  }

  /// How many ticks there are.
  ///
  /// - Parameters:
  ///   - axis: "x", "y" or "both".
  ///   - nbins: at most so many intervals between ticks.
  ///   - integer: whether only whole numbers carry ticks.
  /// - Raises: `ValueError` where `axis` is none of these or `nbins` is not positive.
  public func locatorParams(axis: String = "both", nbins: Int? = nil, integer: Bool = false) {
    if let nbins, nbins < 1 { raise(ValueError("locatorParams: nbins is \(nbins), but must be positive")) }
    for one in plottedAxes.selected(axis, "locatorParams") {
      one.setMajorLocator(.automatic(nbins ?? 9, integer: integer))
    }
  }

  /// Looks of ticks and their labels.
  ///
  /// - Parameters:
  ///   - axis: "x", "y" or "both".
  ///   - which: "major", "minor" or "both".
  ///   - direction: "out", "in" or "inout".
  ///   - length: in points.
  ///   - pad: the distance of labels from ticks in points.
  public func tickParams(
    axis: String = "both", which: String = "major", direction: String? = nil, length: Double? = nil,
    width: Double? = nil, color: (any ColorArgument)? = nil, pad: Double? = nil,
    labelsize: (any FontSize)? = nil, labelcolor: (any ColorArgument)? = nil,
    colors: (any ColorArgument)? = nil, bottom: Bool? = nil, top: Bool? = nil, left: Bool? = nil,
    right: Bool? = nil, labelbottom: Bool? = nil, labeltop: Bool? = nil, labelleft: Bool? = nil,
    labelright: Bool? = nil, rotation: Double? = nil, labelrotation: Double? = nil
  ) {
    if let direction, !["out", "in", "inout"].contains(direction) {
      raise(ValueError("tickParams: direction is '\(direction)', but must be \"out\", \"in\" or \"inout\""))
    }
    let axes = plottedAxes
    for one in axes.selected(axis, "tickParams") {
      let ink = (color ?? colors).map { $0.single("color") }
      one.tickDirection = direction ?? one.tickDirection
      if which != "minor" {
        one.tickColor.major = ink ?? one.tickColor.major
        one.tickLabelSize =
          labelsize.map { points($0, base: one.tickLabelSize, "labelsize") } ?? one.tickLabelSize
        one.tickLabelColor =
          (labelcolor ?? colors).map { $0.single("labelcolor") } ?? one.tickLabelColor
        one.tickRotation = rotation ?? labelrotation ?? one.tickRotation
        one.tickPad = pad ?? one.tickPad
        one.tickLength.major = length ?? one.tickLength.major
        one.tickWidth.major = width ?? one.tickWidth.major
      }
      if which != "major" {
        one.tickColor.minor = ink ?? one.tickColor.minor
        one.tickLength.minor = length ?? one.tickLength.minor
        one.tickWidth.minor = width ?? one.tickWidth.minor
      }
    }
    let sides = Axis.Sides(which: which)
    axes.xAxis.move(
      sides, near: bottom, far: top, labelsNear: labelbottom, labelsFar: labeltop)
    axes.yAxis.move(
      sides, near: left, far: right, labelsNear: labelleft, labelsFar: labelright)
    axes.figure?.isShown = false
  }
}

extension Axes {
  func selected(_ name: String, _ function: String) -> [Axis] {
    switch name {
    case "both": return [xAxis, yAxis]
    case "x": return [xAxis]
    case "y": return [yAxis]
    default: raise(ValueError("\(function): axis is '\(name)', but must be \"x\", \"y\" or \"both\""))
    }
  }
}

extension Axis {
  /// Which ticks are meant.
  fileprivate struct Sides {
    let major: Bool
    let minor: Bool

    init(which: String) {
      guard ["major", "minor", "both"].contains(which) else {
        raise(
          ValueError(
            "tickParams: which is '\(which)', but must be \"major\", \"minor\" or \"both\""))
      }
      (major, minor) = (which != "minor", which != "major")
    }
  }

  fileprivate func move(
    _ sides: Sides, near: Bool?, far: Bool?, labelsNear: Bool?, labelsFar: Bool?
  ) {
    if sides.minor {
      (showsMinorTicks, mirrors.minor) = sidesOf(showsMinorTicks, mirrors.minor, near, far)
    }
    guard sides.major else { return }
    (showsTicks, mirrors.major) = sidesOf(showsTicks, mirrors.major, near, far)
    (showsLabels, mirrors.labels) = sidesOf(showsLabels, mirrors.labels, labelsNear, labelsFar)
  }

  /// What the axis's own side and the other one show: as before where nothing is said.
  private func sidesOf(_ own: Bool, _ other: Bool, _ near: Bool?, _ far: Bool?) -> (Bool, Bool) {
    isOpposite ? (far ?? own, near ?? other) : (near ?? own, far ?? other)
  }
}
