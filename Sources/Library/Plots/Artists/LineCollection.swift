import Raster
import UserErrors

/// Lines drawn as one artist: what `hlines`, `vlines`, `contour` draw.
public final class LineCollection: Artist {
  let lines: [[Point]]
  var colors: [Color]
  var linewidths: [Double]
  var dashes: [[Double]]
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
    let y = box.center.y
    stroke([Point(box.minX, y), Point(box.maxX, y)], on: renderer)
  }

  /// Draws a line on the canvas as the first of these lines.
  func stroke(_ points: [Point], on renderer: any Renderer) {
    let width = (linewidths.first ?? 1.5) * renderer.point
    let style = StrokeStyle(width: width, dashes: (dashes.first ?? []).map { $0 * width })
    renderer.stroke(Path(points: points), color: colors.first ?? .black, style: style, clip: nil)
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
