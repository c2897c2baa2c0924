import Raster
import UserErrors

extension Axes {
  /// The title above the axes.
  ///
  /// - Parameters:
  ///   - loc: "center", "left" or "right".
  ///   - pad: the distance from the axes in points.
  ///   - y: its height in fractions of the axes.
  public func setTitle(
    _ text: String, fontsize: (any FontSize)? = nil, color: (any ColorArgument)? = nil, weight: String? = nil,
    loc: String = "center", pad: Double = 6, y: Double? = nil, fontweight: String? = nil,
    size: (any FontSize)? = nil
  ) {
    let title = Title(
      text: text,
      fontsize: points(fontsize ?? size, base: theme.titleSize * theme.fontSize, "fontsize"),
      color: color.map { $0.single("color") } ?? theme.text,
      style: FontStyle(weight: weight ?? fontweight ?? theme.titleWeight, style: "normal"), pad: pad, y: y)
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
  ///   - labelpad: the distance from the ticks' labels in points.
  ///   - loc: "center", "left" or "right".
  public func setXlabel(
    _ text: String, fontsize: (any FontSize)? = nil, color: (any ColorArgument)? = nil,
    labelpad: Double? = nil,
    loc: String = "center", weight: String = "normal", size: (any FontSize)? = nil, fontweight: String? = nil
  ) {
    guard let place = ["left": 0.0, "center": 0.5, "right": 1.0][loc] else {
      raise(ValueError("loc is '\(loc)', but must be \"center\", \"left\" or \"right\""))
    }
    xAxis.labelPlace = place
    setLabel(xAxis, text, fontsize ?? size, color, labelpad, fontweight ?? weight, nil)
  }

  /// The name of the y axis.
  ///
  /// - Parameters:
  ///   - labelpad: the distance from the ticks' labels in points.
  ///   - rotation: degrees, counter-clockwise; 90 by default.
  public func setYlabel(
    _ text: String, fontsize: (any FontSize)? = nil, color: (any ColorArgument)? = nil,
    labelpad: Double? = nil,
    rotation: Double? = nil, weight: String = "normal", size: (any FontSize)? = nil, fontweight: String? = nil
  ) {
    setLabel(yAxis, text, fontsize ?? size, color, labelpad, fontweight ?? weight, rotation)
  }

  private func setLabel(
    _ axis: Axis, _ text: String, _ size: (any FontSize)?, _ color: (any ColorArgument)?, _ pad: Double?,
    _ weight: String, _ rotation: Double?
  ) {
    axis.label = text
    axis.labelSize = points(size, base: theme.labelSize * theme.fontSize, "fontsize")
    axis.labelColor = color.map { $0.single("color") } ?? theme.label
    axis.labelPad = pad ?? axis.labelPad
    axis.labelStyle = FontStyle(weight: weight, style: "normal")
    axis.labelRotation = rotation
    figure?.isShown = false
  }

  /// Several settings at once.
  public func set(
    title: String? = nil, xlabel: String? = nil, ylabel: String? = nil, xlim: (any Limits)? = nil,
    ylim: (any Limits)? = nil, xticks: (any ArrayConvertible)? = nil, yticks: (any ArrayConvertible)? = nil,
    xticklabels: [String]? = nil, yticklabels: [String]? = nil, xscale: String? = nil, yscale: String? = nil,
    aspect: String? = nil, facecolor: (any ColorArgument)? = nil
  ) {
    if let title { setTitle(title) }
    if let xlabel { setXlabel(xlabel) }
    if let ylabel { setYlabel(ylabel) }
    if let xscale { setXscale(xscale) }
    if let yscale { setYscale(yscale) }
    if let xticks { setTicks(xAxis, xticks.arrayValues, xticklabels) }
    if let yticks { setTicks(yAxis, yticks.arrayValues, yticklabels) }
    if let xlim { setLimits(xAxis, xlim.ends, "xlim") }
    if let ylim { setLimits(yAxis, ylim.ends, "ylim") }
    if let aspect { setAspect(aspect) }
    if let facecolor { setFacecolor(facecolor) }
  }

  /// "equal" for the same unit along both axes, "auto" to fill the box.
  ///
  /// - Parameter adjustable: "box" where the box gives way, "datalim" where the limits do.
  public func setAspect(_ aspect: String, adjustable: String = "box") {
    guard ["equal", "auto"].contains(aspect), ["box", "datalim"].contains(adjustable) else {
      raise(
        ValueError(
          "setAspect('\(aspect)', adjustable: '\(adjustable)'): \"equal\" or \"auto\", \"box\" or \"datalim\""
        ))
    }
    self.aspect = aspect == "equal" ? 1 : nil
    adjustsLimits = adjustable == "datalim"
  }
  /// The length of a unit along y in units of x.
  public func setAspect(_ aspect: Double) {
    (self.aspect, adjustsLimits) = (aspect > 0 ? aspect : nil, false)
  }
  /// The height of the box in parts of its width.
  public func setBoxAspect(_ aspect: Double) { boxAspect = aspect > 0 ? aspect : nil }

  /// The colour behind the data.
  public func setFacecolor(_ color: any ColorArgument) { facecolor = color.single("setFacecolor") }

  /// Hides both axes.
  public func setAxisOff() { isAxisOn = false }
  /// Shows both axes again.
  public func setAxisOn() { isAxisOn = true }
  /// Hides the axes with all that is in them, or shows them again.
  public func setVisible(_ visible: Bool) { isVisible = visible }
  /// Hides the frame and the colour behind the data, or shows them again.
  public func setFrameOn(_ on: Bool) { isFrameOn = on }
  /// The x axis: its ticks, their labels, whether it is seen.
  public func getXaxis() -> Axis { xAxis }
  /// The y axis.
  public func getYaxis() -> Axis { yAxis }
  /// The figure.
  public func getFigure() -> Figure? { figure }

  /// Hides lines of the frame: "left", "right", "top", "bottom".
  public func hideSpines(_ names: String...) { spines[names].setVisible(false) }

  /// What a cell of the outer row and column keeps: labels only at the outside of a grid.
  public func labelOuter() {
    guard case .cell(let grid, let row, let column) = place else { return }
    if row.upperBound < grid.heights.count - 1 {
      xAxis.showsLabels = false
      xAxis.label = ""
    }
    if column.lowerBound > 0 {
      yAxis.showsLabels = false
      yAxis.label = ""
    }
  }

  /// Takes away all that was drawn and set, as for the next frame of an animation.
  public func clear() {
    artists = []
    containers = []
    for axis in [xAxis, yAxis] {
      axis.range.limits = (nil, nil)
      axis.range.tickReach = nil
      axis.range.isInverted = false
      axis.range.scale = .linear
      axis.range.categories = []
      axis.label = ""
      (axis.fixedTicks, axis.fixedLabels, axis.locator, axis.formatter) = (nil, nil, nil, nil)
    }
    (title.text, leftTitle.text, rightTitle.text) = ("", "", "")
    (legendOptions, currentMappable) = (nil, nil)
    (colorCyclePlace, patchCyclePlace) = (0, 0)
    (aspect, isAxisOn) = (nil, true)
    figure?.isShown = false
  }
  /// Takes away all that was drawn and set.
  public func cla() { clear() }
  /// Takes the axes out of their figure.
  public func remove() {
    figure?.axes.removeAll { $0 === self }
    if figure?.current === self { figure?.current = figure?.axes.last }
  }

  /// Axes on the same place with the same x axis and a y axis of their own at the right.
  public func twinx() -> Axes {
    let twin = twin()
    twin.xAxis.range = xAxis.range
    twin.xAxis.range.add(twin)
    twin.yAxis.isOpposite = true
    twin.xAxis.isVisible = false
    return twin
  }

  /// Axes on the same place with the same y axis and an x axis of their own at the top.
  public func twiny() -> Axes {
    let twin = twin()
    twin.yAxis.range = yAxis.range
    twin.yAxis.range.add(twin)
    twin.xAxis.isOpposite = true
    twin.yAxis.isVisible = false
    return twin
  }

  private func twin() -> Axes {
    guard let figure else { raise(ValueError("these axes belong to no figure any more")) }
    let twin = figure.add(Axes(figure: figure, place: place))
    twin.twinOf = twinOf ?? self
    (twin.xAxis.grid, twin.yAxis.grid) = (nil, nil)
    return twin
  }

  /// Axes within these: [left, bottom, width, height] in fractions of these axes.
  public func insetAxes(_ box: [Double]) -> Axes {
    guard box.count == 4, let figure else {
      raise(ValueError("insetAxes takes [left, bottom, width, height], but has \(box.count) numbers"))
    }
    let outer = availableBox(figure.subplotParameters, figureAspect: figure.figsize.0 / figure.figsize.1)
    return figure.addAxes([
      outer.x + box[0] * outer.width, outer.y + box[1] * outer.height, box[2] * outer.width,
      box[3] * outer.height,
    ])
  }
}
