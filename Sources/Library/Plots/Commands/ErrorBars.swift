import Raster
import UserErrors

/// How far error bars reach below and above their points.
struct ErrorSizes {
  let below: [Double]
  let above: [Double]

  /// - Throws: `ShapeError` where there are neither one size, nor one for each, nor two rows of
  ///   them.
  init(_ sizes: any ArrayConvertible, count: Int, _ what: String, in name: String) throws {
    let values = sizes.arrayValues
    let shape = sizes.arrayShape
    if shape.count == 2, shape[0] == 2, shape[1] == count || shape[1] == 1 {
      let half = values.count / 2
      below = Self.filled(Array(values[..<half]), count)
      above = Self.filled(Array(values[half...]), count)
    } else {
      below = Self.filled(try DataChecks.each(values, count: count, what, in: name), count)
      above = below
    }
    if (below + above).contains(where: { $0 < 0 }) {
      throw ValueError("\(name): \(what) has negative values, but they are distances")
    }
  }

  private static func filled(_ values: [Double], _ count: Int) -> [Double] {
    values.count == 1 ? Array(repeating: values[0], count: count) : values
  }
}

/// A line with its error bars.
final class ErrorBarContainer: LegendContainer {
  let label: String?
  let line: Line2D?
  let color: Color
  let linewidth: Double
  let capsize: Double
  let hasY: Bool

  init(label: String?, line: Line2D?, color: Color, linewidth: Double, capsize: Double, hasY: Bool) {
    self.label = label
    self.line = line
    self.color = color
    self.linewidth = linewidth
    self.capsize = capsize
    self.hasY = hasY
  }

  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    // matplotlib's `HandlerErrorbar`: a bar of half the letters' size up and down.
    let reach = box.height / 0.7 / 2
    let center = box.center
    let path =
      hasY
      ? Path(points: [Point(center.x, center.y - reach), Point(center.x, center.y + reach)])
      : Path(points: [Point(center.x - reach, center.y), Point(center.x + reach, center.y)])
    renderer.stroke(path, color: color, style: StrokeStyle(width: linewidth * renderer.point), clip: nil)
    line?.drawHandle(on: renderer, in: box, dpi: dpi)
  }
}

extension Plotting {
  /// Points with bars of their errors.
  ///
  /// - Parameters:
  ///   - yerr: the bars' half heights: one, one for each point, or [[below], [above]].
  ///   - xerr: the bars' half widths, in the same forms.
  ///   - fmt: the line's format, as in `plot`; "none" for the bars alone.
  ///   - ecolor: the bars' colour; by default the line's.
  ///   - elinewidth: the bars' width in points; by default the line's.
  ///   - capsize: half the length of the bars' ends in points.
  ///   - capthick: the width of the bars' ends in points.
  @discardableResult
  public func errorbar(
    _ x: any PlotData, _ y: any ArrayConvertible, yerr: (any ArrayConvertible)? = nil,
    xerr: (any ArrayConvertible)? = nil, fmt: String = "", ecolor: (any ColorArgument)? = nil,
    elinewidth: Double? = nil, capsize: Double = 0, capthick: Double = 1, color: (any ColorArgument)? = nil,
    linestyle: String? = nil, linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    mfc: (any ColorArgument)? = nil, alpha: Double = 1, label: String? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil, ms: Double? = nil
  ) -> Line2D {
    let axes = plottedAxes
    let (xs, ys) = orRaiseAny { try DataChecks.pair(axes.xAxis.places(x, "errorbar"), y, in: "errorbar") }
    let isBare = fmt.lowercased() == "none"
    let style = LineStyle(
      format: isBare ? "" : fmt, color: color ?? c, linestyle: linestyle ?? ls, linewidth: linewidth ?? lw,
      marker: marker, markersize: markersize ?? ms, markerfacecolor: mfc, alpha: alpha)
    let main = axes.line(xs, ys, style, label: nil, zorder: zorder + 0.1)
    main.isPart = true
    if isBare { main.remove() }
    let barColor = ecolor.map { $0.single("ecolor") } ?? main.color
    let width = elinewidth ?? linewidth ?? lw ?? axes.theme.linewidth
    for (errors, isY) in [(yerr, true), (xerr, false)] {
      guard let errors else { continue }
      let name = isY ? "yerr" : "xerr"
      let sizes = orRaiseAny { try ErrorSizes(errors, count: xs.count, name, in: "errorbar") }
      axes.addErrorBars(
        xs, ys, sizes, isY: isY, color: barColor.withAlpha(barColor.alpha * (ecolor == nil ? 1 : alpha)),
        linewidth: width, capsize: capsize, capthick: capthick, zorder: zorder)
    }
    axes.containers.append(
      ErrorBarContainer(
        label: label, line: isBare ? nil : main, color: barColor, linewidth: width, capsize: capsize,
        hasY: yerr != nil))
    return main
  }
}

extension Axes {
  func addErrorBars(
    _ xs: [Double], _ ys: [Double], _ sizes: ErrorSizes, isY: Bool, color: Color, linewidth: Double,
    capsize: Double, capthick: Double = 1, zorder: Double = 2
  ) {
    var (barX, barY): ([Double], [Double]) = ([], [])
    for i in xs.indices {
      let (a, b) = (sizes.below[i], sizes.above[i])
      barX += isY ? [xs[i], xs[i], .nan] : [xs[i] - a, xs[i] + b, .nan]
      barY += isY ? [ys[i] - a, ys[i] + b, .nan] : [ys[i], ys[i], .nan]
    }
    let bars = add(Line2D(barX, barY, color: color, linewidth: linewidth, cap: .butt, zorder: zorder))
    bars.isPart = true
    guard capsize > 0 else { return }
    let caps = add(Line2D(barX, barY, color: color, dashes: nil, zorder: zorder))
    (caps.marker, caps.markersize, caps.markeredgewidth) = (isY ? "_" : "|", 2 * capsize, capthick)
    caps.isPart = true
  }
}
