import Raster
import UserErrors

/// The two ends of an axis: a pair, or an array of two.
public protocol Limits {
  /// The ends.
  var ends: (Double?, Double?) { get }
}

extension Array: Limits where Element: NumberConvertible {
  public var ends: (Double?, Double?) {
    guard count == 2 else { raise(ValueError("limits are two numbers, but there are \(count)")) }
    return (self[0].doubleValue, self[1].doubleValue)
  }
}

extension ClosedRange: Limits where Bound: NumberConvertible {
  public var ends: (Double?, Double?) { (lowerBound.doubleValue, upperBound.doubleValue) }
}

extension Axes {
  /// The limits of the x axis; nil keeps one as it is.
  public func setXlim(_ left: (any NumberConvertible)? = nil, _ right: (any NumberConvertible)? = nil) {
    setLimits(xAxis, (left?.doubleValue, right?.doubleValue), "xlim")
  }
  /// The limits of the x axis by name.
  public func setXlim(left: (any NumberConvertible)?, right: (any NumberConvertible)? = nil) {
    setXlim(left, right)
  }
  /// The upper limit of the x axis.
  public func setXlim(right: any NumberConvertible) { setXlim(nil, right) }
  /// The limits of the x axis by matplotlib's other names.
  public func setXlim(xmin: any NumberConvertible, xmax: (any NumberConvertible)? = nil) {
    setXlim(xmin, xmax)
  }
  /// The upper limit of the x axis.
  public func setXlim(xmax: any NumberConvertible) { setXlim(nil, xmax) }
  /// The limits of the x axis as a pair.
  public func setXlim(_ limits: (some NumberConvertible, some NumberConvertible)) {
    setXlim(limits.0, limits.1)
  }
  /// The limits of the x axis as an array of two.
  public func setXlim(_ limits: any Limits) { setLimits(xAxis, limits.ends, "xlim") }

  /// The limits of the y axis; nil keeps one as it is.
  public func setYlim(_ bottom: (any NumberConvertible)? = nil, _ top: (any NumberConvertible)? = nil) {
    setLimits(yAxis, (bottom?.doubleValue, top?.doubleValue), "ylim")
  }
  /// The limits of the y axis by name.
  public func setYlim(bottom: (any NumberConvertible)?, top: (any NumberConvertible)? = nil) {
    setYlim(bottom, top)
  }
  /// The upper limit of the y axis.
  public func setYlim(top: any NumberConvertible) { setYlim(nil, top) }
  /// The limits of the y axis by matplotlib's other names.
  public func setYlim(ymin: any NumberConvertible, ymax: (any NumberConvertible)? = nil) {
    setYlim(ymin, ymax)
  }
  /// The upper limit of the y axis.
  public func setYlim(ymax: any NumberConvertible) { setYlim(nil, ymax) }
  /// The limits of the y axis as a pair.
  public func setYlim(_ limits: (some NumberConvertible, some NumberConvertible)) {
    setYlim(limits.0, limits.1)
  }
  /// The limits of the y axis as an array of two.
  public func setYlim(_ limits: any Limits) { setLimits(yAxis, limits.ends, "ylim") }

  /// The limits of the x axis.
  public func getXlim() -> (Double, Double) { viewLimits().x }
  /// The limits of the y axis.
  public func getYlim() -> (Double, Double) { viewLimits().y }

  func setLimits(_ axis: Axis, _ ends: (Double?, Double?), _ name: String) {
    let (a, b) = ends
    for value in [a, b].compactMap({ $0 }) where !value.isFinite {
      raise(ValueError("\(name) is \(value), but limits must be finite numbers"))
    }
    axis.limits = (a ?? axis.limits.0, b ?? axis.limits.1)
    figure?.isShown = false
  }

  /// Turns the x axis around.
  public func invertXaxis() { Self.invert(xAxis) }
  /// Turns the y axis around.
  public func invertYaxis() { Self.invert(yAxis) }

  private static func invert(_ axis: Axis) {
    axis.isInverted.toggle()
    axis.range.limits = (axis.limits.1, axis.limits.0)
  }

  /// Places of the x axis's ticks and, if given, their labels: texts or numbers. `[]` leaves it
  /// without ticks.
  public func setXticks(
    _ ticks: any ArrayConvertible, _ labels: (any TickLabels)? = nil, labels named: (any TickLabels)? = nil,
    minor: Bool = false, rotation: Double? = nil, fontsize: (any FontSize)? = nil, ha: String? = nil,
    color: (any ColorArgument)? = nil, rotationMode: String? = nil
  ) {
    xAxis.turn(rotationMode)
    setTicks(xAxis, ticks.arrayValues, (labels ?? named)?.texts, minor, rotation, fontsize, ha, color)
  }

  /// Places of the y axis's ticks and, if given, their labels: texts or numbers. `[]` leaves it
  /// without ticks.
  public func setYticks(
    _ ticks: any ArrayConvertible, _ labels: (any TickLabels)? = nil, labels named: (any TickLabels)? = nil,
    minor: Bool = false, rotation: Double? = nil, fontsize: (any FontSize)? = nil, ha: String? = nil,
    color: (any ColorArgument)? = nil, rotationMode: String? = nil
  ) {
    yAxis.turn(rotationMode)
    setTicks(yAxis, ticks.arrayValues, (labels ?? named)?.texts, minor, rotation, fontsize, ha, color)
  }

