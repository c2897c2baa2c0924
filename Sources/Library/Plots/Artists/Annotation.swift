import Foundation
import Raster
import UserErrors

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
    super.init(zorder: text.zorder)
    clipOn = false
    asksForLimits = false
  }

  override var hasHandle: Bool { false }

  /// Where the text is, for offsets from the point shown too.
  private func place(_ view: AxesView, _ unit: Double) -> Point {
    let end = view.point(target.x, target.y, in: targetSystem)
    return text.system == .offsetPoints
      ? Point(end.x + text.x * unit, end.y - text.y * unit) : view.point(text.x, text.y, in: text.system)
  }

  /// As matplotlib, nothing is drawn where the point shown lies outside of the axes.
  private func isSeen(_ view: AxesView) -> Bool {
    targetSystem != .data
      || view.box.expanded(by: 1e-6).contains(view.point(target.x, target.y, in: targetSystem))
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    guard isSeen(view) else { return }
    if let arrow {
      let end = view.point(target.x, target.y, in: targetSystem)
      let place = place(view, renderer.point)
      let block = renderer.block(text.text, size: text.fontsize * renderer.point, style: text.style)
      let transform = block.placed(at: place, anchor: text.anchor, rotation: text.rotation)
      let box = Path(rect: block.bounds).transformed(by: transform).controlBounds
        .expanded(by: (text.text.isEmpty ? 0 : 2) * renderer.point)
      // The arrow starts where the line from the text's middle leaves its box.
      let center = text.text.isEmpty ? place : box.center
      let start = text.text.isEmpty ? place : Self.exit(from: center, towards: end, box)
      Arrow(start: start, end: end, style: arrow).draw(on: renderer)
    }
    text.draw(on: renderer, at: place(view, renderer.point))
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
    if let solid = style.solid { return drawShape(solid, along, full.length, on: renderer) }
    let cut = min(style.shrink * unit, full.length / 3)
    let (a, b) = (start + along * cut, end - along * cut)
    let control = (a + b) * 0.5 + (b - a).turned * style.rad
    let ink = (style.edgecolor ?? style.color).single("color")
    let color = ink.withAlpha(ink.alpha * style.alpha)
    let width = style.linewidth * unit
    let atEnd = direction(from: control, to: b)
    let atStart = direction(from: control, to: a)
    let isSolid = style.arrowstyle.contains("|")
    let (hasStart, hasEnd) = (style.arrowstyle.hasPrefix("<"), style.arrowstyle.hasSuffix(">"))
    let head = style.headSize * unit * 0.4
    let back = isSolid ? head * 0.5 : 0
    var line = Path()
    line.move(to: hasStart ? a - atStart * back : a)
    line.quadratic(control, to: hasEnd ? b - atEnd * back : b)
    let dashes = orRaiseAny { try LineFormat.dashes(style.linestyle) } ?? []
    renderer.stroke(
      line, color: color,
      style: StrokeStyle(width: width, join: .round, cap: .round, dashes: dashes.map { $0 * width }),
      clip: nil)
    if hasEnd { drawHead(at: b, atEnd, head, isSolid, color, width, renderer) }
    if hasStart { drawHead(at: a, atStart, head, isSolid, color, width, renderer) }
  }

  /// matplotlib's arrow without an arrowstyle: a shaft and a triangle, filled.
  private func drawShape(
    _ solid: (width: Double, headwidth: Double, headlength: Double), _ along: Point, _ length: Double,
    on renderer: any Renderer
  ) {
    let unit = renderer.point
    let cut = style.solidShrink * length
    let (a, b) = (start + along * cut, end - along * cut)
    let head = min(solid.headlength * unit, (length - 2 * cut))
    let (neck, side) = (b - along * head, along.turned)
    let (half, wide) = (solid.width / 2 * unit, solid.headwidth / 2 * unit)
    let path = Path(
      points: [
        a + side * half, neck + side * half, neck + side * wide, b, neck - side * wide, neck - side * half,
        a - side * half,
      ], closed: true)
    let (face, edge) = (style.color.single("color"), (style.edgecolor ?? style.color).single("edgecolor"))
    renderer.fill(path, color: face.withAlpha(face.alpha * style.alpha), clip: nil)
    renderer.stroke(
      path, color: edge.withAlpha(edge.alpha * style.alpha),
      style: StrokeStyle(width: style.linewidth * unit, join: .round), clip: nil)
  }

  private func direction(from p: Point, to q: Point) -> Point {
    let d = q - p
    return d.length > 0 ? d * (1 / d.length) : Point(1, 0)
  }

  private func drawHead(
    at tip: Point, _ d: Point, _ size: Double, _ isSolid: Bool, _ color: Color, _ width: Double,
    _ renderer: any Renderer
  ) {
    // The tip is moved back so that the point of the line's edge is where the arrow shows
    // (matplotlib's `_Curve`).
    let half = size * 0.5
    let point = tip - d * (width / 2 * (size * size + half * half).squareRoot() / half)
    let back = point - d * size
    let path = Path(points: [back + d.turned * half, point, back - d.turned * half], closed: isSolid)
    if isSolid {
      let face = style.color.single("color")
      renderer.fill(path, color: face.withAlpha(face.alpha * style.alpha), clip: nil)
    }
    renderer.stroke(
      path, color: color, style: StrokeStyle(width: width, join: .miter, cap: .round), clip: nil)
  }
}
