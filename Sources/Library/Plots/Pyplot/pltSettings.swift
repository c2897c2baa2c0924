extension Pyplot {
  /// The title above the current axes; see
  /// ``Axes/setTitle(_:fontsize:color:weight:loc:pad:y:fontweight:size:fontdict:)``.
  public func title(
    _ label: any CustomStringConvertible, fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil,
    weight: String? = nil, loc: String = "center", pad: Double = 6, y: Double? = nil,
    fontweight: String? = nil, size: (any FontSize)? = nil, fontdict: FontProperties? = nil
  ) {
    gca().setTitle(
      label, fontsize: fontsize, color: color, weight: weight, loc: loc, pad: pad, y: y,
      fontweight: fontweight, size: size, fontdict: fontdict)
  }

  /// The name of the x axis; see
  /// ``Axes/setXlabel(_:fontsize:color:labelpad:loc:weight:size:fontweight:fontdict:)``.
  public func xlabel(
    _ xlabel: any CustomStringConvertible, fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil,
    labelpad: Double? = nil, loc: String = "center", weight: String? = nil,
    size: (any FontSize)? = nil, fontweight: String? = nil, fontdict: FontProperties? = nil
  ) {
    gca().setXlabel(
      xlabel, fontsize: fontsize, color: color, labelpad: labelpad, loc: loc, weight: weight,
      size: size, fontweight: fontweight, fontdict: fontdict)
  }

  /// The name of the y axis; see
  /// ``Axes/setYlabel(_:fontsize:color:labelpad:loc:rotation:weight:size:fontweight:fontdict:)``.
  public func ylabel(
    _ ylabel: any CustomStringConvertible, fontsize: (any FontSize)? = nil,
    color: (any ColorArgument)? = nil,
    labelpad: Double? = nil, loc: String = "center", rotation: Double? = nil,
    weight: String? = nil, size: (any FontSize)? = nil, fontweight: String? = nil,
    fontdict: FontProperties? = nil
  ) {
    gca().setYlabel(
      ylabel, fontsize: fontsize, color: color, labelpad: labelpad, loc: loc, rotation: rotation,
      weight: weight, size: size, fontweight: fontweight, fontdict: fontdict)
  }

  /// Sets the limits of the x axis, nil keeping one as it is, and returns them.
  @discardableResult
  public func xlim(_ left: (any NumberConvertible)? = nil, _ right: (any NumberConvertible)? = nil) -> (
    Double, Double
  ) {
    if left != nil || right != nil { gca().setXlim(left, right) }
    return gca().getXlim()
  }
  /// Sets the limits of the x axis by name.
  @discardableResult
  public func xlim(left: (any NumberConvertible)?, right: (any NumberConvertible)? = nil) -> (Double, Double)
  {
    xlim(left, right)
  }
  /// Sets the upper limit of the x axis.
  @discardableResult
  public func xlim(right: any NumberConvertible) -> (Double, Double) { xlim(nil, right) }
  /// Sets the limits of the x axis by matplotlib's other names.
  @discardableResult
  public func xlim(
    xmin: any NumberConvertible, xmax: (any NumberConvertible)? = nil
  ) -> (Double, Double) { xlim(xmin, xmax) }
  /// Sets the upper limit of the x axis.
  @discardableResult
  public func xlim(xmax: any NumberConvertible) -> (Double, Double) { xlim(nil, xmax) }
  /// Sets the limits of the x axis by a pair.
  @discardableResult
  public func xlim(_ limits: (some NumberConvertible, some NumberConvertible)) -> (Double, Double) {
    xlim(limits.0, limits.1)
  }
  /// Sets the limits of the x axis by an array of two.
  @discardableResult
  public func xlim(_ limits: any Limits) -> (Double, Double) {
    gca().setXlim(limits)
    return gca().getXlim()
  }

  /// Sets the limits of the y axis, nil keeping one as it is, and returns them.
  @discardableResult
  public func ylim(_ bottom: (any NumberConvertible)? = nil, _ top: (any NumberConvertible)? = nil) -> (
    Double, Double
  ) {
    if bottom != nil || top != nil { gca().setYlim(bottom, top) }
    return gca().getYlim()
  }
  /// Sets the limits of the y axis by name.
  @discardableResult
  public func ylim(bottom: (any NumberConvertible)?, top: (any NumberConvertible)? = nil) -> (Double, Double)
  {
    ylim(bottom, top)
  }
  /// Sets the upper limit of the y axis.
  @discardableResult
  public func ylim(top: any NumberConvertible) -> (Double, Double) { ylim(nil, top) }
  /// Sets the limits of the y axis by matplotlib's other names.
  @discardableResult
  public func ylim(
    ymin: any NumberConvertible, ymax: (any NumberConvertible)? = nil
  ) -> (Double, Double) { ylim(ymin, ymax) }
  /// Sets the upper limit of the y axis.
  @discardableResult
  public func ylim(ymax: any NumberConvertible) -> (Double, Double) { ylim(nil, ymax) }
  /// Sets the limits of the y axis by a pair.
  @discardableResult
  public func ylim(_ limits: (some NumberConvertible, some NumberConvertible)) -> (Double, Double) {
    ylim(limits.0, limits.1)
  }
  /// Sets the limits of the y axis by an array of two.
  @discardableResult
  public func ylim(_ limits: any Limits) -> (Double, Double) {
    gca().setYlim(limits)
    return gca().getYlim()
  }

  /// Places of the x axis's ticks and, if given, their labels; without places, the looks of those
  /// that are there.
  public func xticks(
    _ ticks: (any ArrayConvertible)? = nil, _ labels: (any TickLabels)? = nil,
    labels named: (any TickLabels)? = nil, rotation: Double? = nil, fontsize: (any FontSize)? = nil,
    ha: String? = nil, size: (any FontSize)? = nil, color: (any ColorArgument)? = nil,
    rotationMode: String? = nil
  ) {
    let axes = gca()
    if let rotationMode { axes.xAxis.tickTurnsAtAnchor = TextAnchor.turns(rotationMode) }
    if let ticks {
      axes.setXticks(
        ticks, labels ?? named, rotation: rotation, fontsize: fontsize ?? size, ha: ha, color: color)
    } else {
      axes.setLooks(axes.xAxis, axes.xAxis.fixedLabels, rotation, fontsize ?? size, ha, color)
    }
  }

  /// Places of the y axis's ticks and, if given, their labels; without places, the looks of those
  /// that are there.
  public func yticks(
    _ ticks: (any ArrayConvertible)? = nil, _ labels: (any TickLabels)? = nil,
    labels named: (any TickLabels)? = nil, rotation: Double? = nil, fontsize: (any FontSize)? = nil,
    ha: String? = nil, size: (any FontSize)? = nil, color: (any ColorArgument)? = nil,
    rotationMode: String? = nil
  ) {
    let axes = gca()
    if let rotationMode { axes.yAxis.tickTurnsAtAnchor = TextAnchor.turns(rotationMode) }
    if let ticks {
      axes.setYticks(
        ticks, labels ?? named, rotation: rotation, fontsize: fontsize ?? size, ha: ha, color: color)
    } else {
      axes.setLooks(axes.yAxis, axes.yAxis.fixedLabels, rotation, fontsize ?? size, ha, color)
    }
  }

  /// `xticks([])` leaves the x axis without ticks.
  public func xticks(_ ticks: [Double]) { gca().setXticks(ticks) }
  /// `yticks([])` leaves the y axis without ticks.
  public func yticks(_ ticks: [Double]) { gca().setYticks(ticks) }
  /// `xticks([], [])` leaves the x axis without ticks.
  public func xticks(_ ticks: [Double], _ labels: [String]) { gca().setXticks(ticks, labels) }
  /// `yticks([], [])` leaves the y axis without ticks.
  public func yticks(_ ticks: [Double], _ labels: [String]) { gca().setYticks(ticks, labels) }

  /// The scale of the x axis: "linear" or "log".
  public func xscale(_ scale: String, base: Double = 10) { gca().setXscale(scale, base: base) }
  /// The scale of the y axis: "linear" or "log".
  public func yscale(_ scale: String, base: Double = 10) { gca().setYscale(scale, base: base) }

  /// Axes on the place of the current ones with the same x axis, which become current.
  public func twinx() -> Axes { gca().twinx() }
  /// Axes on the place of the current ones with the same y axis, which become current.
  public func twiny() -> Axes { gca().twiny() }

  /// Hides the frame of the current axes, or shows it.
  public func box(_ on: Bool) { gca().setFrameOn(on) }
}
