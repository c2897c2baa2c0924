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
  var linewidths: [Double]
  var edgecolors: [Color]?

  public var mappableAlpha: Double { alpha ?? 1 }

  init(
    _ xs: [Double], _ ys: [Double], sizes: [Double], coloring: Coloring, marker: String, cmap: Colormap,
    norm: Normalize, alpha: Double?, linewidths: [Double], edgecolors: [Color]?, label: String?,
    zorder: Double
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
    if sizes.count == 1, linewidths.count == 1 {
      draw(points, Looks(colors, edgecolors, sizes[0], linewidths[0]), on: renderer, clip: clip(view))
    } else if !points.isEmpty {
      // Equal sizes one after another go together; the order of drawing stays.
      var start = 0
      for i in 1...points.count where i == points.count || isOther(i, start) {
        let looks = Looks(
          Self.part(colors, start..<i), edgecolors.map { Self.part($0, start..<i) }, size(start), width(start)
        )
        draw(Array(points[start..<i]), looks, on: renderer, clip: clip(view))
        start = i
      }
    }
  }

  /// How some of the points are drawn.
  private struct Looks {
    let colors: [Color]
    let edges: [Color]?
    let size: Double
    let linewidth: Double

    init(_ colors: [Color], _ edges: [Color]?, _ size: Double, _ linewidth: Double) {
      (self.colors, self.edges, self.size, self.linewidth) = (colors, edges, size, linewidth)
    }
  }

  private func isOther(_ i: Int, _ start: Int) -> Bool { size(i) != size(start) || width(i) != width(start) }

  private static func part(_ colors: [Color], _ range: Range<Int>) -> [Color] {
    colors.count == 1 ? colors : range.map { colors[$0 % colors.count] }
  }

  /// Whether all markers are equal: matplotlib then draws one at whole pixels over and over.
  private var isUniform: Bool {
    guard sizes.count == 1, (edgecolors?.count ?? 1) == 1 else { return false }
    if case .same(let color) = coloring { return color.alpha > 0 }
    return false
  }

  private func size(_ i: Int) -> Double { sizes[i % sizes.count] }
  private func width(_ i: Int) -> Double { linewidths[i % linewidths.count] }

  private func draw(_ points: [Point], _ looks: Looks, on renderer: any Renderer, clip: Rect?) {
    let (colors, width) = (looks.colors, looks.linewidth)
    var shape = MarkerShape.find(marker, size: looks.size.squareRoot() * renderer.point)
    if shape.path.isRectilinear {
      shape.placing = .snapped
    } else if shape.isFilled, isUniform {
      shape.placing = .wholePixels
    }
    let edge = StrokeStyle(width: width * renderer.point, join: marker == "o" ? .round : .miter)
    guard let edgecolors = looks.edges, shape.isFilled else {
      return renderer.markers(shape, edge: width > 0 ? edge : nil, at: points, colors: colors, clip: clip)
    }
    if edgecolors.allSatisfy({ $0.alpha == 0 }) || width == 0 {
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
    let size = (sizes.first ?? 36) * legendMarkerScale * legendMarkerScale
    draw(
      [center], Looks(colors, edgecolors.map { Array($0.prefix(1)) }, size, linewidths.first ?? 1),
      on: renderer,
      clip: nil)
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
  public func legendElements(
    prop: String = "colors", num: Int? = nil, fmt: String? = nil, alpha: Double? = nil,
    color: (any ColorArgument)? = nil, func change: (Double) -> Double = { $0 }
  ) -> (handles: [Artist], labels: [String]) {
    var values = sizes
    if prop == "colors" {
      guard case .values(let numbers) = coloring else {
        raise(ValueError("legendElements: the points have no numbers as colours; give scatter c: numbers"))
      }
      values = numbers
    }
    // The numbers shown may be others than those drawn: `func: { 10 * sqrt($0) }`.
    let shown = Self.shown(Set(values.filter(\.isFinite)), num, change)
    let numbers = shown.map(change)
    let plain =
      numbers.isEmpty ? [] : ScalarFormatter(numbers, view: (numbers[0], numbers[numbers.count - 1])).labels
    let handles = shown.map { value -> Artist in
      let own = prop == "colors" ? cmap(norm(value)) : (color ?? "black").single("color")
      let size = prop == "colors" ? 36 : value
      return Line2D(
        [], [], color: own.withAlpha(alpha ?? self.alpha ?? own.alpha), dashes: nil, marker: marker,
        markersize: size.squareRoot())
    }
    let labels = fmt.map { format in numbers.map { fixMinus(NumberFormat.text(format, $0)) } }
    return (handles, labels ?? plain.map { "$\\mathdefault{\($0)}$" })
  }

  /// All values, or those nearest to round numbers between them.
  private static func shown(_ values: Set<Double>, _ num: Int?, _ change: (Double) -> Double) -> [Double] {
    let unique = values.sorted()
    guard let low = unique.first, let high = unique.last, num != nil || unique.count > 9 else {
      return unique
    }
    var locator = RoundTicks(bins: num ?? 9)
    (locator.leastTicks, locator.steps) = ((num ?? 9) - 1, [1, 2, 2.5, 3, 5, 6, 8, 10])
    let (from, to) = (change(low), change(high))
    let ticks = locator.ticks(min(from, to), max(from, to)).filter {
      $0 >= min(from, to) && $0 <= max(from, to)
    }
    // Back from the numbers shown, between 256 values.
    let grid = (0...255).map { low + (high - low) * Double($0) / 255 }
    let pairs = grid.map { (change($0), $0) }.sorted { $0.0 < $1.0 }
    return ticks.map { tick in
      guard let i = pairs.firstIndex(where: { $0.0 >= tick }) else { return high }
      guard i > 0, pairs[i].0 > pairs[i - 1].0 else { return pairs[i].1 }
      let t = (tick - pairs[i - 1].0) / (pairs[i].0 - pairs[i - 1].0)
      return pairs[i - 1].1 + t * (pairs[i].1 - pairs[i - 1].1)
    }
  }

  private func setPoints(_ xs: [Double], _ ys: [Double]) { change(xs, ys, sizes, coloring) }
  private func setSizeValues(_ sizes: [Double]) { change(xs, ys, sizes, coloring) }
  private func setColoring(_ coloring: Coloring) { change(xs, ys, sizes, coloring) }
}
