import Raster

extension Plotting {
  /// A strip across the axes from ymin to ymax.
  ///
  /// - Parameters:
  ///   - ymin: the lower border in data units.
  ///   - ymax: the upper border.
  ///   - linewidth: the width of the edge in points; `lw` in short.
  @discardableResult
  public func axhspan(
    _ ymin: any NumberConvertible, _ ymax: any NumberConvertible, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", alpha: Double = 1, label: String? = nil,
    zorder: Double = 1, fc: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil,
    lw: Double? = nil
  ) -> Rectangle {
    let (low, high) = (ymin.doubleValue, ymax.doubleValue)
    let strip = Rectangle(
      (0, low), 1, high - low, color: color, facecolor: facecolor ?? fc, edgecolor: edgecolor ?? ec,
      linewidth: lw ?? linewidth, linestyle: linestyle, alpha: alpha, label: label, zorder: zorder)
    strip.system = .yData
    return plottedAxes.add(strip)
  }

  /// A strip across the axes from xmin to xmax.
  ///
  /// - Parameters:
  ///   - xmin: the left border in data units.
  ///   - xmax: the right border.
  ///   - linewidth: the width of the edge in points; `lw` in short.
  @discardableResult
  public func axvspan(
    _ xmin: any NumberConvertible, _ xmax: any NumberConvertible, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", alpha: Double = 1, label: String? = nil,
    zorder: Double = 1, fc: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil,
    lw: Double? = nil
  ) -> Rectangle {
    let (low, high) = (xmin.doubleValue, xmax.doubleValue)
    let strip = Rectangle(
      (low, 0), high - low, 1, color: color, facecolor: facecolor ?? fc, edgecolor: edgecolor ?? ec,
      linewidth: lw ?? linewidth, linestyle: linestyle, alpha: alpha, label: label, zorder: zorder)
    strip.system = .xData
    return plottedAxes.add(strip)
  }
}
