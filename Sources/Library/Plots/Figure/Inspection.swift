import Foundation
import Raster

// What tests look at.

extension Axes {
  private var drawnView: AxesView? {
    guard let figure else { return nil }
    let box = Rect(x: 0, y: 0, width: figure.figsize.0 * 100, height: figure.figsize.1 * 100)
    return view(figureBox: box, parameters: figure.subplotParameters, dpi: 100)
  }

  /// The limits as they are drawn, with the aspect heeded.
  package var drawnLimits: (x: (Double, Double), y: (Double, Double)) {
    drawnView.map { ($0.x.limits, $0.y.limits) } ?? viewLimits()
  }

  /// Left, bottom, width and height in fractions of the figure, as drawn.
  package var drawnBox: [Double] {
    guard let view = drawnView else { return [] }
    let (box, whole) = (view.box, view.figureBox)
    return [
      box.minX / whole.width, 1 - box.maxY / whole.height, box.width / whole.width, box.height / whole.height,
    ]
  }

  /// Whether something is drawn in a strip at the foot and the left of the axes, given in fractions
  /// of them.
  package func hasInk(below: Double, left: Double) -> Bool {
    guard let view = drawnView else { return false }
    let canvas = Canvas(width: Int(view.figureBox.width), height: Int(view.figureBox.height))
    let renderer = CanvasRenderer(canvas: canvas, dpi: 100, offset: .zero)
    for artist in artists { artist.draw(on: renderer, in: view) }
    let rows = Int(view.box.maxY - below * view.box.height)..<Int(view.box.maxY)
    let columns = Int(view.box.minX)..<Int(view.box.minX + max(left, 0.2) * view.box.width)
    return rows.contains { y in columns.contains { x in canvas[x, y] != .white } }
  }

  /// The middle of the legend in fractions of the axes, y upwards.
  package var legendMiddle: (Double, Double)? {
    guard let view = drawnView, let legendOptions else { return nil }
    let measure = BoundsRenderer(dpi: 100)
    Legend(self, options: legendOptions).draw(on: measure, in: view)
    let center = measure.bounds.center
    return ((center.x - view.box.minX) / view.box.width, (view.box.maxY - center.y) / view.box.height)
  }

  /// The kinds of what a legend explains.
  package var legendKinds: [String] {
    artists.filter { $0.hasHandle && !$0.isPart }.map { "\(type(of: $0))" }
      + containers.map { "\(type(of: $0))" }
  }
}

extension Axes {
  /// Where the x axis has its ticks with labels.
  package var tickPlaces: [Double] {
    guard let view = drawnView else { return [] }
    return xAxis.ticks(view.x, dpi: view.dpi).major.map(\.0)
  }
  /// Where the y axis has its ticks with labels.
  package var tickPlacesOfY: [Double] {
    guard let view = drawnView else { return [] }
    return yAxis.ticks(view.y, dpi: view.dpi).major.map(\.0)
  }
}

extension Patch {
  /// The least and the greatest x of the outline.
  package var extentOfX: (Double, Double) {
    let bounds = outline.controlBounds
    return (bounds.minX, bounds.maxX)
  }
}

extension ImageData {
  /// Red, green and blue of all pixels.
  package var rgb: [UInt8] {
    guard case .colors(let pixels) = content else { return [] }
    return pixels.flatMap { pixel in [0, 8, 16].map { UInt8(truncatingIfNeeded: pixel >> UInt32($0)) } }
  }
}

extension Canvas {
  /// Red, green, blue and alpha of all pixels.
  package var rgba: [UInt8] {
    pixels.flatMap { pixel in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: pixel >> UInt32($0)) } }
  }
}
