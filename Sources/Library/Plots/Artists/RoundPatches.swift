import Foundation
import Raster

/// A circle: round where both axes have the same unit.
public final class Circle: Patch {
  private let center: Point
  private let radius: Double

  /// A circle; add it by `ax.addPatch(...)`.
  ///
  /// - Parameters:
  ///   - xy: the middle in data units.
  ///   - radius: in data units.
  ///   - color: the colour of inside and edge.
  ///   - facecolor: the colour of the inside; `fc` in short.
  ///   - edgecolor: the colour of the line around it; `ec` in short.
  ///   - linewidth: its width in points; `lw` in short.
  ///   - linestyle: "-", "--", ":" or "-."; `ls` in short.
  ///   - fill: whether there is an inside.
  ///   - alpha: the opacity, from 0 to 1.
  public init(
    _ xy: (Double, Double), _ radius: Double = 5, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", fill: Bool = true, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil, ls: String? = nil
  ) {
    (center, self.radius) = (Point(xy.0, xy.1), radius)
    let looks = PatchLooks(
      color: color, face: facecolor ?? fc, edge: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: ls ?? linestyle, fill: fill, alpha: alpha)
    super.init(looks, label: label, zorder: zorder)
  }

  override var outline: Path { Path(ellipse: center, radiusX: radius, radiusY: radius) }
}

/// An ellipse by its two diameters, turned by an angle in degrees.
public final class Ellipse: Patch {
  private let path: Path

  /// An ellipse; add it by `ax.addPatch(...)`.
  ///
  /// - Parameters:
  ///   - xy: the middle in data units.
  ///   - width: the whole width in data units.
  ///   - height: the whole height.
  ///   - angle: degrees, counter-clockwise.
  ///   - color: the colour of inside and edge.
  ///   - facecolor: the colour of the inside; `fc` in short.
  ///   - edgecolor: the colour of the line around it; `ec` in short.
  ///   - linewidth: its width in points; `lw` in short.
  ///   - linestyle: "-", "--", ":" or "-."; `ls` in short.
  ///   - fill: whether there is an inside.
  ///   - alpha: the opacity, from 0 to 1.
  public init(
    _ xy: (Double, Double), _ width: Double, _ height: Double, angle: Double = 0,
    color: (any ColorArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, linestyle: String = "-", fill: Bool = true, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil, ls: String? = nil
  ) {
    path = Path(ellipse: .zero, radiusX: width / 2, radiusY: height / 2)
      .transformed(by: Affine.rotation(angle * .pi / 180).then(.translation(xy.0, xy.1)))
    let looks = PatchLooks(
      color: color, face: facecolor ?? fc, edge: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: ls ?? linestyle, fill: fill, alpha: alpha)
    super.init(looks, label: label, zorder: zorder)
  }

  override var outline: Path { path }
}
