import Raster

/// A polygon through points.
public final class Polygon: Patch {
  private let points: [Point]
  private let closed: Bool

  /// A polygon; add it by `ax.addPatch(...)`.
  ///
  /// - Parameters:
  ///   - xy: the corners in data units.
  ///   - closed: whether the line goes back to the first corner.
  ///   - color: the colour of inside and edge.
  ///   - facecolor: the colour of the inside; `fc` in short.
  ///   - edgecolor: the colour of the line around it; `ec` in short.
  ///   - linewidth: its width in points; `lw` in short.
  ///   - linestyle: "-", "--", ":" or "-."; `ls` in short.
  ///   - fill: whether there is an inside.
  ///   - alpha: the opacity, from 0 to 1.
  public init(
    _ xy: [(Double, Double)], closed: Bool = true, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", fill: Bool = true, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil, ls: String? = nil
  ) {
    points = xy.map { Point($0.0, $0.1) }
    self.closed = closed
    let looks = PatchLooks(
      color: color, face: facecolor ?? fc, edge: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: ls ?? linestyle, fill: fill, alpha: alpha)
    super.init(looks, label: label, zorder: zorder)
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
