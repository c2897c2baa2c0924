import Raster
import UserErrors

extension TextAnchor {
  /// matplotlib's words: "left", "center", "right"; "top", "center", "baseline", "bottom", "center_baseline".
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

extension Axes {
  /// The title above the axes.
  ///
  /// - Parameter loc: "center", "left" or "right".
  public func setTitle(
    _ text: String, fontsize: Double = 12, color: String = "black", weight: String = "normal",
    loc: String = "center",
    pad: Double = 6
  ) {
    let title = Title(
      text: text, fontsize: fontsize, color: Color.parse(color), style: FontStyle(bold: weight == "bold"),
      pad: pad)
    switch loc {
    case "left": leftTitle = title
    case "right": rightTitle = title
    case "center": self.title = title
    default: raise(ValueError("loc is '\(loc)', but must be \"center\", \"left\" or \"right\""))
    }
  }

  /// The name of the x axis.
  public func setXlabel(_ text: String, fontsize: Double = 10, color: String = "black") {
    (xAxis.label, xAxis.labelSize, xAxis.labelColor) = (text, fontsize, Color.parse(color))
  }

  /// The name of the y axis.
  public func setYlabel(_ text: String, fontsize: Double = 10, color: String = "black") {
    (yAxis.label, yAxis.labelSize, yAxis.labelColor) = (text, fontsize, Color.parse(color))
  }

  /// The limits of the x axis; nil keeps one as it is.
  public func setXlim(_ left: (any NumberConvertible)? = nil, _ right: (any NumberConvertible)? = nil) {
    Self.set(xAxis, left, right, "xlim")
  }

  /// The limits of the y axis; nil keeps one as it is.
  public func setYlim(_ bottom: (any NumberConvertible)? = nil, _ top: (any NumberConvertible)? = nil) {
    Self.set(yAxis, bottom, top, "ylim")
  }

  /// The limits of the x axis.
  public func getXlim() -> (Double, Double) { viewLimits().x }
  /// The limits of the y axis.
  public func getYlim() -> (Double, Double) { viewLimits().y }

  private static func set(
    _ axis: Axis, _ first: (any NumberConvertible)?, _ second: (any NumberConvertible)?, _ name: String
  ) {
    let (a, b) = (first?.doubleValue, second?.doubleValue)
    for value in [a, b].compactMap({ $0 }) where !value.isFinite {
      raise(ValueError("\(name) is \(value), but limits must be finite numbers"))
    }
    axis.limits = (a ?? axis.limits.0, b ?? axis.limits.1)
  }

  /// Turns the x axis around.
  public func invertXaxis() { Self.invert(xAxis) }
  /// Turns the y axis around.
  public func invertYaxis() { Self.invert(yAxis) }

  private static func invert(_ axis: Axis) {
    axis.isInverted.toggle()
    axis.limits = (axis.limits.1, axis.limits.0)
  }

  /// Places of the x axis's ticks and, if given, their labels.
  public func setXticks(
    _ ticks: any ArrayConvertible, _ labels: [String]? = nil, rotation: Double = 0, fontsize: Double = 10
  ) {
    Self.setTicks(xAxis, ticks.arrayValues, labels, rotation, fontsize)
  }

  /// Places of the y axis's ticks and, if given, their labels.
  public func setYticks(
    _ ticks: any ArrayConvertible, _ labels: [String]? = nil, rotation: Double = 0, fontsize: Double = 10
  ) {
    Self.setTicks(yAxis, ticks.arrayValues, labels, rotation, fontsize)
  }

  /// `setXticks([])` leaves the x axis without ticks.
  public func setXticks(_ ticks: [Double]) { Self.setTicks(xAxis, ticks, nil, 0, xAxis.tickLabelSize) }
  /// `setYticks([])` leaves the y axis without ticks.
  public func setYticks(_ ticks: [Double]) { Self.setTicks(yAxis, ticks, nil, 0, yAxis.tickLabelSize) }

  private static func setTicks(
    _ axis: Axis, _ ticks: [Double], _ labels: [String]?, _ rotation: Double, _ size: Double
  ) {
    if let labels, labels.count != ticks.count {
      raise(ValueError("\(ticks.count) ticks, but \(labels.count) labels: there must be one for each"))
    }
    (axis.fixedTicks, axis.fixedLabels) = (ticks, labels)
    (axis.tickRotation, axis.tickLabelSize) = (rotation, fontsize(size))
  }

  private static func fontsize(_ size: Double) -> Double { max(size, 0.1) }

