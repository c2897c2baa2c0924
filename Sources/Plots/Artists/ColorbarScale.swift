import Raster

/// The colours of a bar: a strip for each colour of the map, or for each interval between borders.
/// It follows what it explains, whose limits and map may change later.
final class ColorbarScale: Artist {
  private let mappable: any ScalarMappable
  private let borders: [Double]?
  private let isVertical: Bool

  init(_ mappable: any ScalarMappable, borders: [Double]?, isVertical: Bool) {
    (self.mappable, self.borders, self.isVertical) = (mappable, borders, isVertical)
    super.init(zorder: 0)
  }

  /// The numbers at the bar's ends, which are its axis's limits.
  private var ends: [Double] {
    let norm = mappable.norm
    return [borders?.first ?? norm.vmin, borders?.last ?? norm.vmax]
  }
  override var dataLimits: DataLimits {
    DataLimits(xs: isVertical ? [] : ends, ys: isVertical ? ends : [])
  }
  override var stickyX: [Double] { isVertical ? [] : ends }
  override var stickyY: [Double] { isVertical ? ends : [] }
  override var hasHandle: Bool { false }

  /// Colours, and where their strips begin and end along the bar, from 0 to 1.
  private var strips: (colors: [Color], places: [Double]) {
    let (cmap, norm) = (mappable.cmap, mappable.norm)
    if let borders, borders.count > 1 {
      let (low, high) = (borders[0], borders[borders.count - 1])
      let colors = zip(borders, borders.dropFirst()).map {
        cmap(norm(norm.isLogarithmic ? ($0 * $1).squareRoot() : ($0 + $1) / 2))
      }
      return (colors, borders.map { ($0 - low) / (high - low) })
    }
    let count = Double(cmap.colors.count)
    let even = (0...cmap.colors.count).map { Double($0) / count }
    guard let vcenter = norm.vcenter else { return (cmap.colors, even) }
    let middle = (vcenter - norm.vmin) / (norm.vmax - norm.vmin)
    let places = even.map { t in
      t < 0.5 ? 2 * t * middle : middle + (2 * t - 1) * (1 - middle)
    }
    return (cmap.colors, places)
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let box = view.box
    let at = { [isVertical] (t: Double) in
      isVertical
        ? (box.maxY - t * box.height).rounded() : (box.minX + t * box.width).rounded()
    }
    let (colors, places) = strips
    for (i, color) in colors.enumerated() {
      let (a, b) = (at(places[i]), at(places[i + 1]))
      guard a != b else { continue }
      let strip =
        isVertical
        ? Rect(minX: box.minX, minY: b, maxX: box.maxX, maxY: a)
        : Rect(minX: a, minY: box.minY, maxX: b, maxY: box.maxY)
      let shade = color.withAlpha(color.alpha * mappable.mappableAlpha)
      renderer.fill(Path(rect: Snapping.rect(strip)), color: shade, clip: box)
    }
  }
}
