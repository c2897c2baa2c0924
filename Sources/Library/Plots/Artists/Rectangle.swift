import Raster

/// A rectangle from its lower left corner.
public final class Rectangle: Patch {
  private(set) var corner: Point
  private(set) var size: (Double, Double)
  var sticky: (x: [Double], y: [Double]) = ([], [])

  /// A rectangle; add it by `ax.addPatch(...)`.
  ///
  /// - Parameters:
  ///   - xy: the lower left corner in data units.
  ///   - color: the colour of inside and edge.
  ///   - facecolor: the colour of the inside; `fc` in short.
  ///   - edgecolor: the colour of the line around it; `ec` in short.
  ///   - linewidth: its width in points; `lw` in short.
  ///   - linestyle: "-", "--", ":" or "-."; `ls` in short.
  ///   - fill: whether there is an inside.
  ///   - alpha: the opacity, from 0 to 1.
  public init(
    _ xy: (Double, Double), _ width: Double, _ height: Double, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", fill: Bool = true, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil, ls: String? = nil
  ) {
    (corner, size) = (Point(xy.0, xy.1), (width, height))
    let looks = PatchLooks(
      color: color, face: facecolor ?? fc, edge: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: ls ?? linestyle, fill: fill, alpha: alpha)
    super.init(looks, label: label, zorder: zorder)
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
}
