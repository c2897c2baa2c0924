import Foundation
import Raster
import UserErrors

/// How the arrow of an annotation looks: matplotlib's `arrowprops`.
public struct ArrowProperties: Sendable {
  /// "->" and "-|>" have a head at the end, "<->" and "<|-|>" at both, "-" none.
  public var arrowstyle: String
  /// The colour's name.
  public var color: String
  /// The line's width in points.
  public var linewidth: Double
  /// "-", "--", ":" or "-.".
  public var linestyle: String
  /// Bends the arrow: the distance of its middle from the straight line, in parts of its length (`arc3,rad=`).
  public var rad: Double
  /// How much shorter the arrow is at both ends, in points.
  public var shrink: Double
  /// The size of the head in points.
  public var headSize: Double

  /// The looks of an arrow.
  public init(
    arrowstyle: String = "->", color: String = "black", linewidth: Double = 1, linestyle: String = "-",
    rad: Double = 0, shrink: Double = 2, headSize: Double = 10
  ) {
    self.arrowstyle = arrowstyle
    self.color = color
    self.linewidth = linewidth
    self.linestyle = linestyle
    self.rad = rad
    self.shrink = shrink
    self.headSize = headSize
  }
}

/// A text with an arrow to a point.
public final class Annotation: Artist {
  private let text: Text
  private let target: Point
  private let targetSystem: CoordinateSystem
  private let arrow: ArrowProperties?

  init(text: Text, target: Point, targetSystem: CoordinateSystem, arrow: ArrowProperties?) {
    self.text = text
    self.target = target
    self.targetSystem = targetSystem
    self.arrow = arrow
    super.init(zorder: 3)
    clipOn = false
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    if let arrow {
      let end = view.point(target.x, target.y, in: targetSystem)
      let place = view.point(text.x, text.y, in: text.system)
      let block = TextBlock(text.text, size: text.fontsize * renderer.point, style: text.style)
      let transform = block.placed(at: place, anchor: text.anchor, rotation: text.rotation)
      let box = Path(rect: block.bounds).transformed(by: transform).controlBounds
        .expanded(by: (text.text.isEmpty ? 0 : 4) * renderer.point)
      // The arrow starts where the line from the text's middle leaves its box.
      let center = text.text.isEmpty ? place : box.center
      let start = text.text.isEmpty ? place : Self.exit(from: center, towards: end, box)
      Arrow(start: start, end: end, style: arrow).draw(on: renderer)
    }
    text.draw(on: renderer, in: view)
  }

  private static func exit(from center: Point, towards end: Point, _ box: Rect) -> Point {
    let d = end - center
    let tx = d.x == 0 ? Double.infinity : box.width / 2 / abs(d.x)
    let ty = d.y == 0 ? Double.infinity : box.height / 2 / abs(d.y)
    return center + d * min(tx, ty, 1)
  }
}

/// A line with heads, on the canvas.
struct Arrow {
  var start: Point
  var end: Point
  var style: ArrowProperties

  func draw(on renderer: any Renderer) {
    let unit = renderer.point
    let full = end - start
    guard full.isFinite, full.length > 1e-6 else { return }
    let along = full * (1 / full.length)
    let cut = min(style.shrink * unit, full.length / 3)
    let (a, b) = (start + along * cut, end - along * cut)
    let control = (a + b) * 0.5 + (b - a).turned * style.rad
    let color = Color.parse(style.color)
    let width = style.linewidth * unit
    let head = style.headSize * unit * 0.4
    let isSolid = style.arrowstyle.contains("|>") || style.arrowstyle.contains("<|")
    let hasEnd = style.arrowstyle.hasSuffix(">")
    let hasStart = style.arrowstyle.hasPrefix("<")
    let atEnd = direction(from: control, to: b)
    let atStart = direction(from: control, to: a)
    let back = isSolid ? head * 1.2 : 0
    var line = Path()
    line.move(to: hasStart ? a - atStart * back : a)
    line.quadratic(control, to: hasEnd ? b - atEnd * back : b)
    let dashes = orRaiseAny { try LineFormat.dashes(style.linestyle) } ?? []
    renderer.stroke(
      line, color: color, style: StrokeStyle(width: width, join: .round, dashes: dashes.map { $0 * width }),
      clip: nil)
    if hasEnd { drawHead(at: b, atEnd, head, isSolid, color, width, renderer) }
    if hasStart { drawHead(at: a, atStart, head, isSolid, color, width, renderer) }
  }

  private func direction(from p: Point, to q: Point) -> Point {
    let d = q - p
    return d.length > 0 ? d * (1 / d.length) : Point(1, 0)
  }

  private func drawHead(
    at tip: Point, _ d: Point, _ size: Double, _ isSolid: Bool, _ color: Color, _ width: Double,
    _ renderer: any Renderer
  ) {
    let half = isSolid ? size * 0.5 : size * 0.5
    let back = tip - d * (isSolid ? size * 1.25 : size)
    let path = Path(points: [back + d.turned * half, tip, back - d.turned * half], closed: isSolid)
    if isSolid { renderer.fill(path, color: color, clip: nil) }
    renderer.stroke(
      path, color: color, style: StrokeStyle(width: width, join: .miter, cap: .round), clip: nil)
  }
}

extension Axes {
  /// A text, and if wanted an arrow from it to a point.
  ///
  /// - Parameters:
  ///   - text: the text; empty for the arrow alone.
  ///   - xy: the point that the arrow shows.
  ///   - xytext: where the text is; by default at the point.
  ///   - arrowprops: the looks of the arrow; nil for none.
  ///   - xycoords: the coordinates of `xy`.
  ///   - textcoords: the coordinates of `xytext`; by default those of `xy`.
  @discardableResult
  public func annotate(
    _ text: String, xy: (Double, Double), xytext: (Double, Double)? = nil, arrowprops: ArrowProperties? = nil,
    xycoords: CoordinateSystem = .data, textcoords: CoordinateSystem? = nil, fontsize: Double = 10,
    color: String = "black", ha: String = "left", va: String = "baseline", bbox: TextBox? = nil
  ) -> Annotation {
    let place = xytext ?? xy
    let body = Text(
      text, x: place.0, y: place.1, system: textcoords ?? xycoords, fontsize: fontsize,
      color: Color.parse(color),
      style: .regular, anchor: TextAnchor(ha: ha, va: va), rotation: 0, box: bbox, zorder: 3)
    return add(
      Annotation(text: body, target: Point(xy.0, xy.1), targetSystem: xycoords, arrow: arrowprops))
  }
}
