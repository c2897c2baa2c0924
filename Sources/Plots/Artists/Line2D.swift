import Raster

/// A line through points, with or without markers: what `plot` draws.
public final class Line2D: Artist {
  let xs: [Double]
  let ys: [Double]
  /// The line's colour.
  public var color: Color
  /// The width in points.
  public var linewidth: Double
  /// Dashes in multiples of the width; nil for no line.
  var dashes: [Double]?
  /// matplotlib's letter for the marker; nil for none.
  public var marker: String?
  /// The marker's diameter in points.
  public var markersize: Double
  /// The width of the markers' edges in points.
  var markeredgewidth = 1.0
  var markerfacecolor: Color?
  /// What x and y mean; lines across the axes mix systems.
  var xSystem = CoordinateSystem.data
  var ySystem = CoordinateSystem.data

  init(
    _ xs: [Double], _ ys: [Double], color: Color, linewidth: Double = 1.5, dashes: [Double]? = [],
    marker: String? = nil, markersize: Double = 6, label: String? = nil, zorder: Double = 2
  ) {
    self.xs = xs
    self.ys = ys
    self.color = color
    self.linewidth = linewidth
    self.dashes = dashes
    self.marker = marker
    self.markersize = markersize
    super.init(zorder: zorder, label: label)
  }

  override var dataLimits: DataLimits {
    DataLimits(xs: xSystem == .data ? xs : [], ys: ySystem == .data ? ys : [])
  }

  private func points(in view: AxesView) -> [Point] {
    zip(xs, ys).map { x, y in
      Point(view.point(x, 0, in: xSystem).x, view.point(0, y, in: ySystem).y)
    }
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let points = points(in: view)
    draw(points, on: renderer, clip: clip(view))
    if let shape = markerShape(renderer) {
      renderer.markers(
        shape.filled(markerfacecolor), edge: markerEdge(renderer), at: points, colors: [color],
        clip: clip(view))
    }
  }

  private func draw(_ points: [Point], on renderer: any Renderer, clip: Rect?) {
    guard let dashes, linewidth > 0 else { return }
    let width = linewidth * renderer.point
    let style = StrokeStyle(
      width: width, join: .round, cap: dashes.isEmpty ? .square : .butt, dashes: dashes.map { $0 * width })
    renderer.stroke(Path(finite: snapped(points, width)), color: color, style: style, clip: clip)
  }

  /// Straight lines along an axis are made sharp.
  private func snapped(_ points: [Point], _ width: Double) -> [Point] {
    let isRectilinear =
      points.count < 1000
      && zip(points, points.dropFirst()).allSatisfy { a, b in
        abs(a.x - b.x) < 1e-4 || abs(a.y - b.y) < 1e-4
      }
    return isRectilinear ? points.map { Snapping.middle($0, width: width) } : points
  }

  private func markerShape(_ renderer: any Renderer) -> MarkerShape? {
    marker.map { MarkerShape.find($0, size: markersize * renderer.point) }
  }

  private func markerEdge(_ renderer: any Renderer) -> StrokeStyle {
    StrokeStyle(width: markeredgewidth * renderer.point, join: marker == "o" ? .round : .miter)
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    let y = box.center.y
    draw([Point(box.minX, y), Point(box.maxX, y)], on: renderer, clip: nil)
    if let shape = markerShape(renderer) {
      renderer.markers(
        shape.filled(markerfacecolor), edge: markerEdge(renderer), at: [box.center], colors: [color],
        clip: nil)
    }
  }
}

extension MarkerShape {
  /// The marker with its inside left open where the face's colour is "none".
  func filled(_ face: Color?) -> MarkerShape {
    var shape = self
    if let face, face.alpha == 0 { shape.isFilled = false }
    return shape
  }
}

extension Path {
  /// A line through the points that is broken where a coordinate is not a number.
  init(finite points: [Point]) {
    self.init()
    elements.reserveCapacity(points.count)
    var isOpen = false
    for point in points {
      guard point.isFinite else {
        isOpen = false
        continue
      }
      if isOpen { line(to: point) } else { move(to: point) }
      isOpen = true
    }
  }
}