  /// `setXticks([])` leaves the x axis without ticks.
  public func setXticks(_ ticks: [Double]) { setTicks(xAxis, ticks, nil) }
  /// `setYticks([])` leaves the y axis without ticks.
  public func setYticks(_ ticks: [Double]) { setTicks(yAxis, ticks, nil) }

  /// The texts at the x axis's ticks, which were set before.
  public func setXticklabels(
    _ labels: any TickLabels, rotation: Double? = nil, fontsize: (any FontSize)? = nil, ha: String? = nil,
    color: (any ColorArgument)? = nil, rotationMode: String? = nil
  ) {
    xAxis.turn(rotationMode)
    setLooks(xAxis, labels.texts, rotation, fontsize, ha, color)
  }

  /// The texts at the y axis's ticks, which were set before.
  public func setYticklabels(
    _ labels: any TickLabels, rotation: Double? = nil, fontsize: (any FontSize)? = nil, ha: String? = nil,
    color: (any ColorArgument)? = nil, rotationMode: String? = nil
  ) {
    yAxis.turn(rotationMode)
    setLooks(yAxis, labels.texts, rotation, fontsize, ha, color)
  }

  /// `setXticklabels([])` leaves the ticks without labels.
  public func setXticklabels(_ labels: [String]) { setLooks(xAxis, labels, nil, nil, nil) }
  /// `setYticklabels([])` leaves the ticks without labels.
  public func setYticklabels(_ labels: [String]) { setLooks(yAxis, labels, nil, nil, nil) }

  func setTicks(
    _ axis: Axis, _ ticks: [Double], _ labels: [String]?, _ minor: Bool = false,
    _ rotation: Double? = nil, _ size: (any FontSize)? = nil, _ ha: String? = nil,
    _ color: (any ColorArgument)? = nil
  ) {
    if let labels, labels.count != ticks.count {
      raise(ValueError("\(ticks.count) ticks, but \(labels.count) labels: there must be one for each"))
    }
    // A tick at no place is not drawn, and its label neither.
    let finite = ticks.filter(\.isFinite)
    guard !minor else {
      axis.minorTicks = finite
      return
    }
    axis.fixedTicks = finite
    let shown = labels.map { zip(ticks, $0).filter(\.0.isFinite).map(\.1) }
    setLooks(axis, shown, rotation, size, ha, color)
    guard let low = finite.min(), let high = finite.max() else { return }
    // As in matplotlib, ticks beyond the limits widen them, until new data come.
    let view = axis === xAxis ? viewLimits().x : viewLimits().y
    axis.range.tickReach = (min(low, view.0, view.1), max(high, view.0, view.1))
  }

  func setLooks(
    _ axis: Axis, _ labels: [String]?, _ rotation: Double?, _ size: (any FontSize)?, _ ha: String?,
    _ color: (any ColorArgument)? = nil
  ) {
    axis.fixedLabels = labels
    axis.tickLabelColor = color.map { $0.single("color") } ?? axis.tickLabelColor
    axis.tickRotation = rotation ?? axis.tickRotation
    axis.tickLabelSize = size.map { points($0, base: axis.tickLabelSize, "fontsize") } ?? axis.tickLabelSize
    axis.tickAlignment = ha.map { TextAnchor(ha: $0, va: "top").horizontal } ?? axis.tickAlignment
    figure?.isShown = false
  }

  /// The scale of the x axis: "linear" or "log".
  public func setXscale(_ scale: String, base: Double = 10) {
    xAxis.scale = Self.scale(scale, base)
  }
  /// The scale of the y axis: "linear" or "log".
  public func setYscale(_ scale: String, base: Double = 10) {
    yAxis.scale = Self.scale(scale, base)
  }

  private static func scale(_ name: String, _ base: Double) -> Scale {
    guard base == 10 else {
      raise(ValueError("logarithms are to the base 10 here: write yscale(\"log\"), without a base"))
    }
    switch name {
    case "linear": return .linear
    case "log": return .log
    default: raise(ValueError("there is no scale '\(name)': it must be \"linear\" or \"log\""))
    }
  }
}

extension Axis {
  fileprivate func turn(_ mode: String?) {
    if let mode { tickTurnsAtAnchor = TextAnchor.turns(mode) }
  }
}

/// Texts at ticks: strings, or numbers as they are written.
public protocol TickLabels {
  /// The texts.
  var texts: [String] { get }
}

extension Array: TickLabels {
  public var texts: [String] {
    if let strings = self as? [String] { return strings }
    return map { element in
      (element as? any NumberConvertible).map { NumberFormat.shortest($0.doubleValue) } ?? "\(element)"
    }
  }
}

extension Range: TickLabels where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {
  public var texts: [String] { map { NumberFormat.shortest($0.doubleValue) } }
}
