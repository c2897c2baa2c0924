import Foundation
import Raster

/// A filled shape with a line around it.
public class Patch: Artist {
  /// The colour of the inside.
  public var facecolor: Color
  /// The colour of the line around it.
  public var edgecolor: Color
  /// The width of the line in points.
  public var linewidth: Double
  let dashes: [Double]
  /// The coordinates in which the shape is given.
  var system = CoordinateSystem.data
  let hatchLimits: Bool

  init(
    facecolor: Color, edgecolor: Color, linewidth: Double = 1, dashes: [Double] = [], label: String? = nil,
    zorder: Double = 1, countsForLimits: Bool = true
  ) {
    self.facecolor = facecolor
    self.edgecolor = edgecolor
    self.linewidth = linewidth
    self.dashes = dashes
    hatchLimits = countsForLimits
    super.init(zorder: zorder, label: label)
  }

  /// The outline in its own coordinates.
  var outline: Path { Path() }

  override var dataLimits: DataLimits {
    guard hatchLimits else { return DataLimits() }
    var limits = DataLimits()
    for element in outline.elements {
      switch element {
      case .move(let p), .line(let p): limits.include(p)
      case .quadratic(let c, let p): [c, p].forEach { limits.include($0) }
      case .cubic(let a, let b, let p): [a, b, p].forEach { limits.include($0) }
      case .close: break
      }
    }
    if system != .data && system != .xData { limits.x = DataLimits.Interval() }
    if system != .data && system != .yData { limits.y = DataLimits.Interval() }
    return limits
  }

  /// The outline on the canvas.
  func path(in view: AxesView) -> Path {
    var result = Path()
    let at = { (p: Point) in view.point(p.x, p.y, in: self.system) }
    result.elements = outline.elements.map { element in
      switch element {
      case .move(let p): return .move(at(p))
      case .line(let p): return .line(at(p))
      case .quadratic(let c, let p): return .quadratic(at(c), at(p))
      case .cubic(let a, let b, let p): return .cubic(at(a), at(b), at(p))
      case .close: return .close
      }
    }
    return result
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    paint(path(in: view), on: renderer, clip: clip(view))
  }

  func paint(_ path: Path, on renderer: any Renderer, clip: Rect?) {
    renderer.fill(path, color: facecolor, clip: clip)
    guard linewidth > 0, edgecolor.alpha > 0 else { return }
    let width = linewidth * renderer.point
    let style = StrokeStyle(width: width, join: .miter, dashes: dashes.map { $0 * width })
    renderer.stroke(path, color: edgecolor, style: style, clip: clip)
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    paint(Path(rect: box), on: renderer, clip: nil)
  }
}

/// Colours and lines of a patch as users give them.
private func patchColors(
  _ color: (any ColorArgument)?, _ facecolor: (any ColorArgument)?, _ edgecolor: (any ColorArgument)?,
  _ alpha: Double, fill: Bool
) -> (Color, Color) {
  let face = fill ? (facecolor ?? color ?? "C0").single("facecolor") : .clear
  // As matplotlib: only an unfilled patch has an edge of its own accord.
  let edgeColor = (edgecolor ?? color ?? (fill ? "none" : "black")).single("edgecolor")
  return (face.withAlpha(face.alpha * alpha), edgeColor.withAlpha(edgeColor.alpha * alpha))
}

/// A rectangle from its lower left corner.
public final class Rectangle: Patch {
  private(set) var corner: Point
  private(set) var size: (Double, Double)
  var sticky: (x: [Double], y: [Double]) = ([], [])

  /// A rectangle; add it by `ax.addPatch(...)`.
  public init(
    _ xy: (Double, Double), _ width: Double, _ height: Double, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, linestyle: String = "-", fill: Bool = true,
    alpha: Double = 1, label: String? = nil, zorder: Double = 1
  ) {
    (corner, size) = (Point(xy.0, xy.1), (width, height))
    let (face, edge) = patchColors(color, facecolor, edgecolor, alpha, fill: fill)
    super.init(
      facecolor: face, edgecolor: edge, linewidth: linewidth,
      dashes: orRaiseAny { try LineFormat.dashes(linestyle) } ?? [], label: label, zorder: zorder)
  }

  override var stickyX: [Double] { sticky.x }
  override var stickyY: [Double] { sticky.y }

