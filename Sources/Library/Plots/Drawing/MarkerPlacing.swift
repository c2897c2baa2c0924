import Raster

/// Where markers stand on a canvas: as matplotlib's Agg back end places them (`draw_markers`,
/// src/_backend_agg.h).
enum MarkerPlacing {
  /// Where their points are.
  case exact
  /// About the middle of the pixel that is nearest.
  case wholePixels
  /// There, and their corners at whole pixels too.
  case snapped

  /// For a line's markers: corners are snapped where the marker is larger than matplotlib's limit
  /// for its shape.
  static func ofLine(_ marker: String, size: Double) -> MarkerPlacing {
    let limits: [String: Double] = ["s": 2, "x": 3, "+": 1, "|": 1, "_": 1]
    if marker == "o" || marker == "." { return .wholePixels }
    return size >= limits[marker] ?? 5 ? .snapped : .wholePixels
  }

  /// The shape and the points at which it is drawn.
  func applied(to shape: Path, at points: [Point], width: Double) -> (Path, [Point]) {
    switch self {
    case .exact: return (shape, points)
    case .wholePixels: return (shape, points.map { Snapping.point($0, width: 1) })
    case .snapped:
      return (shape.snapped(width: width), points.map { Snapping.point($0, width: 0) })
    }
  }
}
