import Foundation
import Raster

/// Markers of a scatter plot: what `scatter` draws.
public final class PathCollection: Artist, ScalarMappable {
  /// What colours the points.
  enum Coloring {
    case same(Color)
    case each([Color])
    case values([Double])
  }

  let xs: [Double]
  let ys: [Double]
  /// Areas in square points: one for all or one for each.
  let sizes: [Double]
  let coloring: Coloring
  let marker: String
  public var cmap: Colormap
  public var norm: Normalize
  /// The opacity.
  public var alpha: Double?
  let linewidths: Double
  let edgecolor: Color?

  public var mappableAlpha: Double { alpha ?? 1 }

  init(
    _ xs: [Double], _ ys: [Double], sizes: [Double], coloring: Coloring, marker: String, cmap: Colormap,
    norm: Normalize, alpha: Double?, linewidths: Double, edgecolor: Color?, label: String?, zorder: Double
  ) {
    self.xs = xs
    self.ys = ys
    self.sizes = sizes
    self.coloring = coloring
    self.marker = marker
    self.cmap = cmap
    self.norm = norm
    self.alpha = alpha
    self.linewidths = linewidths
    self.edgecolor = edgecolor
    super.init(zorder: zorder, label: label)
  }

  override var dataLimits: DataLimits { DataLimits(xs: xs, ys: ys) }

  private var colors: [Color] {
    let plain: [Color]
    switch coloring {
    case .same(let color): plain = [color]
    case .each(let colors): plain = colors
    case .values(let values):
      let (cmap, norm) = (cmap, norm)
      plain = values.map { cmap(norm($0)) }
    }
    return alpha.map { alpha in plain.map { $0.alpha > 0 ? $0.withAlpha(alpha) : $0 } } ?? plain
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let points = zip(xs, ys).map { view.point($0, $1) }
    let colors = self.colors
    guard !sizes.isEmpty, !colors.isEmpty else { return }
    if sizes.count == 1 {
      draw(points, colors: colors, size: sizes[0], on: renderer, clip: clip(view))
    } else {
      // Equal sizes one after another go together; the order of drawing stays.
      var start = 0
      for i in 1...points.count where i == points.count || size(i) != size(start) {
        let run = colors.count == 1 ? colors : (start..<i).map { colors[$0 % colors.count] }
        draw(Array(points[start..<i]), colors: run, size: size(start), on: renderer, clip: clip(view))
        start = i
      }
    }
  }

  private func size(_ i: Int) -> Double { sizes[i % sizes.count] }

  private func draw(_ points: [Point], colors: [Color], size: Double, on renderer: any Renderer, clip: Rect?)
  {
    let shape = MarkerShape.find(marker, size: size.squareRoot() * renderer.point)
    let edge = StrokeStyle(width: linewidths * renderer.point, join: marker == "o" ? .round : .miter)
    guard let edgecolor, shape.isFilled else {
      return renderer.markers(
        shape, edge: linewidths > 0 ? edge : nil, at: points, colors: colors, clip: clip)
    }
    if edgecolor.alpha == 0 {
      return renderer.markers(shape, edge: nil, at: points, colors: colors, clip: clip)
    }
    // Each marker's edge is drawn before the next marker, which may cover it.
    let outline = MarkerShape(outlineOf: shape)
    let edgeColor = alpha.map { edgecolor.withAlpha($0) } ?? edgecolor
    for (i, point) in points.enumerated() {
      renderer.markers(shape, edge: nil, at: [point], colors: [colors[i % colors.count]], clip: clip)
      renderer.markers(outline, edge: edge, at: [point], colors: [edgeColor], clip: clip)
    }
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    var colors = Array(self.colors.prefix(1))
    if case .values = coloring { colors = [cmap(0.5).withAlpha(alpha ?? 1)] }
    let center = Point(box.center.x, box.center.y)
    draw([center], colors: colors, size: sizes.first ?? 36, on: renderer, clip: nil)
  }
}

extension MarkerShape {
  /// Only the line around a marker.
  init(outlineOf shape: MarkerShape) {
    path = shape.path
    isFilled = false
  }
}
