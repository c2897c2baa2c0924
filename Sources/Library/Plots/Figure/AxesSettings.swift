import Raster
import UserErrors

extension Axes {
  /// Several settings at once; see the functions that set one.
  public func set(
    title: String? = nil, xlabel: String? = nil, ylabel: String? = nil, xlim: (any Limits)? = nil,
    ylim: (any Limits)? = nil, xticks: (any ArrayConvertible)? = nil,
    yticks: (any ArrayConvertible)? = nil, xticklabels: [String]? = nil,
    yticklabels: [String]? = nil, xscale: String? = nil, yscale: String? = nil,
    aspect: (any AspectArgument)? = nil, facecolor: (any ColorArgument)? = nil
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
    if let aspect { self.aspect = aspect.ratio("set") }
    if let facecolor { setFacecolor(facecolor) }
  }

  /// Several settings at once, with limits as pairs or arrays:
  /// `ax.set(xlim: (0, 8), ylim: [0, 8])`.
  @_disfavoredOverload
  public func set(
    title: (any CustomStringConvertible)? = nil, xlabel: String? = nil, ylabel: String? = nil,
    xlim: Any? = nil, ylim: Any? = nil, xticks: (any ArrayConvertible)? = nil,
    yticks: (any ArrayConvertible)? = nil,
    xticklabels: [String]? = nil, yticklabels: [String]? = nil, xscale: String? = nil,
    yscale: String? = nil, aspect: (any AspectArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, visible: Bool? = nil
  ) {
    set(
      title: title?.description, xlabel: xlabel, ylabel: ylabel,
      xlim: xlim.map { LimitPair($0, "xlim").ends }, ylim: ylim.map { LimitPair($0, "ylim").ends },
      xticks: xticks, yticks: yticks, xticklabels: xticklabels, yticklabels: yticklabels,
      xscale: xscale, yscale: yscale, aspect: aspect, facecolor: facecolor)
    if let visible { setVisible(visible) }
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
    (self.aspect, adjustsLimits) = (Self.checked(aspect, "setAspect"), false)
  }
  /// The height of the box in parts of its width.
  public func setBoxAspect(_ aspect: Double) { boxAspect = Self.checked(aspect, "setBoxAspect") }

  private static func checked(_ aspect: Double, _ method: String) -> Double {
    guard aspect > 0, aspect.isFinite else {
      raise(ValueError("\(method)(\(aspect)): a ratio of lengths is greater than 0, and finite"))
    }
    return aspect
  }

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
}

/// How long a unit along y is in units of x: a number, "equal" for 1, "auto" to fill the box.
public protocol AspectArgument {
  /// The number; nil to fill the box. The end of the cell where it is none of these.
  func ratio(_ function: String) -> Double?
}

extension String: AspectArgument {
  public func ratio(_ function: String) -> Double? {
    guard ["equal", "auto"].contains(self) else {
      raise(ValueError("\(function): aspect is '\(self)', but must be \"equal\", \"auto\" or a number"))
    }
    return self == "equal" ? 1 : nil
  }
}

extension Double: AspectArgument {
  public func ratio(_ function: String) -> Double? {
    guard self > 0, isFinite else {
      raise(ValueError("\(function): aspect is \(self), but must be positive"))
    }
    return self
  }
}

extension Int: AspectArgument {
  public func ratio(_ function: String) -> Double? { Double(self).ratio(function) }
}
