import Raster

/// A filled shape with a line around it.
public class Patch: Artist {
  /// The colour of the inside.
  public var facecolor: Color
  /// The colour of the line around it.
  public var edgecolor: Color
  /// The width of the line in points.
  public var linewidth: Double
  /// Lengths of dashes and gaps in multiples of the width.
  var dashes: [Double]
  /// The coordinates in which the shape is given.
  var system = CoordinateSystem.data

  init(
    facecolor: Color, edgecolor: Color, linewidth: Double = 1, dashes: [Double] = [], label: String? = nil,
    zorder: Double = 1
  ) {
    self.facecolor = facecolor
    self.edgecolor = edgecolor
    self.linewidth = linewidth
    self.dashes = dashes
    super.init(zorder: zorder, label: label)
  }

  init(_ looks: PatchLooks, label: String?, zorder: Double) {
    (facecolor, edgecolor) = (looks.face, looks.edge)
    (linewidth, dashes) = (looks.linewidth, looks.dashes)
    super.init(zorder: zorder, label: label)
  }

  /// The outline in its own coordinates.
  var outline: Path { Path() }

  override var dataLimits: DataLimits {
    var limits = DataLimits()
    for element in outline.elements {
      switch element {
      case .move(let p), .line(let p): limits.include(p)
      case .quadratic(let c, let p): [c, p].forEach { limits.include($0) }
      case .cubic(let a, let b, let p): [a, b, p].forEach { limits.include($0) }
      case .close: break
      }
    }
    if system != .data && system != .xData { limits.x = DataLimits.Interval() }
    if system != .data && system != .yData { limits.y = DataLimits.Interval() }
    return limits
  }

  /// The outline on the canvas.
  func path(in view: AxesView) -> Path {
    var result = Path()
    let at = { (p: Point) in view.point(p.x, p.y, in: self.system) }
    result.elements = outline.elements.map { element in
      switch element {
      case .move(let p): return .move(at(p))
      case .line(let p): return .line(at(p))
      case .quadratic(let c, let p): return .quadratic(at(c), at(p))
      case .cubic(let a, let b, let p): return .cubic(at(a), at(b), at(p))
      case .close: return .close
      }
    }
    return result
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let path = path(in: view)
    guard !path.controlBounds.isNull else { return }
    let width = edgecolor.alpha > 0 ? linewidth * renderer.point : 0
    let isSharp = path.elements.count <= 1024 && path.isRectilinear
    paint(isSharp ? path.snapped(width: width) : path, on: renderer, clip: clip(view))
  }

  func paint(_ path: Path, on renderer: any Renderer, clip: Rect?) {
    renderer.fill(path, color: facecolor, clip: clip)
    guard linewidth > 0, edgecolor.alpha > 0 else { return }
    let width = linewidth * renderer.point
    let style = StrokeStyle(width: width, join: .miter, dashes: dashes.map { $0 * width })
    renderer.stroke(path, color: edgecolor, style: style, clip: clip)
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    let width = edgecolor.alpha > 0 ? linewidth * renderer.point : 0
    paint(Path(rect: Snapping.rect(box, width: width)), on: renderer, clip: nil)
  }
}

extension Patch {
  /// The colour of inside and edge.
  public func setColor(_ color: any ColorArgument) {
    let color = color.single("setColor")
    (facecolor, edgecolor) = (color, color)
  }
  /// The colour of the inside.
  public func setFacecolor(_ color: any ColorArgument) { facecolor = color.single("setFacecolor") }
  /// The colour of the line around it.
  public func setEdgecolor(_ color: any ColorArgument) { edgecolor = color.single("setEdgecolor") }
  /// The opacity.
  public func setAlpha(_ alpha: Double) {
    facecolor = facecolor.withAlpha(facecolor.alpha > 0 ? alpha : 0)
    edgecolor = edgecolor.withAlpha(edgecolor.alpha > 0 ? alpha : 0)
  }
}
