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
  ///   - step: "pre", "post" or "mid" for lines that go by steps.
  @discardableResult
  public func fillBetween(
    _ x: any ArrayConvertible, _ y1: any ArrayConvertible, _ y2: any ArrayConvertible = 0.0,
    where mask: (any ArrayConvertible)? = nil, step: String? = nil, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1,
    alpha: Double = 1, label: String? = nil, zorder: Double = 1, fc: (any ColorArgument)? = nil,
    lw: Double? = nil
  ) -> FilledAreas {
    let areas = orRaiseAny { try FilledAreas.between(x, y1, y2, mask, step, isVertical: true, "fillBetween") }
    return plottedAxes.addAreas(
      areas, color, facecolor ?? fc, edgecolor, lw ?? linewidth, alpha, label, zorder)
  }

  /// The area between two upright lines: as ``fillBetween(_:_:_:where:step:color:facecolor:edgecolor:linewidth:alpha:label:zorder:fc:lw:)``
  /// with x and y changed about.
  @discardableResult
  public func fillBetweenx(
    _ y: any ArrayConvertible, _ x1: any ArrayConvertible, _ x2: any ArrayConvertible = 0.0,
    where mask: (any ArrayConvertible)? = nil, color: (any ColorArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil, alpha: Double = 1,
    label: String? = nil, zorder: Double = 1
  ) -> FilledAreas {
    let areas = orRaiseAny {
      try FilledAreas.between(y, x1, x2, mask, nil, isVertical: false, "fillBetweenx")
    }
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

  init(
    _ areas: [[Point]], facecolor: Color, edgecolor: Color, linewidth: Double, label: String?, zorder: Double
  ) {
    self.areas = areas
    super.init(facecolor: facecolor, edgecolor: edgecolor, linewidth: linewidth, label: label, zorder: zorder)
  }

  override var outline: Path {
    var path = Path()
    for area in areas { path.append(Path(points: area, closed: true)) }
    return path
  }

  /// The areas between two lines, cut where a value is not a number or the mask is false.
  static func between(
    _ x: any ArrayConvertible, _ y1: any ArrayConvertible, _ y2: any ArrayConvertible,
    _ mask: (any ArrayConvertible)?, _ step: String?, isVertical: Bool, _ name: String
  ) throws -> [[Point]] {
    let xs = x.arrayValues
    let upper = try DataChecks.each(y1.arrayValues, count: xs.count, "y1", in: name)
    let lower = try DataChecks.each(y2.arrayValues, count: xs.count, "y2", in: name)
    if let mask, mask.arrayValues.count != xs.count {
      throw ShapeError("\(name): where has \(mask.arrayValues.count) values for \(xs.count) points")
    }
    let shown = mask?.arrayValues.map { $0 != 0 }
    let style = try step.map { try Axes.drawstyle("steps-" + $0) } ?? .straight
    var areas: [[Point]] = []
    var run: [Int] = []
    let close = {
      defer { run = [] }
      guard run.count > 1 else { return }
      let line = { (values: [Double]) in
        stepped(run.map { Point(xs[$0], values[values.count == 1 ? 0 : $0]) }, style)
      }
      let area = line(lower) + line(upper).reversed()
      areas.append(isVertical ? area : area.map { Point($0.y, $0.x) })
    }
    for i in xs.indices {
      let values = [xs[i], upper[upper.count == 1 ? 0 : i], lower[lower.count == 1 ? 0 : i]]
      if values.allSatisfy(\.isFinite), shown?[i] ?? true { run.append(i) } else { close() }
    }
    close()
    return areas
  }

  private static func stepped(_ points: [Point], _ style: Line2D.DrawStyle) -> [Point] {
    guard style != .straight, let first = points.first else { return points }
    var result = [first]
    for (a, b) in zip(points, points.dropFirst()) {
      switch style {
      case .pre: result += [Point(a.x, b.y), b]
      case .post: result += [Point(b.x, a.y), b]
      default:
        let middle = (a.x + b.x) / 2
        result += [Point(middle, a.y), Point(middle, b.y), b]
      }
    }
    return result
  }
}

extension Axes {
  fileprivate func addAreas(
    _ areas: [[Point]], _ color: (any ColorArgument)?, _ facecolor: (any ColorArgument)?,
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
