import Raster
import UserErrors

extension Plotting {
  /// The area between two lines.
  ///
  /// - Parameters:
  ///   - x: the points' x.
  ///   - y1: the first line.
  ///   - y2: the second one, or one number.
  ///   - where: for each point whether there is an area; a stretch of at least two is filled.
  ///   - interpolate: whether an area ends where the lines cross, and not at the last point before.
  ///   - step: "pre", "post" or "mid" for lines that go by steps.
  @discardableResult
  public func fillBetween(
    _ x: any ArrayConvertible, _ y1: any ArrayConvertible, _ y2: any ArrayConvertible = 0.0,
    where mask: (any ArrayConvertible)? = nil, interpolate: Bool = false, step: String? = nil,
    color: (any ColorArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil
  ) -> FilledAreas {
    let band = Band(name: "fillBetween", isVertical: true, interpolates: interpolate, step: step)
    let areas = orRaiseAny { try band.areas(x, y1, y2, mask) }
    return plottedAxes.addAreas(
      areas, color, facecolor ?? fc, edgecolor ?? ec, lw ?? linewidth, alpha, label, zorder)
  }

  /// The area between two upright lines: as
  /// ``fillBetween(_:_:_:where:interpolate:step:color:facecolor:edgecolor:linewidth:alpha:label:zorder:fc:ec:lw:)``
  /// with x and y changed about.
  @discardableResult
  public func fillBetweenx(
    _ y: any ArrayConvertible, _ x1: any ArrayConvertible, _ x2: any ArrayConvertible = 0.0,
    where mask: (any ArrayConvertible)? = nil, interpolate: Bool = false, step: String? = nil,
    color: (any ColorArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, alpha: Double = 1, label: String? = nil,
    zorder: Double = 1
  ) -> FilledAreas {
    let band = Band(name: "fillBetweenx", isVertical: false, interpolates: interpolate, step: step)
    let areas = orRaiseAny { try band.areas(y, x1, x2, mask) }
    return plottedAxes.addAreas(areas, color, facecolor, edgecolor, 1, alpha, label, zorder)
  }

  /// A filled polygon through points.
  @discardableResult
  public func fill(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String? = nil,
    color: (any ColorArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, alpha: Double = 1, label: String? = nil,
    zorder: Double = 1
  ) -> Polygon {
    let (xs, ys) = orRaiseAny { try DataChecks.pair(x, y, in: "fill") }
    let face: any ColorArgument = facecolor ?? color ?? format ?? plottedAxes.nextPatchColor()
    return plottedAxes.add(
      Polygon(
        zip(xs, ys).map { ($0, $1) }, facecolor: face, edgecolor: edgecolor ?? color, linewidth: linewidth,
        alpha: alpha, label: label, zorder: zorder))
  }
}

/// Areas of one colour: what `fillBetween` draws.
public final class FilledAreas: Patch {
  private let areas: [[Point]]
  /// The points that count for automatic limits.
  private let points: [Point]

  init(
    _ areas: (shapes: [[Point]], points: [Point]), facecolor: Color, edgecolor: Color, linewidth: Double,
    label: String?, zorder: Double
  ) {
    (self.areas, points) = (areas.shapes, areas.points)
    super.init(facecolor: facecolor, edgecolor: edgecolor, linewidth: linewidth, label: label, zorder: zorder)
  }

  override var dataLimits: DataLimits {
    DataLimits(xs: points.map(\.x), ys: points.map(\.y))
  }

  override var outline: Path {
    var path = Path()
    for area in areas { path.append(Path(points: area, closed: true)) }
    return path
  }
}

extension Axes {
  fileprivate func addAreas(
    _ areas: (shapes: [[Point]], points: [Point]), _ color: (any ColorArgument)?,
    _ facecolor: (any ColorArgument)?,
    _ edgecolor: (any ColorArgument)?, _ linewidth: Double, _ alpha: Double, _ label: String?,
    _ zorder: Double
  ) -> FilledAreas {
    let face = (facecolor ?? color).map { $0.single("color") } ?? nextPatchColor()
    // As matplotlib's collections: `color` is that of the edge too, `facecolor` alone leaves none.
    let edge = (edgecolor ?? color).map { $0.single("edgecolor") } ?? .clear
    return add(
      FilledAreas(
        areas, facecolor: face.withAlpha(face.alpha * alpha), edgecolor: edge.withAlpha(edge.alpha * alpha),
        linewidth: linewidth, label: label, zorder: zorder))
  }
}
