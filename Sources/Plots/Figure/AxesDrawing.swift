import Foundation
import Raster

extension Axes {
  /// The width of the axes' lines in points.
  private static let lineWidth = 0.8

  func draw(on renderer: any Renderer, in view: AxesView) {
    if isAxisOn, isFrameOn {
      renderer.fill(Path(rect: Snapping.rect(view.box)), color: facecolor, clip: nil)
    }
    let order = artists.filter(\.visible).enumerated().sorted {
      ($0.element.zorder, $0.offset) < ($1.element.zorder, $1.offset)
    }.map(\.element)
    for artist in order where artist.zorder < 1.5 { artist.draw(on: renderer, in: view) }
    var extent = view.box
    if isAxisOn { extent = drawAxes(on: renderer, in: view) }
    for artist in order where artist.zorder >= 1.5 && artist.zorder < 2.5 {
      artist.draw(on: renderer, in: view)
    }
    if isAxisOn { drawSpines(on: renderer, in: view) }
    for artist in order where artist.zorder >= 2.5 { artist.draw(on: renderer, in: view) }
    drawTitles(on: renderer, in: view, above: extent.minY)
    if let legendOptions { Legend(self, options: legendOptions).draw(on: renderer, in: view) }
  }

  /// Grid, ticks, labels. Returns the box around all of it.
  private func drawAxes(on renderer: any Renderer, in view: AxesView) -> Rect {
    let xTicks = sharesX == nil ? xAxis.ticks(view.x, dpi: view.dpi) : Axis.Ticks()
    let yTicks = yAxis.ticks(view.y, dpi: view.dpi)
    let x = AxisDrawing(axis: xAxis, ticks: xTicks, view: view, renderer: renderer)
    let y = AxisDrawing(axis: yAxis, ticks: yTicks, view: view, renderer: renderer)
    x.drawGrid()
    y.drawGrid()
    return x.draw().union(y.draw()).union(view.box)
  }

  private func drawSpines(on renderer: any Renderer, in view: AxesView) {
    let width = Self.lineWidth * renderer.point
    let r = Snapping.rect(view.box, width: width)
    let style = StrokeStyle(width: Snapping.width(width), cap: .square)
    let sides: [(String, Point, Point)] = [
      ("left", Point(r.minX, r.minY), Point(r.minX, r.maxY)),
      ("right", Point(r.maxX, r.minY), Point(r.maxX, r.maxY)),
      ("bottom", Point(r.minX, r.maxY), Point(r.maxX, r.maxY)),
      ("top", Point(r.minX, r.minY), Point(r.maxX, r.minY)),
    ]
    for (name, a, b) in sides where !hiddenSpines.contains(name) {
      renderer.stroke(Path(points: [a, b]), color: .black, style: style, clip: nil)
    }
  }

  private func drawTitles(on renderer: any Renderer, in view: AxesView, above top: Double) {
    // Ticks and labels at the top push the titles up.
    let highest = xAxis.isOpposite && isAxisOn ? top : view.box.minY
    for (title, place) in [(leftTitle, 0), (title, 0.5), (rightTitle, 1)] where !title.text.isEmpty {
      let block = TextBlock(
        title.text, size: title.fontsize * renderer.point, style: title.style, alignment: place)
      let at = Point(view.box.minX + place * view.box.width, highest - title.pad * renderer.point)
      // The last line's baseline is what stands at the distance.
      let lastBaseline = block.bounds.maxY - 0.21 * title.fontsize * renderer.point
      let transform = block.placed(at: at, anchor: TextAnchor(horizontal: place, vertical: .baseline))
        .then(.translation(0, -max(lastBaseline, 0)))
      renderer.text(block, color: title.color, transform: transform, clip: nil)
    }
  }
}

/// Draws one axis: its grid, its ticks, their labels, its name.
private struct AxisDrawing {
  let axis: Axis
  let ticks: Axis.Ticks
  let view: AxesView
  let renderer: any Renderer

  private var unit: Double { renderer.point }
  private var isX: Bool { axis.direction == .x }
  private var width: Double { 0.8 * unit }

  /// The side of the box that carries the ticks, and the direction outwards.
  private var side: Double {
    isX
      ? (axis.isOpposite ? view.box.minY : view.box.maxY) : (axis.isOpposite ? view.box.maxX : view.box.minX)
  }
  private var outwards: Double { axis.isOpposite ? -1 : 1 }

  /// A point at a place along the axis, so far outwards from its side. For y, outwards is to the left.
  private func point(_ along: Double, _ distance: Double) -> Point {
    isX
      ? Point(along, side + distance * outwards)
      : Point(side - distance * outwards, along)
  }

