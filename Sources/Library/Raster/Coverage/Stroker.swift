import Foundation

/// How a line is drawn.
public struct StrokeStyle: Sendable, Equatable {
  /// The shape of the outside of a corner.
  public enum Join: Sendable { case miter, round, bevel }
  /// The shape of a loose end.
  public enum Cap: Sendable { case butt, round, square }

  /// The width of the line.
  public var width: Double
  /// The shape of corners.
  public var join: Join
  /// The shape of loose ends.
  public var cap: Cap
  /// A miter longer than this many half widths becomes a bevel.
  public var miterLimit: Double
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  public var dashes: [Double]
  /// Where in the pattern the line starts.
  public var dashOffset: Double

  /// A style; lengths are in pixels.
  public init(
    width: Double, join: Join = .miter, cap: Cap = .butt, miterLimit: Double = 10, dashes: [Double] = [],
    dashOffset: Double = 0
  ) {
    self.width = width
    self.join = join
    self.cap = cap
    self.miterLimit = miterLimit
    self.dashes = dashes
    self.dashOffset = dashOffset
  }
}

extension EdgeList {
  /// The polygons of a stroke: a rectangle for each segment, a wedge for each corner, and the caps. All have the same
  /// orientation and share their borders, so that their coverages add up to that of the line.
  package init(
    stroking path: Path, style: StrokeStyle, transform: Affine = .identity, tolerance: Double = 0.1
  ) {
    self.init()
    guard style.width > 0, style.width < 1e6 else { return }
    let lines = path.flattened(transform: transform, tolerance: tolerance)
    var stroker = Stroker(style: style, edges: self)
    for line in dashed(lines, style.dashes, offset: style.dashOffset) { stroker.stroke(line) }
    self = stroker.edges
  }
}

private struct Stroker {
  let style: StrokeStyle
  let radius: Double
  var edges: EdgeList

  init(style: StrokeStyle, edges: EdgeList) {
    self.style = style
    self.radius = style.width / 2
    self.edges = edges
  }

  mutating func stroke(_ line: Polyline) {
    var points = withoutRepeats(line.points)
    var closed = line.isClosed
    if closed, points.count > 1, points.first == points.last { points.removeLast() }
    if points.count < 2 { return dot(points) }
    if closed, points.count == 2 { closed = false }
    let count = points.count
    let segments = closed ? count : count - 1
    for i in 0..<segments { segment(points[i], points[(i + 1) % count]) }
    for i in (closed ? 0 : 1)..<(closed ? count : count - 1) {
      join(points[(i + count - 1) % count], points[i], points[(i + 1) % count])
    }
    if !closed {
      cap(at: points[0], from: points[1])
      cap(at: points[count - 1], from: points[count - 2])
    }
  }

  private func withoutRepeats(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    result.reserveCapacity(points.count)
    for point in points where result.last != point { result.append(point) }
    return result
  }

  /// A line of no length shows only its caps.
  private mutating func dot(_ points: [Point]) {
    guard let p = points.first else { return }
    switch style.cap {
    case .butt: break
    case .round: fan(around: p, from: Point(radius, 0), angle: 2 * .pi)
    case .square:
      edges.addPiece(
        p + Point(-radius, -radius), p + Point(radius, -radius), p + Point(radius, radius),
        p + Point(-radius, radius))
    }
  }

  private func normal(_ p: Point, _ q: Point) -> Point {
    let d = q - p
    return d.turned * (radius / d.length)
  }

  private mutating func segment(_ p: Point, _ q: Point) {
    let n = normal(p, q)
    edges.addPiece(p + n, q + n, q - n, p - n)
  }

  private mutating func join(_ a: Point, _ b: Point, _ c: Point) {
    var (n0, n1) = (normal(a, b), normal(b, c))
    let turn = Point.cross(n0, n1)
    // The wedge is on the outside of the turn.
    if turn > 0 { (n0, n1) = (n0 * -1, n1 * -1) }
    let cosine = Point.dot(n0, n1) / (radius * radius)
    if abs(turn) < 1e-12 * radius * radius, cosine > 0 { return }
    switch style.join {
    case .bevel: edges.addPiece(b, b + n0, b + n1)
    case .round:
      let angle = atan2(Point.cross(n0, n1), Point.dot(n0, n1))
      fan(around: b, from: n0, angle: angle)
    case .miter:
      // The miter's length is the half width / cos(half the angle between the normals).
      let halfCosine = ((1 + cosine) / 2).squareRoot()
      guard halfCosine * style.miterLimit >= 1 else { return edges.addPiece(b, b + n0, b + n1) }
      let tip = (n0 + n1) * (1 / (1 + cosine))
      edges.addPiece(b, b + n0, b + tip, b + n1)
    }
  }

  private mutating func cap(at p: Point, from q: Point) {
    let n = normal(q, p)
    switch style.cap {
    case .butt: break
    case .round: fan(around: p, from: n, angle: -.pi)
    case .square:
      let out = n.turned * -1
      edges.addPiece(p + n, p + n + out, p - n + out, p - n)
    }
  }

  /// A sector of the round pen, by chords that stay within a twentieth of a pixel.
  private mutating func fan(around center: Point, from start: Point, angle: Double) {
    let step = 2 * acos(max(0, 1 - 0.05 / max(radius, 0.05)))
    let n = max(1, Int((abs(angle) / max(step, 0.05)).rounded(.up)))
    var previous = start
    for i in 1...n {
      let next = Affine.rotation(angle * Double(i) / Double(n)).apply(start)
      edges.addPiece(center, center + previous, center + next)
      previous = next
    }
  }
}

/// The lines cut into dashes; unchanged where the pattern is empty or has no length.
private func dashed(_ lines: [Polyline], _ pattern: [Double], offset: Double) -> [Polyline] {
  let period = pattern.reduce(0, +)
  guard period > 1e-3, pattern.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return lines }
  var result: [Polyline] = []
  for line in lines {
    guard length(of: line) < 1e5 * period else {
      result.append(line)  // nobody could tell such dashes apart
      continue
    }
    var index = 0
    var left = offset.truncatingRemainder(dividingBy: period)
    if left < 0 { left += period }
    while left >= pattern[index % pattern.count] {
      left -= pattern[index % pattern.count]
      index += 1
    }
    left = pattern[index % pattern.count] - left
    var points = line.points
    if line.isClosed, let first = points.first { points.append(first) }
    guard var p = points.first else { continue }
    var dash = [p]
    for q in points.dropFirst() {
      var length = (q - p).length
      while length > left {
        p = p + (q - p) * (left / length)
        length -= left
        dash.append(p)
        if index % 2 == 0 { result.append(Polyline(points: dash, isClosed: false)) }
        dash = [p]
        index += 1
        left = pattern[index % pattern.count]
      }
      left -= length
      dash.append(q)
      p = q
    }
    if index % 2 == 0, dash.count > 1 { result.append(Polyline(points: dash, isClosed: false)) }
  }
  return result
}

private func length(of line: Polyline) -> Double {
  zip(line.points, line.points.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
}
