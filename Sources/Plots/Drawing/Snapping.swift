import Raster

/// Lines along the axes are moved to whole pixels, so that they are sharp: as matplotlib's Agg back end does (`PathSnapper`,
/// src/path_converters.h), whose y axis points upwards.
enum Snapping {
  /// Whether a line runs through the pixels' centres and not between them.
  private static func isOdd(_ width: Double) -> Bool { Int(width.rounded()) % 2 == 1 }

  /// The x of the middle of a line of this width; 0 for a border without a line.
  static func x(_ value: Double, width: Double = 0) -> Double {
    (value + 0.5).rounded(.down) + (isOdd(width) ? 0.5 : 0)
  }

  /// The y of the middle of a line of this width, downwards.
  static func y(_ value: Double, width: Double = 0) -> Double { -x(-value, width: width) }

  /// A point with both coordinates snapped.
  static func point(_ p: Point, width: Double) -> Point {
    p.isFinite ? Point(x(p.x, width: width), y(p.y, width: width)) : p
  }

  /// A rectangle's sides moved to the borders of pixels, or to their middles for an outline of `width`.
  static func rect(_ r: Rect, width: Double = 0) -> Rect {
    Rect(
      minX: x(r.minX, width: width), minY: y(r.minY, width: width), maxX: x(r.maxX, width: width),
      maxY: y(r.maxY, width: width))
  }
}