  private func along(_ value: Double) -> Double { isX ? view.x(value) : view.y(value) }

  func drawGrid() {
    guard let grid = axis.grid else { return }
    let lineWidth = grid.linewidth * unit
    let style = StrokeStyle(
      width: grid.dashes.isEmpty ? Snapping.width(lineWidth) : lineWidth, cap: .butt,
      dashes: grid.dashes.map { $0 * lineWidth })
    for (value, _) in ticks.major {
      let p = Snapping.middle(along(value), width: lineWidth)
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
    if axis.showsTicks {
      drawTicks(ticks.major.map(\.0), length: 3.5, width: 0.8)
      drawTicks(ticks.minor, length: 2, width: 0.6)
    }
    if axis.showsLabels {
      for (value, label) in ticks.major { extent = extent.union(drawLabel(label, at: value, pad: 7)) }
      for (value, label) in zip(ticks.minor, ticks.minorLabels) {
        extent = extent.union(drawLabel(label, at: value, pad: 7))
      }
      drawOffsetText(labels: extent)
    }
    drawName(beyond: extent)
    return extent
  }

  private func drawTicks(_ values: [Double], length: Double, width: Double) {
    let style = StrokeStyle(width: Snapping.width(width * unit))
    let start = Snapping.middle(side, width: self.width)
    for value in values {
      let p = Snapping.middle(along(value), width: width * unit)
      let end = start + (isX ? 1 : -1) * outwards * length * unit
      let line = isX ? [Point(p, start), Point(p, end)] : [Point(start, p), Point(end, p)]
      renderer.stroke(Path(points: line), color: axis.tickColor, style: style, clip: nil)
    }
  }

  private func drawLabel(_ label: String, at value: Double, pad: Double) -> Rect {
    guard !label.isEmpty else { return .null }
    let block = TextBlock(label, size: axis.tickLabelSize * unit, alignment: isX ? 0.5 : 1)
    let anchor =
      isX
      ? TextAnchor(horizontal: 0.5, vertical: axis.isOpposite ? .bottom : .top)
      : TextAnchor(horizontal: axis.isOpposite ? 0 : 1, vertical: .centerBaseline)
    let distance = axis.showsTicks ? pad : 3.5
    let transform = block.placed(
      at: point(along(value), distance * unit), anchor: anchor, rotation: axis.tickRotation)
    renderer.text(block, color: axis.tickColor, transform: transform, clip: nil)
    return Path(rect: block.bounds).transformed(by: transform).controlBounds
  }

  /// The common factor of the labels: at the right below the labels of x, above the left end of y.
  private func drawOffsetText(labels: Rect) {
    guard !ticks.offsetText.isEmpty else { return }
    let block = TextBlock(ticks.offsetText, size: axis.tickLabelSize * unit)
    let transform: Affine
    if isX {
      let y = (labels.isNull ? view.box.maxY : labels.maxY) + 3 * unit
      transform = block.placed(at: Point(view.box.maxX, y), anchor: TextAnchor(horizontal: 1, vertical: .top))
    } else {
      let x = axis.isOpposite ? view.box.maxX : view.box.minX
      let place = Point(x, view.box.minY - 3 * unit)
      transform = block.placed(
        at: place, anchor: TextAnchor(horizontal: axis.isOpposite ? 1 : 0, vertical: .bottom))
    }
    renderer.text(block, color: axis.tickColor, transform: transform, clip: nil)
  }

  private func drawName(beyond labels: Rect) {
    guard !axis.label.isEmpty else { return }
    let block = TextBlock(axis.label, size: axis.labelSize * unit, alignment: 0.5)
    let pad = 4 * unit
    let bare = 3.5 * unit
    let transform: Affine
    if isX {
      let y =
        axis.isOpposite
        ? min(view.box.minY - bare, labels.minY) - pad : max(view.box.maxY + bare, labels.maxY) + pad
      let anchor = TextAnchor(horizontal: 0.5, vertical: axis.isOpposite ? .bottom : .top)
      transform = block.placed(at: Point(view.box.center.x, y), anchor: anchor)
    } else {
      let x =
        axis.isOpposite
        ? max(view.box.maxX + bare, labels.maxX) + pad : min(view.box.minX - bare, labels.minX) - pad
      let anchor = TextAnchor(horizontal: axis.isOpposite ? 0 : 1, vertical: .center)
      transform = block.placed(at: Point(x, view.box.center.y), anchor: anchor, rotation: 90)
    }
    renderer.text(block, color: axis.labelColor, transform: transform, clip: nil)
  }
}
