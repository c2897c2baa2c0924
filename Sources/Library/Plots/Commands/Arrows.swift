import Foundation
import Raster
import UserErrors

/// A field of arrows: what `quiver` draws.
public final class Quiver: Artist, ScalarMappable {
  let xs: [Double]
  let ys: [Double]
  let us: [Double]
  let vs: [Double]
  /// Colours; where there are numbers, those of the map.
  private let given: [Color]
  private let values: [Double]
  public var cmap: Colormap
  public var norm: Normalize
  public var mappableAlpha: Double { alpha }
  private let alpha: Double
  private var colors: [Color] {
    let all = values.isEmpty ? given : values.map { cmap(norm($0)) }
    return all.map { $0.withAlpha($0.alpha * alpha) }
  }
  /// How much of the data's unit is one unit of length; nil for matplotlib's choice.
  let scale: Double?
  /// The shaft's width in parts of the axes' width; nil for matplotlib's choice.
  let width: Double?
  /// Whether lengths and directions are those of the data's coordinates.
  let inData: (length: Bool, angle: Bool)
  let pivot: Double
  let head: (width: Double, length: Double, axis: Double)

  init(
    xs: [Double], ys: [Double], us: [Double], vs: [Double], colors: [Color],
    values: [Double], cmap: Colormap, norm: Normalize, alpha: Double, scale: Double?,
    width: Double?,
    inData: (length: Bool, angle: Bool), pivot: Double, head: (width: Double, length: Double, axis: Double),
    label: String?, zorder: Double
  ) {
    (self.xs, self.ys, self.us, self.vs, given) = (xs, ys, us, vs, colors)
    (self.values, self.cmap, self.norm, self.alpha) = (values, cmap, norm, alpha)
    (self.scale, self.width, self.inData, self.pivot, self.head) = (scale, width, inData, pivot, head)
    super.init(zorder: zorder, label: label)
  }

  override var dataLimits: DataLimits { DataLimits(xs: xs, ys: ys) }

  // The sizes are those of matplotlib's `Quiver` (lib/matplotlib/quiver.py).
  override func draw(on renderer: any Renderer, in view: AxesView) {
    let colors = colors
    guard !xs.isEmpty, !colors.isEmpty else { return }
    let span = view.box.width
    let count = Double(xs.count).squareRoot()
    let shaft = (width ?? 0.06 / min(max(count, 8), 25)) * span
    let sizes = zip(us, vs).map { hypot($0, $1) }
    let known = sizes.filter(\.isFinite)
    let mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    let unit = scale ?? max(1.8 * mean * max(10, count), 1e-300)
    for i in xs.indices where sizes[i].isFinite {
      let foot = view.point(xs[i], ys[i])
      let far = Point(
        view.x(xs[i] + us[i]) - foot.x, view.y(ys[i] + vs[i]) - foot.y)
      let angle = inData.angle ? atan2(far.y, far.x) : atan2(-vs[i], us[i])
      let length = inData.length ? far.length / (scale ?? 1) : sizes[i] / unit * span
      guard foot.isFinite, length.isFinite else { continue }
      let shape = arrow(length: length / shaft)
      let turned = Affine.scale(shaft, shaft).then(.translation(-pivot * length, 0)).then(.rotation(angle))
        .then(.translation(foot.x, foot.y))
      renderer.fill(shape.transformed(by: turned), color: colors[i % colors.count], clip: clip(view))
    }
  }

  /// An arrow along x in units of the shaft's width.
  private func arrow(length: Double) -> Path {
    guard length >= 1 else {
      // Too short for an arrow: a hexagon.
      return Path(
        points: (0..<6).map { Point(0.5 * cos(Double($0) * .pi / 3), 0.5 * sin(Double($0) * .pi / 3)) },
        closed: true)
    }
    // A head longer than the arrow shrinks with it.
    let least = head.length
    let (drawn, shrink) = length < least ? (least, length / least) : (length, 1)
    let upper = [
      Point(0, 0.5), Point(drawn - head.axis, 0.5), Point(drawn - head.length, head.width / 2),
      Point(drawn, 0),
    ]
    let lower = upper.dropLast().reversed().map { Point($0.x, -$0.y) }
    return Path(points: (upper + lower).map { $0 * shrink }, closed: true)
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    renderer.fill(Path(rect: box), color: colors.first ?? .black, clip: nil)
  }
}

