import Foundation
import Raster

extension Axis {
  /// The side of the frame that carries the ticks.
  var side: String { direction == .x ? (isOpposite ? "top" : "bottom") : (isOpposite ? "right" : "left") }
}

/// Draws one axis: grid, ticks, labels, name.
struct AxisDrawing {
  let axis: Axis
  let ticks: Axis.Ticks
  let view: AxesView
  let renderer: any Renderer
  let spine: Spine.Place
  /// Whether it is drawn at the top, or at the right.
  let isOpposite: Bool

  private var unit: Double { renderer.point }
  private var isX: Bool { axis.direction == .x }

  /// Where the line with the ticks is.
  private var side: Double {
    let edge =
      isX
      ? (isOpposite ? view.box.minY : view.box.maxY) : (isOpposite ? view.box.maxX : view.box.minX)
    switch spine {
    case .edge: return edge
    case .outward(let points): return edge + (isX ? 1 : -1) * outwards * points * unit
    case .data(let value): return isX ? view.y(value) : view.x(value)
    }
  }
  private var outwards: Double { isOpposite ? -1 : 1 }

  /// A point at a place along the axis, so far outwards from its side. For y, outwards is to the
  /// left.
  private func point(_ along: Double, _ distance: Double) -> Point {
    isX
      ? Point(along, side + distance * outwards)
      : Point(side - distance * outwards, along)
  }

  private func along(_ value: Double) -> Double { isX ? view.x(value) : view.y(value) }

  func drawGrid() {
    if let grid = axis.grid { drawGrid(grid, at: ticks.major.map(\.0)) }
    if let grid = axis.minorGrid { drawGrid(grid, at: ticks.minor) }
  }

  private func drawGrid(_ grid: Axis.GridStyle, at places: [Double]) {
    let lineWidth = grid.linewidth * unit
    let style = StrokeStyle(
      width: lineWidth, cap: .butt,
      dashes: grid.dashes.map { $0 * lineWidth })
    for value in places {
      let p = Snapping.place(along(value), width: lineWidth)
      let ends =
        isX
        ? [Point(p, view.box.maxY), Point(p, view.box.minY)]
        : [Point(view.box.minX, p), Point(view.box.maxX, p)]
      renderer.stroke(
        Path(points: ends), color: grid.color.withAlpha(grid.alpha), style: style,
        clip: view.box.expanded(by: 1))
    }
  }

  /// Returns the box around ticks, labels and name.
  func draw() -> Rect {
    var extent = Rect.null
    var other = Rect.null
    if axis.mirrors != (false, false, false) { other = mirrored.drawMirrored() }
    if axis.showsTicks { drawMajorTicks() }
    if axis.showsMinorTicks { drawMinorTicks() }
    if axis.showsLabels {
      for (value, label) in ticks.major { extent = extent.union(drawLabel(label, at: value)) }
      for (value, label) in zip(ticks.minor, ticks.minorLabels) {
        extent = extent.union(drawLabel(label, at: value, length: axis.tickLength.minor))
      }
      drawOffsetText(labels: extent)
    }
    let near = axis.isLabelOpposite == axis.isOpposite ? extent : other
    return extent.union(other).union(drawName(beyond: near))
  }

  private func drawMajorTicks() {
    drawTicks(
      ticks.major.map(\.0), length: axis.tickLength.major, width: axis.tickWidth.major, axis.tickColor.major)
  }

  private func drawMinorTicks() {
    drawTicks(ticks.minor, length: axis.tickLength.minor, width: axis.tickWidth.minor, axis.tickColor.minor)
  }

  /// The same axis at its other side.
  private var mirrored: AxisDrawing {
    AxisDrawing(
      axis: axis, ticks: ticks, view: view, renderer: renderer, spine: .edge, isOpposite: !isOpposite)
  }

  /// What stands on the other side too; the area that its labels cover.
  private func drawMirrored() -> Rect {
    if axis.mirrors.major { drawMajorTicks() }
    if axis.mirrors.minor { drawMinorTicks() }
    guard axis.mirrors.labels else { return .null }
    return ticks.major.reduce(.null) { $0.union(drawLabel($1.1, at: $1.0)) }
  }

