import Foundation
import Raster

extension Axes {
  func draw(on renderer: any Renderer, in view: AxesView) {
    guard isVisible else { return }
    if isAxisOn, isFrameOn, twinOf == nil {
      renderer.fill(Path(rect: Snapping.rect(view.box)), color: facecolor, clip: nil)
    }
    let order = artists.filter(\.visible).enumerated().sorted {
      ($0.element.zorder, $0.offset) < ($1.element.zorder, $1.offset)
    }.map(\.element)
    for artist in order where artist.zorder < axisZorder { artist.draw(on: renderer, in: view) }
    var extent = view.box
    if isAxisOn { extent = drawAxes(on: renderer, in: view) }
    for artist in order where artist.zorder >= axisZorder && artist.zorder < 2.5 {
      artist.draw(on: renderer, in: view)
    }
    if isAxisOn { drawSpines(on: renderer, in: view) }
    for artist in order where artist.zorder >= 2.5 { artist.draw(on: renderer, in: view) }
    drawTitles(on: renderer, in: view, above: extent.minY)
    if let legendOptions { Legend(self, options: legendOptions).draw(on: renderer, in: view) }
  }

  /// Grid, ticks, labels. Returns the box around all of it.
  private func drawAxes(on renderer: any Renderer, in view: AxesView) -> Rect {
    var extent = view.box
    let all = [(xAxis, view.x), (yAxis, view.y)].filter { $0.0.isVisible }.map { axis, map in
      AxisDrawing(
        axis: axis, ticks: axis.ticks(map, dpi: view.dpi), view: view, renderer: renderer,
        spine: spines.all[axis.side]?.place ?? .edge, isOpposite: axis.isOpposite)
    }
    for axis in all { axis.drawGrid() }
    for axis in all { extent = extent.union(axis.draw()) }
    return extent
  }

  private func drawSpines(on renderer: any Renderer, in view: AxesView) {
    for (name, spine) in spines.all.sorted(by: { $0.key < $1.key }) where spine.isVisible && isFrameOn {
      let width = spine.linewidth * renderer.point
      let r = Snapping.rect(view.box, width: width)
      let isVertical = name == "left" || name == "right"
      let edge = name == "left" ? r.minX : name == "right" ? r.maxX : name == "bottom" ? r.maxY : r.minY
      let outwards = name == "left" || name == "top" ? -1.0 : 1.0
      var at = edge
      switch spine.place {
      case .edge: break
      case .outward(let points): at = edge + outwards * points * renderer.point
      case .data(let value):
        at = Snapping.place(isVertical ? view.x(value) : view.y(value), width: width)
      }
      let ends =
        isVertical ? [Point(at, r.minY), Point(at, r.maxY)] : [Point(r.minX, at), Point(r.maxX, at)]
      let style = StrokeStyle(width: width, cap: .square)
      renderer.stroke(Path(points: ends), color: spine.color, style: style, clip: nil)
    }
  }

  private func drawTitles(on renderer: any Renderer, in view: AxesView, above top: Double) {
    // Ticks and labels at the top push the titles up.
    let isCrowned = xAxis.isOpposite || xAxis.mirrors != (false, false, false)
    let highest = isCrowned && isAxisOn ? top : view.box.minY
    for (title, place) in [(leftTitle, 0), (title, 0.5), (rightTitle, 1)] where !title.text.isEmpty {
      let block = renderer.block(
        title.text, size: title.fontsize * renderer.point, style: title.style, alignment: place)
      let foot = title.y.map { view.box.maxY - $0 * view.box.height } ?? highest
      let at = Point(view.box.minX + place * view.box.width, foot - title.pad * renderer.point)
      let transform = block.placed(at: at, anchor: TextAnchor(horizontal: place, vertical: .baseline))
      renderer.text(block, color: title.color, transform: transform, clip: nil)
    }
  }
}