  /// Looks of ticks and their labels.
  ///
  /// - Parameter axis: "x", "y" or "both".
  public func tickParams(
    axis: String = "both", labelsize: Double? = nil, colors: String? = nil, rotation: Double? = nil,
    labelbottom: Bool? = nil, labelleft: Bool? = nil, bottom: Bool? = nil, left: Bool? = nil
  ) {
    for one in [xAxis, yAxis] where axis == "both" || (axis == "x") == (one.direction == .x) {
      one.tickLabelSize = labelsize ?? one.tickLabelSize
      one.tickColor = colors.map(Color.parse) ?? one.tickColor
      one.tickRotation = rotation ?? one.tickRotation
    }
    xAxis.showsLabels = labelbottom ?? xAxis.showsLabels
    yAxis.showsLabels = labelleft ?? yAxis.showsLabels
    xAxis.showsTicks = bottom ?? xAxis.showsTicks
    yAxis.showsTicks = left ?? yAxis.showsTicks
  }

  /// The scale of the x axis: "linear" or "log".
  public func setXscale(_ scale: String) { xAxis.scale = Self.scale(scale) }
  /// The scale of the y axis: "linear" or "log".
  public func setYscale(_ scale: String) { yAxis.scale = Self.scale(scale) }

  private static func scale(_ name: String) -> Scale {
    switch name {
    case "linear": return .linear
    case "log": return .log
    default: raise(ValueError("there is no scale '\(name)': it must be \"linear\" or \"log\""))
    }
  }

  /// "off" and "on" hide and show both axes; "equal" gives both the same unit; "image", "scaled" and "square" do so
  /// with tight limits; "auto" undoes it; "tight" leaves no margin.
  public func axis(_ option: String) {
    switch option {
    case "off": isAxisOn = false
    case "on": isAxisOn = true
    case "equal", "scaled": aspect = 1
    case "image":
      aspect = 1
      (xAxis.margin, yAxis.margin) = (0, 0)
    case "square":
      let (x, y) = viewLimits()
      let side = max(x.1 - x.0, y.1 - y.0)
      setXlim(x.0, x.0 + side)
      setYlim(y.0, y.0 + side)
      aspect = 1
    case "auto": aspect = nil
    case "tight": (xAxis.margin, yAxis.margin) = (0, 0)
    default:
      raise(
        ValueError(
          "axis('\(option)') means nothing: use \"off\", \"on\", \"equal\", \"image\", \"square\", \"auto\" or \"tight\""
        ))
    }
  }

  /// Hides both axes.
  public func setAxisOff() { isAxisOn = false }

  /// The limits of both axes: [xmin, xmax, ymin, ymax].
  public func axis(_ limits: [Double]) {
    guard limits.count == 4 else {
      raise(ValueError("axis takes [xmin, xmax, ymin, ymax], but has \(limits.count) numbers"))
    }
    setXlim(limits[0], limits[1])
    setYlim(limits[2], limits[3])
  }

  /// "equal" for the same unit along both axes, "auto" to fill the box.
  public func setAspect(_ aspect: String) { self.aspect = aspect == "equal" ? 1 : nil }
  /// The length of a unit along y in units of x.
  public func setAspect(_ aspect: Double) { self.aspect = aspect > 0 ? aspect : nil }

  /// The room left around the data, in parts of their range.
  public func margins(_ margin: Double) { (xAxis.margin, yAxis.margin) = (margin, margin) }

  /// The colour behind the data.
  public func setFacecolor(_ color: String) { facecolor = Color.parse(color) }

  /// Hides lines of the frame: "left", "right", "top", "bottom".
  public func hideSpines(_ names: String...) { hiddenSpines.formUnion(names) }

  /// Lines across the axes at their ticks.
  public func grid(
    _ visible: Bool = true, axis: String = "both", color: String = "#b0b0b0", linestyle: String = "-",
    linewidth: Double = 0.8, alpha: Double = 1
  ) {
    let dashes = orRaiseAny { try LineFormat.dashes(linestyle) } ?? []
    let style = Axis.GridStyle(color: Color.parse(color), linewidth: linewidth, dashes: dashes, alpha: alpha)
    for one in [xAxis, yAxis] where axis == "both" || (axis == "x") == (one.direction == .x) {
      one.grid = visible ? style : nil
    }
  }

  /// Axes on the same place with the same x axis and a y axis of their own at the right.
  public func twinx() -> Axes {
    guard let figure else { raise(ValueError("these axes belong to no figure any more")) }
    let twin = figure.add(Axes(figure: figure, place: place))
    twin.sharesX = self
    twin.isFrameOn = false
    twin.yAxis.isOpposite = true
    twin.xAxis.showsTicks = false
    twin.xAxis.showsLabels = false
    twin.colorCyclePlace = colorCyclePlace
    return twin
  }
}
