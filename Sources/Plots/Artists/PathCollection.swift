import Foundation
import Raster
import UserErrors

/// Markers of a scatter plot: what `scatter` draws.
public final class PathCollection: Artist, ScalarMappable {
  /// What colours the points.
  enum Coloring {
    case same(Color)
    case each([Color])
    case values([Double])
  }

  private(set) var xs: [Double]
  private(set) var ys: [Double]
  /// Areas in square points: one for all or one for each.
  private(set) var sizes: [Double]
  private(set) var coloring: Coloring
  let marker: String
  public var cmap: Colormap
  public var norm: Normalize
  /// The opacity.
  public var alpha: Double?
  let linewidths: Double
  let edgecolors: [Color]?

  public var mappableAlpha: Double { alpha ?? 1 }

  init(
    _ xs: [Double], _ ys: [Double], sizes: [Double], coloring: Coloring, marker: String, cmap: Colormap,
    norm: Normalize, alpha: Double?, linewidths: Double, edgecolors: [Color]?, label: String?, zorder: Double
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
    self.edgecolors = edgecolors
    super.init(zorder: zorder, label: label)
  }

  override var dataLimits: DataLimits { DataLimits(xs: xs, ys: ys) }

  func change(_ xs: [Double], _ ys: [Double], _ sizes: [Double], _ coloring: Coloring) {
    (self.xs, self.ys, self.sizes, self.coloring) = (xs, ys, sizes, coloring)
    axes?.figure?.isShown = false
  }

  fileprivate var colors: [Color] {
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

  /// Whether all markers are equal: matplotlib then draws one at whole pixels over and over.
  private var isUniform: Bool {
    guard sizes.count == 1, (edgecolors?.count ?? 1) == 1 else { return false }
    if case .same(let color) = coloring { return color.alpha > 0 }
    return false
  }

  private func size(_ i: Int) -> Double { sizes[i % sizes.count] }

  private func draw(_ points: [Point], colors: [Color], size: Double, on renderer: any Renderer, clip: Rect?)
  {
    var shape = MarkerShape.find(marker, size: size.squareRoot() * renderer.point)
    if shape.path.isRectilinear {
      shape.placing = .snapped
    } else if shape.isFilled, isUniform {
      shape.placing = .wholePixels
    }
    let edge = StrokeStyle(width: linewidths * renderer.point, join: marker == "o" ? .round : .miter)
    guard let edgecolors, shape.isFilled else {
      return renderer.markers(
        shape, edge: linewidths > 0 ? edge : nil, at: points, colors: colors, clip: clip)
    }
    if edgecolors.allSatisfy({ $0.alpha == 0 }) || linewidths == 0 {
      return renderer.markers(shape, edge: nil, at: points, colors: colors, clip: clip)
    }
    // Each marker's edge is drawn before the next marker, which may cover it.
    let outline = MarkerShape(outlineOf: shape)
    let edges = edgecolors.map { color in alpha.map { color.withAlpha($0) } ?? color }
    for (i, point) in points.enumerated() {
      let face = colors[i % colors.count]
      if face.alpha > 0 { renderer.markers(shape, edge: nil, at: [point], colors: [face], clip: clip) }
      renderer.markers(outline, edge: edge, at: [point], colors: [edges[i % edges.count]], clip: clip)
    }
  }

  override func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    var colors = Array(self.colors.prefix(1))
    if case .values = coloring { colors = [cmap(0.5).withAlpha(alpha ?? 1)] }
    let center = Point(box.center.x, box.center.y)
    draw(
      [center], colors: colors, size: (sizes.first ?? 36) * legendMarkerScale * legendMarkerScale,
      on: renderer, clip: nil)
  }
}

extension MarkerShape {
  /// Only the line around a marker.
  init(outlineOf shape: MarkerShape) {
    path = shape.path
    placing = shape.placing
    isFilled = false
  }
}

extension PathCollection {
  /// Other points: shape (n, 2), or an array of pairs.
  public func setOffsets(_ offsets: any ArrayConvertible) {
    let shape = offsets.arrayShape
    guard shape.count == 2, shape[1] == 2 else {
      raise(ShapeError("setOffsets takes points of shape (n, 2), not \(DataChecks.shape(offsets))"))
    }
    let values = offsets.arrayValues
    setPoints(
      stride(from: 0, to: values.count, by: 2).map { values[$0] },
      stride(from: 1, to: values.count, by: 2).map { values[$0] })
  }

  /// Other numbers for the colour map.
  public func setArray(_ values: any ArrayConvertible) { setColoring(.values(values.arrayValues)) }
  /// Another colour, or one for each point.
  public func setColor(_ color: any ColorArgument) { setColoring(.each(color.each(xs.count, "setColor"))) }
  /// Other areas in square points.
  public func setSizes(_ sizes: any ArrayConvertible) { setSizeValues(sizes.arrayValues) }
  /// The numbers that the colours stand for.
  public func getArray() -> [Double]? {
    if case .values(let values) = coloring { return values }
    return nil
  }

  /// Signs and names for a legend of the numbers (or the sizes): `ax.legend(handles: h, labels:
  /// l)`, or `let (h, l) = scatter.legendElements(); ax.legend(h, l)`.
  ///
  /// - Parameters:
  ///   - prop: "colors" or "sizes".
  ///   - num: how many entries, about; by default all different values where they are at most nine.
  public func legendElements(prop: String = "colors", num: Int? = nil) -> (
    handles: [Artist], labels: [String]
  ) {
    var values = sizes
    if prop == "colors" {
      guard case .values(let numbers) = coloring else {
        raise(ValueError("legendElements: the points have no numbers as colours; give scatter c: numbers"))
      }
      values = numbers
    }
    let unique = Array(Set(values.filter(\.isFinite))).sorted()
    var shown = unique
    if let low = unique.first, let high = unique.last, num != nil || unique.count > 9 {
      shown = RoundTicks(bins: num ?? 9).ticks(low, high).filter { $0 >= low && $0 <= high }
    }
    let labels = shown.isEmpty ? [] : ScalarFormatter(shown, view: (shown[0], shown[shown.count - 1])).labels
    let handles = shown.map { value -> Artist in
      let color = prop == "colors" ? cmap(norm(value)) : (colors.first ?? .black)
      let size = prop == "colors" ? 36 : value
      let line = Line2D(
        [], [], color: color.withAlpha(alpha ?? color.alpha), dashes: nil, marker: marker,
        markersize: size.squareRoot())
      return line
    }
    return (handles, labels.map { "$\\mathdefault{\($0)}$" })
  }

  private func setPoints(_ xs: [Double], _ ys: [Double]) { change(xs, ys, sizes, coloring) }
  private func setSizeValues(_ sizes: [Double]) { change(xs, ys, sizes, coloring) }
  private func setColoring(_ coloring: Coloring) { change(xs, ys, sizes, coloring) }
}
