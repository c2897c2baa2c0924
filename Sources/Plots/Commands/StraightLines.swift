import Raster
import UserErrors

extension Plotting {
  /// A horizontal line across the axes.
  ///
  /// - Parameters:
  ///   - xmin: where it starts, from 0 at the left of the axes to 1.
  ///   - xmax: where it ends.
  @discardableResult
  public func axhline(
    _ y: any NumberConvertible = 0, _ xmin: Double = 0, _ xmax: Double = 1, xmin namedMin: Double? = nil,
    xmax namedMax: Double? = nil, color: (any ColorArgument)? = nil, linestyle: String = "-",
    linewidth: Double? = nil, alpha: Double = 1, label: String? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil
  ) -> Line2D {
    let style = LineStyle(
      color: color ?? c ?? plottedAxes.theme.cycle[0], linestyle: ls ?? linestyle, linewidth: linewidth ?? lw,
      alpha: alpha)
    let line = plottedAxes.line(
      [namedMin ?? xmin, namedMax ?? xmax], [y.doubleValue, y.doubleValue], style, label: label,
      zorder: zorder)
    line.xSystem = .axes
    return line
  }

  /// A vertical line across the axes.
  ///
  /// - Parameters:
  ///   - ymin: where it starts, from 0 at the foot of the axes to 1.
  ///   - ymax: where it ends.
  @discardableResult
  public func axvline(
    _ x: any NumberConvertible = 0, _ ymin: Double = 0, _ ymax: Double = 1, ymin namedMin: Double? = nil,
    ymax namedMax: Double? = nil, color: (any ColorArgument)? = nil, linestyle: String = "-",
    linewidth: Double? = nil, alpha: Double = 1, label: String? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil
  ) -> Line2D {
    let style = LineStyle(
      color: color ?? c ?? plottedAxes.theme.cycle[0], linestyle: ls ?? linestyle, linewidth: linewidth ?? lw,
      alpha: alpha)
    let line = plottedAxes.line(
      [x.doubleValue, x.doubleValue], [namedMin ?? ymin, namedMax ?? ymax], style, label: label,
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

  /// A strip across the axes from ymin to ymax.
  @discardableResult
  public func axhspan(
    _ ymin: any NumberConvertible, _ ymax: any NumberConvertible, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1
  ) -> Rectangle {
    let (low, high) = (ymin.doubleValue, ymax.doubleValue)
    let strip = Rectangle(
      (0, low), 1, high - low, color: color, facecolor: facecolor, edgecolor: edgecolor, alpha: alpha,
      label: label, zorder: zorder)
    strip.system = .yData
    return plottedAxes.add(strip)
  }

  /// A strip across the axes from xmin to xmax.
  @discardableResult
  public func axvspan(
    _ xmin: any NumberConvertible, _ xmax: any NumberConvertible, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1
  ) -> Rectangle {
    let (low, high) = (xmin.doubleValue, xmax.doubleValue)
    let strip = Rectangle(
      (low, 0), high - low, 1, color: color, facecolor: facecolor, edgecolor: edgecolor, alpha: alpha,
      label: label, zorder: zorder)
    strip.system = .xData
    return plottedAxes.add(strip)
  }

  /// Lines from a base to points with markers.
  ///
  /// - Parameters:
  ///   - data: the points' y, or their x and y.
  ///   - linefmt: the format of the lines, as in `plot`.
  ///   - markerfmt: the format of the markers.
  ///   - basefmt: the format of the base.
  ///   - bottom: where the base is.
  @discardableResult
  public func stem(
    _ data: any ArrayConvertible..., linefmt: String = "C0-", markerfmt: String = "C0o",
    basefmt: String = "C3-",
    bottom: Double = 0, label: String? = nil
  ) -> Line2D {
    guard let last = data.last, data.count <= 2 else { raise(ValueError("stem takes y, or x and y")) }
    let first: any ArrayConvertible = data.count == 2 ? data[0] : 0..<(last.arrayShape.first ?? 1)
    let (xs, ys) = orRaiseAny { try DataChecks.pair(first, last, in: "stem") }
    let axes = plottedAxes
    let format = orRaiseAny { try LineFormat(linefmt) }
    let stems = axes.addLines(
      zip(xs, ys).map { [Point($0, bottom), Point($0, $1)] }, colors: format.color ?? "C0",
      linestyle: format.linestyle ?? "-", linewidth: nil, alpha: 1, label: nil, zorder: 2)
    stems.isPart = true
    var marker = LineStyle(format: markerfmt)
    marker.linestyle = ""
    let heads = axes.line(xs, ys, marker, label: label)
    let base = axes.line(
      [xs.min() ?? 0, xs.max() ?? 0], [bottom, bottom], LineStyle(format: basefmt), label: nil)
    base.isPart = true
    return heads
  }
}

/// Lines drawn as one artist: what `hlines`, `vlines`, `contour` draw.
public final class LineCollection: Artist {
  let lines: [[Point]]
  let colors: [Color]
  let linewidths: [Double]
  let dashes: [[Double]]
  let cap: StrokeStyle.Cap

  init(
    lines: [[Point]], colors: [Color], linewidths: [Double], dashes: [[Double]], label: String? = nil,
    zorder: Double = 2, cap: StrokeStyle.Cap = .butt
  ) {
    self.lines = lines
    self.colors = colors
    self.linewidths = linewidths
    self.dashes = dashes
    self.cap = cap
    super.init(zorder: zorder, label: label)
  }

  override var dataLimits: DataLimits {
    var limits = DataLimits()
    for line in lines { for point in line { limits.include(point) } }
    return limits
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    guard !colors.isEmpty else { return }
    for (i, line) in lines.enumerated() {
      let width = linewidths[i % linewidths.count] * renderer.point
      var points = line.map { view.point($0.x, $0.y) }
      if points.count == 2, abs(points[0].x - points[1].x) < 1e-4 || abs(points[0].y - points[1].y) < 1e-4 {
        points = points.map { Snapping.point($0, width: width) }
      }
      let style = StrokeStyle(
        width: width, join: .miter, cap: cap, dashes: dashes[i % dashes.count].map { $0 * width })
      renderer.stroke(Path(finite: points), color: colors[i % colors.count], style: style, clip: clip(view))
    }
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    let width = (linewidths.first ?? 1.5) * renderer.point
    let style = StrokeStyle(width: width, dashes: (dashes.first ?? []).map { $0 * width })
    let y = box.center.y
    renderer.stroke(
      Path(points: [Point(box.minX, y), Point(box.maxX, y)]), color: colors.first ?? .black, style: style,
      clip: nil)
  }

  /// Parallel lines between two bounds, each of them one number or one for each line.
  static func parallel(
    _ at: any ArrayConvertible, _ low: any ArrayConvertible, _ high: any ArrayConvertible, isHorizontal: Bool,
    in name: String
  ) throws -> [[Point]] {
    var places = at.arrayValues
    let (a, b) = (low.arrayValues, high.arrayValues)
    let count = max(places.count, a.count, b.count)
    for (values, what) in [(places, "places"), (a, "lower ends"), (b, "upper ends")] {
      _ = try DataChecks.each(values, count: count, what, in: name)
    }
    if places.count == 1 { places = Array(repeating: places[0], count: count) }
    return places.enumerated().map { i, place in
      let (from, to) = (a[i % a.count], b[i % b.count])
      return isHorizontal
        ? [Point(from, place), Point(to, place)] : [Point(place, from), Point(place, to)]
    }
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
