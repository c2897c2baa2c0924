import Foundation

/// Lines and Bézier curves, in one or more subpaths, as in PostScript and SVG.
public struct Path: Sendable, Equatable {
  /// One step of the pen.
  public enum Element: Sendable, Equatable {
    /// Starts a new subpath.
    case move(Point)
    /// A straight line to the point.
    case line(Point)
    /// A quadratic Bézier curve: control point, end.
    case quadratic(Point, Point)
    /// A cubic Bézier curve: two control points, end.
    case cubic(Point, Point, Point)
    /// A line back to the start of the subpath.
    case close
  }

  /// The steps, in order.
  public var elements: [Element] = []

  /// The empty path.
  public init() {}

  /// A polyline through the points, closed if asked.
  public init(points: [Point], closed: Bool = false) {
    elements.reserveCapacity(points.count + 1)
    for (i, point) in points.enumerated() { elements.append(i == 0 ? .move(point) : .line(point)) }
    if closed, !points.isEmpty { elements.append(.close) }
  }

  /// A rectangle.
  public init(rect r: Rect) {
    self.init(
      points: [
        Point(r.minX, r.minY), Point(r.maxX, r.minY), Point(r.maxX, r.maxY), Point(r.minX, r.maxY),
      ], closed: true)
  }

  /// A circle, by four cubic curves (radial error below 0.03 % of the radius).
  public init(circle center: Point, radius: Double) {
    self.init(ellipse: center, radiusX: radius, radiusY: radius)
  }

  /// An ellipse with axes along the coordinate axes.
  public init(ellipse center: Point, radiusX: Double, radiusY: Double) {
    addArc(center: center, radiusX: radiusX, radiusY: radiusY, start: 0, sweep: 2 * .pi)
    close()
  }

  /// A rectangle with rounded corners.
  public init(roundedRect r: Rect, radius: Double) {
    let k = min(radius, r.width / 2, r.height / 2)
    let quarter = Double.pi / 2
    let corners = [
      (Point(r.maxX - k, r.minY + k), -quarter), (Point(r.maxX - k, r.maxY - k), 0),
      (Point(r.minX + k, r.maxY - k), quarter), (Point(r.minX + k, r.minY + k), 2 * quarter),
    ]
    for (center, start) in corners {
      addArc(center: center, radiusX: k, radiusY: k, start: start, sweep: quarter)
    }
    close()
  }

  /// Starts a new subpath at the point.
  public mutating func move(to point: Point) { elements.append(.move(point)) }
  /// Adds a straight line.
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  /// Adds a quadratic Bézier curve.
  public mutating func quadratic(_ control: Point, to end: Point) {
    elements.append(.quadratic(control, end))
  }
  /// Adds a cubic Bézier curve.
  public mutating func cubic(_ control1: Point, _ control2: Point, to end: Point) {
    elements.append(.cubic(control1, control2, end))
  }
  /// Closes the current subpath.
  public mutating func close() { elements.append(.close) }

  /// Adds an elliptic arc, joined by a line to what the current subpath has so far.
  ///
  /// - Parameters:
  ///   - start: the angle at which the arc starts, in radians.
  ///   - sweep: the signed angle it covers.
  public mutating func addArc(
    center: Point, radiusX: Double, radiusY: Double, start: Double, sweep: Double
  ) {
    let at = { (angle: Double) in Point(center.x + radiusX * cos(angle), center.y + radiusY * sin(angle)) }
    let pieces = max(1, Int((abs(sweep) / (.pi / 2) - 1e-9).rounded(.up)))
    let step = sweep / Double(pieces)
    let k = 4.0 / 3.0 * tan(step / 4)  // L. Maisonobe, "Drawing an elliptical arc", the circular case
    let first = at(start)
    if case .some(let last) = elements.last, last != .close { line(to: first) } else { move(to: first) }
    for i in 0..<pieces {
      let (t0, t1) = (start + Double(i) * step, start + Double(i + 1) * step)
      let (p0, p1) = (at(t0), at(t1))
      cubic(
        Point(p0.x - k * radiusX * sin(t0), p0.y + k * radiusY * cos(t0)),
        Point(p1.x + k * radiusX * sin(t1), p1.y - k * radiusY * cos(t1)), to: p1)
    }
  }

  /// Adds the steps of another path.
  public mutating func append(_ other: Path) { elements.append(contentsOf: other.elements) }

  /// The image under an affine map.
  public func transformed(by t: Affine) -> Path {
    var result = Path()
    result.elements = elements.map { element in
      switch element {
      case .move(let p): return .move(t.apply(p))
      case .line(let p): return .line(t.apply(p))
      case .quadratic(let c, let p): return .quadratic(t.apply(c), t.apply(p))
      case .cubic(let c1, let c2, let p): return .cubic(t.apply(c1), t.apply(c2), t.apply(p))
      case .close: return .close
      }
    }
    return result
  }

  /// The rectangle around all end and control points: it contains the path, though it may be larger.
  public var controlBounds: Rect {
    var box = Rect.null
    for element in elements {
      switch element {
      case .move(let p), .line(let p): box.include(p)
      case .quadratic(let c, let p): [c, p].forEach { box.include($0) }
      case .cubic(let c1, let c2, let p): [c1, c2, p].forEach { box.include($0) }
      case .close: break
      }
    }
    return box
  }
}
