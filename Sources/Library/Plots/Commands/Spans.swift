import Raster

extension Plotting {
  /// A strip across the axes from ymin to ymax.
  ///
  /// - Parameters:
  ///   - ymin: the lower border in data units.
  ///   - ymax: the upper border.
  ///   - xmin: where it begins, as a fraction of the axes' width.
  ///   - xmax: where it ends.
  ///   - linewidth: the width of the edge in points; `lw` in short.
  @discardableResult
  public func axhspan(
    _ ymin: any NumberConvertible, _ ymax: any NumberConvertible, xmin: Double = 0, xmax: Double = 1,
    color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", alpha: Double = 1, label: String? = nil,
    zorder: Double = 1, fc: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil,
    lw: Double? = nil
  ) -> Rectangle {
    let (low, high) = (ymin.doubleValue, ymax.doubleValue)
    let strip = Rectangle(
      (xmin, low), xmax - xmin, high - low, color: color, facecolor: facecolor ?? fc,
      edgecolor: edgecolor ?? ec,
      linewidth: lw ?? linewidth, linestyle: linestyle, alpha: alpha, label: label, zorder: zorder)
    strip.system = .yData
    return plottedAxes.add(strip)
  }

  /// A strip across the axes from xmin to xmax.
  ///
  /// - Parameters:
  ///   - xmin: the left border in data units.
  ///   - xmax: the right border.
  ///   - ymin: where it begins, as a fraction of the axes' height.
  ///   - ymax: where it ends.
  ///   - linewidth: the width of the edge in points; `lw` in short.
  @discardableResult
  public func axvspan(
    _ xmin: any NumberConvertible, _ xmax: any NumberConvertible, ymin: Double = 0, ymax: Double = 1,
    color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", alpha: Double = 1, label: String? = nil,
    zorder: Double = 1, fc: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil,
    lw: Double? = nil
  ) -> Rectangle {
    let (low, high) = (xmin.doubleValue, xmax.doubleValue)
    let strip = Rectangle(
      (low, ymin), high - low, ymax - ymin, color: color, facecolor: facecolor ?? fc,
      edgecolor: edgecolor ?? ec,
      linewidth: lw ?? linewidth, linestyle: linestyle, alpha: alpha, label: label, zorder: zorder)
    strip.system = .xData
    return plottedAxes.add(strip)
  }
}