  /// The height.
  public func setHeight(_ height: Double) { size.1 = height }
  /// The width.
  public func setWidth(_ width: Double) { size.0 = width }
  /// The lower left corner.
  public func setXy(_ xy: (Double, Double)) { corner = Point(xy.0, xy.1) }
  /// The height.
  public func getHeight() -> Double { size.1 }
  /// The width.
  public func getWidth() -> Double { size.0 }
  /// The left side.
  public func getX() -> Double { corner.x }
  /// The lower side.
  public func getY() -> Double { corner.y }

  override var outline: Path {
    Path(rect: Rect(x: corner.x, y: corner.y, width: size.0, height: size.1))
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let r = path(in: view).controlBounds
    let width = edgecolor.alpha > 0 ? linewidth * renderer.point : 0
    guard !r.isNull else { return }
    paint(Path(rect: Snapping.rect(r, width: width)), on: renderer, clip: clip(view))
  }
}

/// A circle: round where both axes have the same unit.
public final class Circle: Patch {
  private let center: Point
  private let radius: (Double, Double)

  /// A circle; add it by `ax.addPatch(...)`.
  public init(
    _ xy: (Double, Double), _ radius: Double = 5, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, linestyle: String = "-", fill: Bool = true,
    alpha: Double = 1, label: String? = nil, zorder: Double = 1
  ) {
    (center, self.radius) = (Point(xy.0, xy.1), (radius, radius))
    let (face, edge) = patchColors(color, facecolor, edgecolor, alpha, fill: fill)
    super.init(
      facecolor: face, edgecolor: edge, linewidth: linewidth,
      dashes: orRaiseAny { try LineFormat.dashes(linestyle) } ?? [], label: label, zorder: zorder)
  }

  override var outline: Path { Path(ellipse: center, radiusX: radius.0, radiusY: radius.1) }
}

/// An ellipse by its two diameters, turned by an angle in degrees.
public final class Ellipse: Patch {
  private let path: Path

  /// An ellipse; add it by `ax.addPatch(...)`.
  public init(
    _ xy: (Double, Double), _ width: Double, _ height: Double, angle: Double = 0, color: String? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1,
    linestyle: String = "-",
    fill: Bool = true, alpha: Double = 1, label: String? = nil, zorder: Double = 1
  ) {
    path = Path(ellipse: .zero, radiusX: width / 2, radiusY: height / 2)
      .transformed(by: Affine.rotation(angle * .pi / 180).then(.translation(xy.0, xy.1)))
    let (face, edge) = patchColors(color, facecolor, edgecolor, alpha, fill: fill)
    super.init(
      facecolor: face, edgecolor: edge, linewidth: linewidth,
      dashes: orRaiseAny { try LineFormat.dashes(linestyle) } ?? [], label: label, zorder: zorder)
  }

  override var outline: Path { path }
}

/// A polygon through points.
public final class Polygon: Patch {
  private let points: [Point]
  private let closed: Bool

  /// A polygon; add it by `ax.addPatch(...)`.
  public init(
    _ xy: [(Double, Double)], closed: Bool = true, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, linestyle: String = "-", fill: Bool = true,
    alpha: Double = 1, label: String? = nil, zorder: Double = 1
  ) {
    points = xy.map { Point($0.0, $0.1) }
    self.closed = closed
    let (face, edge) = patchColors(color, facecolor, edgecolor, alpha, fill: fill)
    super.init(
      facecolor: face, edgecolor: edge, linewidth: linewidth,
      dashes: orRaiseAny { try LineFormat.dashes(linestyle) } ?? [], label: label, zorder: zorder)
  }

  /// Values that automatic margins do not cross.
  var sticky: (x: [Double], y: [Double]) = ([], [])

  init(
    points: [Point], facecolor: Color, edgecolor: Color, linewidth: Double, label: String?, zorder: Double,
    closed: Bool = true
  ) {
    self.points = points
    self.closed = closed
    super.init(facecolor: facecolor, edgecolor: edgecolor, linewidth: linewidth, label: label, zorder: zorder)
  }

  override var stickyX: [Double] { sticky.x }
  override var stickyY: [Double] { sticky.y }
  override var outline: Path { Path(points: points, closed: closed) }
}

/// A rectangle with rounded corners, grown by a padding: for boxes of schemes.
public final class FancyBboxPatch: Patch {
  private let rect: Rect
  private let rounding: Double

