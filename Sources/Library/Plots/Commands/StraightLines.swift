import Raster
import UserErrors

extension Plotting {
  /// A horizontal line across the axes.
  ///
  /// - Parameters:
  ///   - y: its height in data units.
  ///   - xmin: where it starts, from 0 at the left of the axes to 1.
  ///   - xmax: where it ends.
  @discardableResult
  public func axhline(
    _ y: any NumberConvertible = 0, xmin: Double = 0, xmax: Double = 1,
    color: (any ColorArgument)? = nil, linestyle: String = "-", linewidth: Double? = nil,
    alpha: Double = 1, label: String? = nil, zorder: Double = 2, c: (any ColorArgument)? = nil,
    ls: String? = nil, lw: Double? = nil
  ) -> Line2D {
    let style = LineStyle(
      color: color ?? c ?? plottedAxes.theme.cycle[0], linestyle: ls ?? linestyle, linewidth: linewidth ?? lw,
      alpha: alpha)
    let line = plottedAxes.line(
      [xmin, xmax], [y.doubleValue, y.doubleValue], style, label: label,
      zorder: zorder)
    line.xSystem = .axes
    return line
  }

  /// A vertical line across the axes.
  ///
  /// - Parameters:
  ///   - x: its place in data units.
  ///   - ymin: where it starts, from 0 at the foot of the axes to 1.
  ///   - ymax: where it ends.
  @discardableResult
  public func axvline(
    _ x: any NumberConvertible = 0, ymin: Double = 0, ymax: Double = 1,
    color: (any ColorArgument)? = nil, linestyle: String = "-", linewidth: Double? = nil,
    alpha: Double = 1, label: String? = nil, zorder: Double = 2, c: (any ColorArgument)? = nil,
    ls: String? = nil, lw: Double? = nil
  ) -> Line2D {
    let style = LineStyle(
      color: color ?? c ?? plottedAxes.theme.cycle[0], linestyle: ls ?? linestyle, linewidth: linewidth ?? lw,
      alpha: alpha)
    let line = plottedAxes.line(
      [x.doubleValue, x.doubleValue], [ymin, ymax], style, label: label,
      zorder: zorder)
    line.ySystem = .axes
    return line
  }

  /// Horizontal lines from xmin to xmax.
  @discardableResult
  public func hlines(
    _ y: any ArrayConvertible, _ xmin: any ArrayConvertible, _ xmax: any ArrayConvertible,
    colors: (any ColorArgument)? = nil, linestyles: String = "-", linewidth: Double? = nil, alpha: Double = 1,
    label: String? = nil, zorder: Double = 2, color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidths: Double? = nil, ls: String? = nil, lw: Double? = nil
  ) -> LineCollection {
    let lines = orRaiseAny { try LineCollection.parallel(y, xmin, xmax, isHorizontal: true, in: "hlines") }
    return plottedAxes.addLines(
      lines, colors: colors ?? color, linestyle: linestyle ?? ls ?? linestyles,
      linewidth: linewidths ?? linewidth ?? lw, alpha: alpha, label: label, zorder: zorder)
  }

  /// Vertical lines from ymin to ymax.
  @discardableResult
  public func vlines(
    _ x: any ArrayConvertible, _ ymin: any ArrayConvertible, _ ymax: any ArrayConvertible,
    colors: (any ColorArgument)? = nil, linestyles: String = "-", linewidth: Double? = nil, alpha: Double = 1,
    label: String? = nil, zorder: Double = 2, color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidths: Double? = nil, ls: String? = nil, lw: Double? = nil
  ) -> LineCollection {
    let lines = orRaiseAny { try LineCollection.parallel(x, ymin, ymax, isHorizontal: false, in: "vlines") }
    return plottedAxes.addLines(
      lines, colors: colors ?? color, linestyle: linestyle ?? ls ?? linestyles,
      linewidth: linewidths ?? linewidth ?? lw, alpha: alpha, label: label, zorder: zorder)
  }

  /// A line without ends through a point, by its slope or through a second point.
  ///
  /// - Parameters:
  ///   - xy1: the point, in data units.
  ///   - xy2: another point of the line.
  ///   - slope: how much y rises for one unit of x, where there is no second point.
  /// - Raises: `ValueError` where both are given, or neither.
  @discardableResult
  public func axline(
    _ xy1: (any NumberConvertible, any NumberConvertible),
    _ xy2: (any NumberConvertible, any NumberConvertible)? = nil, slope: Double? = nil,
    color: (any ColorArgument)? = nil, linestyle: String? = nil, linewidth: Double? = nil,
    alpha: Double = 1, label: String? = nil, zorder: Double = 2, c: (any ColorArgument)? = nil,
    ls: String? = nil, lw: Double? = nil
  ) -> Line2D {
    guard (xy2 == nil) != (slope == nil) else {
      raise(ValueError("axline takes a second point or a slope, and not both: axline((0, 0), slope: 1)"))
    }
    let points = [xy1, xy2].compactMap { $0 }.map { ($0.0.doubleValue, $0.1.doubleValue) }
    let style = LineStyle(
      color: color ?? c, linestyle: linestyle ?? ls, linewidth: linewidth ?? lw, alpha: alpha)
    let line = plottedAxes.line(
      points.map(\.0), points.map(\.1), style, label: label, zorder: zorder)
    line.endless = slope.map { .slope($0) } ?? .throughTwoPoints
    return line
  }
}

extension Axes {
  func addLines(
    _ lines: [[Point]], colors: (any ColorArgument)?, linestyle: String, linewidth: Double?, alpha: Double,
    label: String?, zorder: Double
  ) -> LineCollection {
    let colors = colors.map { $0.each(lines.count, "colors") } ?? [theme.cycle[0]]
    return add(
      LineCollection(
        lines: lines, colors: colors.map { $0.withAlpha($0.alpha * alpha) },
        linewidths: [linewidth ?? theme.linewidth],
        dashes: [orRaiseAny { try LineFormat.dashes(linestyle) } ?? []], label: label, zorder: zorder))
  }
}
