import Raster
import UserErrors

extension Plotting {
  /// Lines from a base to points with markers.
  ///
  /// - Parameters:
  ///   - data: the points' y, or their x and y.
  ///   - linefmt: the format of the lines, as in `plot`.
  ///   - markerfmt: the format of the markers; by default round ones of the lines' colour.
  ///   - basefmt: the format of the base.
  ///   - bottom: where the base is.
  @discardableResult
  public func stem(
    _ data: any ArrayConvertible..., linefmt: String = "C0-", markerfmt: String? = nil,
    basefmt: String = "C3-", bottom: Double = 0, label: String? = nil
  ) -> (markerline: Line2D, stemlines: LineCollection, baseline: Line2D) {
    guard let last = data.last, data.count <= 2 else { raise(ValueError("stem takes y, or x and y")) }
    let first: any ArrayConvertible = data.count == 2 ? data[0] : 0..<(last.arrayShape.first ?? 1)
    let (xs, ys) = orRaiseAny { try DataChecks.pair(first, last, in: "stem") }
    let axes = plottedAxes
    let format = orRaiseAny { try LineFormat(linefmt) }
    let stems = axes.addLines(
      zip(xs, ys).map { [Point($0, bottom), Point($0, $1)] }, colors: format.color ?? "C0",
      linestyle: format.linestyle ?? "-", linewidth: nil, alpha: 1, label: nil, zorder: 2)
    stems.isPart = true
    // The markers have the lines' colour and are round, where nothing else is said.
    let heading = orRaiseAny { try LineFormat(markerfmt ?? "") }
    let marker = LineStyle(
      color: heading.color ?? format.color ?? "C0", linestyle: "", marker: heading.marker ?? "o")
    let heads = axes.line(xs, ys, marker, label: nil)
    let base = axes.line(
      [xs.min() ?? 0, xs.max() ?? 0], [bottom, bottom], LineStyle(format: basefmt), label: nil)
    (heads.isPart, base.isPart) = (true, true)
    axes.containers.append(StemContainer(heads, stems, base, label: label))
    return (heads, stems, base)
  }
}

/// The marks, lines and base of one stem plot, which a legend shows together.
final class StemContainer: LegendContainer {
  let markerline: Line2D
  let stemlines: LineCollection
  let baseline: Line2D
  let label: String?

  init(_ markerline: Line2D, _ stemlines: LineCollection, _ baseline: Line2D, label: String?) {
    (self.markerline, self.stemlines, self.baseline) = (markerline, stemlines, baseline)
    self.label = label
  }

  // The places are those of matplotlib's `HandlerStem` (lib/matplotlib/legend_handler.py).
  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    let head = Point(box.center.x, box.maxY - 0.6875 * box.height)
    stemlines.stroke([Point(head.x, box.maxY), head], on: renderer)
    baseline.draw([Point(box.minX, box.maxY), Point(box.maxX, box.maxY)], on: renderer, clip: nil)
    markerline.drawMarkers([head], on: renderer, clip: nil)
  }
}