extension Plotting {
  /// A field of arrows.
  ///
  /// - Parameters:
  ///   - data: U and V, the arrows' components; or X, Y, U and V; a fifth array are numbers for the
  ///     colour map. X and Y may be arrays of one axis for a grid.
  ///   - scale: how much of the data is one unit of length: greater numbers make shorter arrows.
  ///   - scaleUnits: "width" of the axes, or "xy" for the data's own coordinates.
  ///   - angles: "uv" for the direction of (U, V) on the screen, "xy" for that in the data's
  ///     coordinates.
  ///   - pivot: what stands at the point: "tail", "mid" or "tip".
  ///   - width: the shaft's width in parts of the axes' width.
  @discardableResult
  public func quiver(
    _ data: any ArrayConvertible..., color: (any ColorArgument)? = nil, cmap: (any ColormapArgument)? = nil,
    scale: Double? = nil, scaleUnits: String = "width", angles: String = "uv", pivot: String = "tail",
    width: Double? = nil, headwidth: Double = 3, headlength: Double = 5, headaxislength: Double = 4.5,
    alpha: Double = 1, label: String? = nil, zorder: Double = 1
  ) -> Quiver {
    guard [2, 4, 5].contains(data.count) else {
      raise(
        ValueError(
          "quiver takes U, V; or X, Y, U, V; or these and numbers for colours; it got \(data.count) arrays"))
    }
    guard ["width", "xy"].contains(scaleUnits), ["uv", "xy"].contains(angles),
      let place = ["tail": 0.0, "mid": 0.5, "middle": 0.5, "tip": 1.0][pivot]
    else {
      raise(
        ValueError(
          "quiver: scaleUnits is \"width\" or \"xy\", angles \"uv\" or \"xy\", pivot \"tail\", \"mid\" or \"tip\""
        ))
    }
    let hasPlaces = data.count > 2
    let (u, v) = hasPlaces ? (data[2], data[3]) : (data[0], data[1])
    let (us, vs) = orRaiseAny { try DataChecks.pair(u, v, in: "quiver") }
    let shape = u.arrayShape
    let columns = shape.count == 2 ? shape[1] : us.count
    let rows = max(us.count / max(columns, 1), 1)
    let spread = { (array: any ArrayConvertible, isX: Bool) -> [Double] in
      let values = array.arrayValues
      if values.count == us.count { return values }
      guard values.count == (isX ? columns : rows) else {
        raise(
          ShapeError(
            "quiver: \(isX ? "X" : "Y") has \(values.count) values for arrows of shape \(DataChecks.shape(u))"
          ))
      }
      return us.indices.map { values[isX ? $0 % columns : $0 / columns] }
    }
    let numbers = (0..<us.count).map(Double.init)
    let xs =
      hasPlaces ? spread(data[0], true) : numbers.map { $0.truncatingRemainder(dividingBy: Double(columns)) }
    let ys =
      hasPlaces ? spread(data[1], false) : numbers.map { ($0 / Double(max(columns, 1))).rounded(.down) }
    let values = data.count == 5 ? data[4].arrayValues : []
    let axes = plottedAxes
    let arrows = axes.add(
      Quiver(
        xs: xs, ys: ys, us: us, vs: vs, colors: (color ?? "black").each(us.count, "quiver"),
        values: values, cmap: (cmap ?? axes.theme.cmap).colormap,
        norm: Normalize(values.isEmpty ? [0, 1] : values, vmin: nil, vmax: nil), alpha: alpha,
        scale: scale, width: width, inData: (scaleUnits == "xy", angles == "xy"), pivot: place,
        head: (headwidth, headlength, headaxislength), label: label, zorder: zorder))
    if !values.isEmpty { axes.currentMappable = arrows }
    return arrows
  }
}