  private func drawTicks(_ values: [Double], length: Double, width: Double, _ color: Color) {
    let style = StrokeStyle(width: width * unit)
    // A tick is a marker, whose ends are snapped about the middle of the line.
    let line = Snapping.place(side, width: width * unit)
    let sign = (isX ? 1 : -1) * outwards * unit
    let (from, to) = (
      axis.tickDirection == "out" ? 0 : -length * (axis.tickDirection == "inout" ? 0.5 : 1),
      axis.tickDirection == "in" ? 0 : length * (axis.tickDirection == "inout" ? 0.5 : 1)
    )
    for value in values {
      let p = Snapping.place(along(value), width: width * unit)
      let (start, end) = (line + Snapping.place(sign * from), line + Snapping.place(sign * to))
      let ends = isX ? [Point(p, start), Point(p, end)] : [Point(start, p), Point(end, p)]
      renderer.stroke(Path(points: ends), color: color, style: style, clip: nil)
    }
  }

  private func drawLabel(_ label: String, at value: Double, length: Double? = nil) -> Rect {
    guard !label.isEmpty else { return .null }
    let block = renderer.block(label, size: axis.tickLabelSize * unit, alignment: isX ? 0.5 : 1)
    let anchor =
      isX
      ? TextAnchor(horizontal: axis.tickAlignment ?? 0.5, vertical: isOpposite ? .bottom : .top)
      : TextAnchor(horizontal: axis.tickAlignment ?? (isOpposite ? 0 : 1), vertical: .centerBaseline)
    let reach = axis.tickDirection == "in" ? 0 : axis.tickDirection == "inout" ? 0.5 : 1
    let distance = (axis.showsTicks ? reach * (length ?? axis.tickLength.major) : 0) + axis.tickPad
    let transform = block.placed(
      at: point(along(value), distance * unit), anchor: anchor, rotation: axis.tickRotation,
      turnsAtAnchor: axis.tickTurnsAtAnchor)
    renderer.text(block, color: axis.tickLabelColor, transform: transform, clip: nil)
    return Path(rect: block.bounds).transformed(by: transform).controlBounds
  }

  /// The common factor of the labels: at the right below the labels of x, above the left end of y.
  private func drawOffsetText(labels: Rect) {
    guard !ticks.offsetText.isEmpty else { return }
    let block = renderer.block(ticks.offsetText, size: axis.tickLabelSize * unit)
    let transform: Affine
    if isX {
      let y = (labels.isNull ? view.box.maxY : labels.maxY) + 3 * unit
      transform = block.placed(at: Point(view.box.maxX, y), anchor: TextAnchor(horizontal: 1, vertical: .top))
    } else {
      let x = isOpposite ? view.box.maxX : view.box.minX
      let place = Point(x, view.box.minY - 3 * unit)
      transform = block.placed(
        at: place, anchor: TextAnchor(horizontal: isOpposite ? 1 : 0, vertical: .bottom))
    }
    renderer.text(block, color: axis.tickLabelColor, transform: transform, clip: nil)
  }

  private func drawName(beyond labels: Rect) -> Rect {
    guard !axis.label.isEmpty else { return .null }
    let place = axis.labelPlace
    let block = renderer.block(
      axis.label, size: axis.labelSize * unit, style: axis.labelStyle, alignment: 0.5)
    let pad = axis.labelPad * unit
    let hasTicks = axis.isLabelOpposite == axis.isOpposite
    let isBare = !hasTicks || !axis.showsTicks || axis.tickDirection == "in"
    let bare = (isBare ? 0 : axis.tickLength.major) * unit
    let transform: Affine
    if isX {
      let y =
        axis.isLabelOpposite
        ? min(view.box.minY - bare, labels.minY) - pad : max(view.box.maxY + bare, labels.maxY) + pad
      let anchor = TextAnchor(horizontal: place, vertical: axis.isLabelOpposite ? .bottom : .top)
      let at = Point(view.box.minX + place * view.box.width, y)
      transform = block.placed(at: at, anchor: anchor, rotation: axis.labelRotation ?? 0)
    } else {
      let x =
        axis.isLabelOpposite
        ? max(view.box.maxX + bare, labels.maxX) + pad : min(view.box.minX - bare, labels.minX) - pad
      let rotation = axis.labelRotation ?? 90
      let anchor = TextAnchor(
        horizontal: axis.isLabelOpposite ? 0 : 1,
        vertical: place == 0 ? .bottom : place == 1 ? .top : .center
      )
      let at = Point(x, view.box.maxY - place * view.box.height)
      transform = block.placed(at: at, anchor: anchor, rotation: rotation)
    }
    renderer.text(block, color: axis.labelColor, transform: transform, clip: nil)
    return Path(rect: block.bounds).transformed(by: transform).controlBounds
  }
}
