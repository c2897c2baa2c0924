import Raster

/// Lines along the axes are moved to whole pixels, so that they are sharp and of even weight (as matplotlib's Agg
/// back end does).
enum Snapping {
  /// The width of a snapped line.
  static func width(_ width: Double) -> Double { max(1, width.rounded()) }

  /// A coordinate of the middle of a line: a line of an odd number of pixels runs through the pixels' centres.
  static func middle(_ value: Double, width: Double) -> Double {
    Int(Self.width(width)) % 2 == 1 ? value.rounded(.down) + 0.5 : value.rounded()
  }

  /// A point with both coordinates snapped.
  static func middle(_ p: Point, width: Double) -> Point {
    Point(middle(p.x, width: width), middle(p.y, width: width))
  }

  /// A rectangle's sides moved to the borders of pixels, or to their middles for an outline of `width`.
  static func rect(_ r: Rect, width: Double = 0) -> Rect {
    let snap = { (v: Double) in width > 0 ? middle(v, width: width) : v.rounded() }
    return Rect(minX: snap(r.minX), minY: snap(r.minY), maxX: snap(r.maxX), maxY: snap(r.maxY))
  }
}
