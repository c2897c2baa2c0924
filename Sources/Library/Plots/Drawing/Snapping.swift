import Raster

/// Lines along the axes are moved to whole pixels, so that they are sharp: as matplotlib's Agg back
/// end does (`PathSnapper`, src/path_converters.h), which counts pixels to the right and downwards.
enum Snapping {
  /// Whether a line runs through the pixels' centres and not between them.
  private static func isOdd(_ width: Double) -> Bool { Int(width.rounded()) % 2 == 1 }

  /// The coordinate of the middle of a line of this width; 0 for a border without a line.
  static func place(_ value: Double, width: Double = 0) -> Double {
    (value + 0.5).rounded(.down) + (isOdd(width) ? 0.5 : 0)
  }

  /// A point with both coordinates snapped.
  static func point(_ p: Point, width: Double) -> Point {
    p.isFinite ? Point(place(p.x, width: width), place(p.y, width: width)) : p
  }

  /// A rectangle's sides moved to the borders of pixels, or to their middles for an outline of
  /// `width`.
  static func rect(_ r: Rect, width: Double = 0) -> Rect {
    Rect(
      minX: place(r.minX, width: width), minY: place(r.minY, width: width),
      maxX: place(r.maxX, width: width), maxY: place(r.maxY, width: width))
  }
}

extension Path {
  /// The path with all its points snapped for an outline of `width`.
  func snapped(width: Double) -> Path {
    var result = Path()
    let at = { (p: Point) in Snapping.point(p, width: width) }
    result.elements = elements.map { element in
      switch element {
      case .move(let p): return .move(at(p))
      case .line(let p): return .line(at(p))
      default: return element
      }
    }
    return result
  }

  /// Whether it consists of straight lines along the axes alone.
  var isRectilinear: Bool {
    var last: Point?
    for element in elements {
      switch element {
      case .move(let p): last = p
      case .line(let p):
        guard let from = last, abs(from.x - p.x) < 1e-4 || abs(from.y - p.y) < 1e-4 else { return false }
        last = p
      case .quadratic, .cubic: return false
      case .close: break
      }
    }
    return true
  }
}
