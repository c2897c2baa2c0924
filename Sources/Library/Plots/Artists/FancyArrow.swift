import Foundation
import Raster

/// An arrow as a shape in data units: a shaft with a triangular head.
public final class FancyArrow: Patch {
  private let points: [Point]

  /// An arrow from (x, y) by (dx, dy); add it by `ax.addPatch(...)`.
  public init(
    _ x: Double, _ y: Double, _ dx: Double, _ dy: Double, width: Double = 0.001, headWidth: Double? = nil,
    headLength: Double? = nil, lengthIncludesHead: Bool = false, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, alpha: Double = 1, zorder: Double = 1
  ) {
    let head = (headWidth ?? 3 * width) / 2
    let length = headLength ?? 3 * head
    let d = Point(dx, dy)
    let total = d.length + (lengthIncludesHead ? 0 : length)
    let shape = [
      Point(0, width / 2), Point(total - length, width / 2), Point(total - length, head), Point(total, 0),
      Point(total - length, -head), Point(total - length, -width / 2), Point(0, -width / 2),
    ]
    let t = Affine.rotation(atan2(dy, dx)).then(.translation(x, y))
    points = d.length > 0 ? shape.map(t.apply) : []
    let looks = PatchLooks(
      color: color, face: facecolor, edge: edgecolor ?? color ?? "black", linewidth: linewidth,
      linestyle: "-", fill: true,
      alpha: alpha)
    super.init(looks, label: nil, zorder: zorder)
  }

  override var outline: Path { Path(points: points, closed: true) }
}