  /// A box; add it by `ax.addPatch(...)`.
  ///
  /// - Parameters:
  ///   - pad: by how much the rectangle grows on each side, in data units.
  ///   - rounding: the radius of the corners in data units; 0 for a plain rectangle.
  public init(
    _ xy: (Double, Double), _ width: Double, _ height: Double, pad: Double = 0, rounding: Double = 0.1,
    color: (any ColorArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1,
    linestyle: String = "-", alpha: Double = 1, label: String? = nil, zorder: Double = 1
  ) {
    rect = Rect(x: xy.0, y: xy.1, width: width, height: height).expanded(by: pad)
    self.rounding = rounding
    let (face, edge) = patchColors(color, facecolor, edgecolor, alpha, fill: true)
    super.init(
      facecolor: face, edgecolor: edge, linewidth: linewidth,
      dashes: orRaiseAny { try LineFormat.dashes(linestyle) } ?? [], label: label, zorder: zorder)
  }

  override var outline: Path { rounding > 0 ? Path(roundedRect: rect, radius: rounding) : Path(rect: rect) }
}

/// An arrow as a shape in data units: a shaft with a triangular head.
public final class FancyArrow: Patch {
  private let points: [Point]

  /// An arrow from (x, y) by (dx, dy); add it by `ax.addPatch(...)`.
  public init(
    _ x: Double, _ y: Double, _ dx: Double, _ dy: Double, width: Double = 0.001, headWidth: Double? = nil,
    headLength: Double? = nil, lengthIncludesHead: Bool = false, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, alpha: Double = 1, zorder: Double = 1
  ) {
    let head = (headWidth ?? 3 * width) / 2
    let length = headLength ?? 4.5 * width
    let d = Point(dx, dy)
    let total = d.length + (lengthIncludesHead ? 0 : length)
    let shape = [
      Point(0, width / 2), Point(total - length, width / 2), Point(total - length, head), Point(total, 0),
      Point(total - length, -head), Point(total - length, -width / 2), Point(0, -width / 2),
    ]
    let t = Affine.rotation(atan2(dy, dx)).then(.translation(x, y))
    points = d.length > 0 ? shape.map(t.apply) : []
    let (face, edge) = patchColors(color, facecolor, edgecolor, alpha, fill: true)
    super.init(facecolor: face, edgecolor: edge, linewidth: linewidth, zorder: zorder)
  }

  override var outline: Path { Path(points: points, closed: true) }
}

extension Patch {
  /// The colour of inside and edge.
  public func setColor(_ color: any ColorArgument) {
    let color = color.single("setColor")
    (facecolor, edgecolor) = (color, color)
  }
  /// The colour of the inside.
  public func setFacecolor(_ color: any ColorArgument) { facecolor = color.single("setFacecolor") }
  /// The colour of the line around it.
  public func setEdgecolor(_ color: any ColorArgument) { edgecolor = color.single("setEdgecolor") }
  /// The opacity.
  public func setAlpha(_ alpha: Double) {
    facecolor = facecolor.withAlpha(facecolor.alpha > 0 ? alpha : 0)
    edgecolor = edgecolor.withAlpha(edgecolor.alpha > 0 ? alpha : 0)
  }
}

extension Axes {
  /// Adds a shape.
  @discardableResult
  public func addPatch<P: Patch>(_ patch: P) -> P {
    patch.asksForLimits = false
    return add(patch)
  }

  /// Adds a shape, a line or a text.
  @discardableResult
  public func addArtist<A: Artist>(_ artist: A) -> A { add(artist) }
}

extension Plotting {
  /// An arrow from (x, y) by (dx, dy), as a shape in data units.
  @discardableResult
  public func arrow(
    _ x: Double, _ y: Double, _ dx: Double, _ dy: Double, width: Double = 0.001, headWidth: Double? = nil,
    headLength: Double? = nil, lengthIncludesHead: Bool = false, color: (any ColorArgument)? = nil,
    fc: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil, alpha: Double = 1, zorder: Double = 1
  ) -> FancyArrow {
    plottedAxes.add(
      FancyArrow(
        x, y, dx, dy, width: width, headWidth: headWidth, headLength: headLength,
        lengthIncludesHead: lengthIncludesHead, color: color ?? (fc == nil && ec == nil ? "C0" : nil),
        facecolor: fc, edgecolor: ec, alpha: alpha, zorder: zorder))
  }
}
