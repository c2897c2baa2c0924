import Raster
import UserErrors

extension Axes {
  /// A line through points.
  ///
  /// - Parameters:
  ///   - x: the points' x; by default 0, 1, 2, ...
  ///   - y: their y: one value for each x, or an array of shape (n, lines) for several lines.
  ///   - format: a colour, a marker and a line style in short, as "r--o".
  ///   - linewidth: in points.
  ///   - markersize: the diameter in points.
  ///   - label: the name in the legend.
  @discardableResult
  public func plot(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", color: String? = nil,
    linestyle: String? = nil, linewidth: Double = 1.5, marker: String? = nil, markersize: Double = 6,
    alpha: Double = 1, label: String? = nil, zorder: Double = 2
  ) -> [Line2D] {
    let shape = y.arrayShape
    let columns = shape.count == 2 ? shape[1] : 1
    let ys = y.arrayValues
    return (0..<columns).map { column in
      let one = columns == 1 ? ys : stride(from: column, to: ys.count, by: columns).map { ys[$0] }
      let (xs, checked) = orRaiseAny { try DataChecks.pair(x, one, in: "plot") }
      let style = LineStyle(
        format: format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
        markersize: markersize, alpha: alpha)
      return line(xs, checked, style, label: label, zorder: zorder)
    }
  }

  /// A line through points with x = 0, 1, 2, ...
  @discardableResult
  public func plot(
    _ y: any ArrayConvertible, _ format: String = "", color: String? = nil, linestyle: String? = nil,
    linewidth: Double = 1.5, marker: String? = nil, markersize: Double = 6, alpha: Double = 1,
    label: String? = nil, zorder: Double = 2
  ) -> [Line2D] {
    let count = y.arrayShape.first ?? 1
    return plot(
      Array(0..<count), y, format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
      markersize: markersize, alpha: alpha, label: label, zorder: zorder)
  }

  /// How a user described a line.
  struct LineStyle {
    var format = ""
    var color: String?
    var linestyle: String?
    var linewidth = 1.5
    var marker: String?
    var markersize = 6.0
    var alpha = 1.0
  }

  func line(_ xs: [Double], _ ys: [Double], _ style: LineStyle, label: String?, zorder: Double = 2) -> Line2D
  {
    let format = orRaiseAny { try LineFormat(style.format) }
    let named = (style.color ?? format.color).map(Color.parse)
    let base = named ?? nextColor()
    let dashes = orRaiseAny { try LineFormat.dashes(style.linestyle ?? format.linestyle ?? "-") }
    let marker = style.marker ?? format.marker
    if let marker, marker != "" { _ = MarkerShape.find(marker, size: 1) }
    return add(
      Line2D(
        xs, ys, color: base.withAlpha(base.alpha * style.alpha), linewidth: style.linewidth, dashes: dashes,
        marker: marker == "" ? nil : marker, markersize: style.markersize, label: label, zorder: zorder))
  }

  /// A plot with a logarithmic y axis.
  @discardableResult
  public func semilogy(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] {
    yAxis.scale = .log
    return plot(x, y, format, label: label)
  }

  /// A plot with a logarithmic x axis.
  @discardableResult
  public func semilogx(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] {
    xAxis.scale = .log
    return plot(x, y, format, label: label)
  }

  /// A plot with two logarithmic axes.
  @discardableResult
  public func loglog(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] {
    xAxis.scale = .log
    return semilogy(x, y, format, label: label)
  }

  /// A horizontal line across the axes.
  @discardableResult
  public func axhline(
    _ y: any NumberConvertible = 0, color: String? = nil, linestyle: String = "-", linewidth: Double = 1.5,
    alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    let style = LineStyle(color: color ?? "C0", linestyle: linestyle, linewidth: linewidth, alpha: alpha)
    let line = line([0, 1], [y.doubleValue, y.doubleValue], style, label: label)
    line.xSystem = .axes
    return line
  }

  /// A vertical line across the axes.
  @discardableResult
  public func axvline(
    _ x: any NumberConvertible = 0, color: String? = nil, linestyle: String = "-", linewidth: Double = 1.5,
    alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    let style = LineStyle(color: color ?? "C0", linestyle: linestyle, linewidth: linewidth, alpha: alpha)
    let line = line([x.doubleValue, x.doubleValue], [0, 1], style, label: label)
    line.ySystem = .axes
    return line
  }
}
