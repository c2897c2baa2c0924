import Raster

/// One white shape on black, of the geometry that dSprites describes: middles on 32 x 32 places one
/// pixel apart, no shape ever cut off.
enum SpriteDrawing {
  /// The shapes in the order of their numbers, each within 16 pixels of its middle at scale 1.
  private static let shapes = [square, ellipse, heart]

  private static let square = Path(rect: Rect(x: -11, y: -11, width: 22, height: 22))

  private static let ellipse = Path(ellipse: .zero, radiusX: 14.5, radiusY: 9)

  private static let heart: Path = {
    var path = Path()
    path.move(to: Point(0, 13))
    path.cubic(Point(-6.5, 7), Point(-14, 2), to: Point(-14, -4.5))
    path.cubic(Point(-14, -12), Point(-4, -14), to: Point(0, -6.5))
    path.cubic(Point(4, -14), Point(14, -12), to: Point(14, -4.5))
    path.cubic(Point(14, 2), Point(6.5, 7), to: Point(0, 13))
    path.close()
    return path
  }()

  /// Draws the sprite on a canvas of 64 x 64 pixels.
  ///
  /// - Parameters:
  ///   - shape: 0 square, 1 ellipse, 2 heart.
  ///   - orientation: the angle, in radians, from right to down.
  ///   - x: the middle, from 0 (left) to 1.
  ///   - y: the middle, from 0 (top) to 1.
  static func draw(
    shape: Int, scale: Double, orientation: Double, x: Double, y: Double, on canvas: Canvas
  ) {
    let all = PixelRect(x0: 0, y0: 0, x1: canvas.width, y1: canvas.height)
    canvas.fill(all, color: .black)
    let place = Affine.scale(scale, scale).then(.rotation(orientation))
      .then(.translation(16.5 + 31 * x, 16.5 + 31 * y))
    canvas.fill(shapes[shape], color: .white, transform: place)
  }
}
