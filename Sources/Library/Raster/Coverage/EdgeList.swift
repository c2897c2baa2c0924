/// Straight edges of polygons, ready for ``CoverageAccumulator``.
package struct EdgeList {
  package struct Edge {
    package var x0, y0, x1, y1: Double
  }

  package var edges: [Edge] = []
  /// The rectangle around all edges.
  package var bounds = Rect.null

  package init() {}

  /// The edges of a path's interior: open subpaths are closed by a line.
  package init(filling path: Path, transform: Affine = .identity, tolerance: Double = 0.1) {
    for line in path.flattened(transform: transform, tolerance: tolerance) { addPolygon(line.points) }
  }

  package mutating func addPolygon(_ points: [Point]) {
    guard points.count > 1, var previous = points.last else { return }
    for point in points {
      add(previous, point)
      previous = point
    }
  }

  package mutating func append(_ other: EdgeList) {
    edges.append(contentsOf: other.edges)
    bounds = bounds.union(other.bounds)
  }

  /// Adds a convex polygon in the orientation of positive area, so that the pieces of a stroke add up.
  package mutating func addPiece(_ points: Point...) {
    var area = 0.0
    for i in points.indices {
      area += Point.cross(points[i] - points[0], points[(i + 1) % points.count] - points[0])
    }
    if area != 0 { addPolygon(area > 0 ? points : points.reversed()) }
  }

  @inline(__always)
  private mutating func add(_ p: Point, _ q: Point) {
    bounds.include(q)
    if p.y != q.y { edges.append(Edge(x0: p.x, y0: p.y, x1: q.x, y1: q.y)) }
  }
}
