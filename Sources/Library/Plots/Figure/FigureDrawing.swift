import Foundation
import Raster

extension Figure {
  /// Draws everything but the paper.
  func drawContents(on renderer: any Renderer) {
    let box = Rect(x: 0, y: 0, width: figsize.0 * renderer.dpi, height: figsize.1 * renderer.dpi)
    let parameters = arranged
    for axes in axes.sorted(by: { $0.zorder < $1.zorder }) {
      axes.draw(on: renderer, in: axes.view(figureBox: box, parameters: parameters, dpi: renderer.dpi))
    }
    for text in texts + [suptitle, supxlabel, supylabel].compactMap({ $0 }) {
      text.draw(on: renderer, at: place(of: text, in: box, edge: 3 * renderer.point))
    }
  }

  /// The constrained layout moves the figure's own names to its edges.
  private func place(of text: Text, in box: Rect, edge: Double) -> Point {
    var place = Point(box.width * text.x, box.height * (1 - text.y))
    guard layout == .constrained, text.isAutomatic else { return place }
    if text === suptitle { place.y = edge }
    if text === supxlabel { place.y = box.height - edge }
    if text === supylabel { place.x = edge }
    return place
  }

  /// The picture as pixels.
  ///
  /// - Parameters:
  ///   - dpi: pixels an inch.
  ///   - tight: cut to what is drawn, with this padding in inches; nil for the whole figure.
  package func rendered(dpi: Double, tight: Double?, transparent: Bool = false, paper: Color? = nil) -> Canvas
  {
    var box = Rect(x: 0, y: 0, width: (figsize.0 * dpi).rounded(), height: (figsize.1 * dpi).rounded())
    if let tight {
      let measure = BoundsRenderer(dpi: dpi)
      drawContents(on: measure)
      if !measure.bounds.isNull, measure.bounds.width < 32000, measure.bounds.height < 32000 {
        let padded = measure.bounds.expanded(by: tight * dpi)
        box = Rect(
          minX: padded.minX.rounded(.down), minY: padded.minY.rounded(.down), maxX: padded.maxX.rounded(.up),
          maxY: padded.maxY.rounded(.up))
      }
    }
    let canvas = Canvas(
      width: Int(box.width), height: Int(box.height), background: transparent ? .clear : paper ?? facecolor)
    drawContents(on: CanvasRenderer(canvas: canvas, dpi: dpi, offset: Point(-box.minX, -box.minY)))
    return canvas
  }
}
