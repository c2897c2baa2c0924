import Raster

/// A line through points, with or without markers: what `plot` draws.
public final class Line2D: Artist {
  private(set) var xs: [Double]
  private(set) var ys: [Double]
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
  var markeredgecolor: Color?
  /// How a solid line ends.
  let cap: StrokeStyle.Cap
  /// Every so many points has a marker.
  var markevery: any MarkEvery = 1
  /// How lines go from point to point: straight, or by steps.
  var drawstyle = DrawStyle.straight
  /// For an image of steps, "pre" goes up before, "post" after, "mid" half way.
  enum DrawStyle: String { case straight, pre, mid, post }
  /// What x and y mean; lines across the axes mix systems.
  var xSystem = CoordinateSystem.data
  var ySystem = CoordinateSystem.data

  init(
    _ xs: [Double], _ ys: [Double], color: Color, linewidth: Double = 1.5, dashes: [Double]? = [],
    marker: String? = nil, markersize: Double = 6, cap: StrokeStyle.Cap = .square, label: String? = nil,
    zorder: Double = 2
  ) {
    self.cap = cap
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

  /// How a line without ends runs; nil for other lines.
  var endless: Endless?
  /// Through its first point by a slope in data units, or through its two points.
  enum Endless {
    case slope(Double)
    case throughTwoPoints
  }

  private func points(in view: AxesView) -> [Point] {
    if let endless { return ends(endless, in: view) }
    return zip(xs, ys).map { x, y in
      Point(view.point(x, 0, in: xSystem).x, view.point(0, y, in: ySystem).y)
    }
  }

  /// Where a line without ends is far outside of the axes at both sides.
  private func ends(_ endless: Endless, in view: AxesView) -> [Point] {
    let first = view.point(xs[0], ys[0])
    var second = view.point(xs[xs.count - 1], ys[ys.count - 1])
    if case .slope(let slope) = endless {
      second = slope.isFinite ? view.point(xs[0] + 1, ys[0] + slope) : first + Point(0, 1)
    }
    let along = second - first
    guard along.isFinite, along.length > 0 else { return [] }
    let reach = (view.box.center - first).length + view.box.width + view.box.height
    let step = along * (reach / along.length)
    return [first - step, first + step]
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let points = points(in: view)
    draw(stepped(points), on: renderer, clip: clip(view))
    drawMarkers(
      markevery.places(of: points.count).map { points[$0] }, on: renderer, clip: clip(view))
  }

  func drawMarkers(_ points: [Point], on renderer: any Renderer, clip: Rect?) {
    guard let marker else { return }
    var shape = MarkerShape.find(marker, size: markersize * renderer.point)
    shape.placing = .ofLine(marker, size: markersize * renderer.point)
    let edge = markeredgewidth > 0 ? markerEdge(renderer) : nil
    let face = (markerfacecolor ?? color)
    let edgeColor = markeredgecolor ?? color
    if !shape.isFilled || face == edgeColor {
      return renderer.markers(shape, edge: edge, at: points, colors: [edgeColor], clip: clip)
    }
    if face.alpha > 0 { renderer.markers(shape, edge: nil, at: points, colors: [face], clip: clip) }
    if let edge, edgeColor.alpha > 0 {
      renderer.markers(MarkerShape(outlineOf: shape), edge: edge, at: points, colors: [edgeColor], clip: clip)
    }
  }

  /// The line's points with those of its steps.
  private func stepped(_ points: [Point]) -> [Point] {
    guard drawstyle != .straight, let first = points.first else { return points }
    var result = [first]
    for (a, b) in zip(points, points.dropFirst()) {
      switch drawstyle {
      case .pre: result += [Point(a.x, b.y), b]
      case .post: result += [Point(b.x, a.y), b]
      default:
        let middle = (a.x + b.x) / 2
        result += [Point(middle, a.y), Point(middle, b.y), b]
      }
    }
    return result
  }

  func draw(_ points: [Point], on renderer: any Renderer, clip: Rect?) {
    guard let dashes, linewidth > 0 else { return }
    let width = linewidth * renderer.point
    let style = StrokeStyle(
      width: width, join: .round, cap: dashes.isEmpty ? cap : .butt, dashes: dashes.map { $0 * width })
    renderer.stroke(Path(finite: snapped(points, width)), color: color, style: style, clip: clip)
  }

  /// Straight lines along an axis are made sharp.
  private func snapped(_ points: [Point], _ width: Double) -> [Point] {
    let isRectilinear =
      points.count <= 1024
      && zip(points, points.dropFirst()).allSatisfy { a, b in
        abs(a.x - b.x) < 1e-4 || abs(a.y - b.y) < 1e-4
      }
    return isRectilinear ? points.map { Snapping.point($0, width: width) } : points
  }

  private func markerEdge(_ renderer: any Renderer) -> StrokeStyle {
    StrokeStyle(width: markeredgewidth * renderer.point, join: marker == "o" ? .round : .miter)
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    let y = box.center.y
    draw([Point(box.minX, y), Point(box.maxX, y)], on: renderer, clip: nil)
    let size = markersize
    markersize *= legendMarkerScale
    drawMarkers([box.center], on: renderer, clip: nil)
    markersize = size
  }

  // MARK: matplotlib's names

  /// Other points.
  public func setData(_ x: any ArrayConvertible, _ y: any ArrayConvertible) {
    (xs, ys) = orRaiseAny { try DataChecks.pair(x, y, in: "setData") }
    dataChanged()
  }
  /// Other x, as many as there are y.
  public func setXdata(_ x: any ArrayConvertible) { setData(x, ys) }
  /// Other y, as many as there are x.
  public func setYdata(_ y: any ArrayConvertible) { setData(xs, y) }
  /// The points' x.
  public func getXdata() -> [Double] { xs }
  /// The points' y.
  public func getYdata() -> [Double] { ys }
  /// The line's colour.
  public func setColor(_ color: any ColorArgument) { self.color = color.single("setColor") }
  /// The line's colour.
  public func getColor() -> Color { color }
  /// The width in points.
  public func setLinewidth(_ width: Double) { linewidth = width }
  /// "-", "--", "-." or ":".
  public func setLinestyle(_ style: String) { dashes = orRaiseAny { try LineFormat.dashes(style) } }
  /// matplotlib's letter for the marker.
  public func setMarker(_ marker: String) {
    _ = MarkerShape.find(marker, size: 1)
    self.marker = marker
  }

  private func dataChanged() { axes?.figure?.isShown = false }
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

/// Which points of a line have markers: every so many, or those at some places.
public protocol MarkEvery {
  /// The places among `count` points.
  func places(of count: Int) -> [Int]
}

extension Int: MarkEvery {
  public func places(of count: Int) -> [Int] {
    Array(stride(from: 0, to: count, by: Swift.max(self, 1)))
  }
}

/// Places; negative ones count from the end.
extension [Int]: MarkEvery {
  public func places(of count: Int) -> [Int] {
    map { $0 < 0 ? count + $0 : $0 }.filter { (0..<count).contains($0) }
  }
}
