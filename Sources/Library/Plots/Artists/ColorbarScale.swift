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

  /// Colours, and the numbers where their strips begin and end.
  private var strips: (colors: [Color], numbers: [Double]) {
    let (cmap, norm) = (mappable.cmap, mappable.norm)
    if let borders, borders.count > 1 {
      let middle = { (a: Double, b: Double) in norm.isLogarithmic ? (a * b).squareRoot() : (a + b) / 2 }
      let colors = zip(borders, borders.dropFirst()).map { cmap(norm(middle($0, $1))) }
      return (mappable.colorBands ?? colors, borders)
    }
    let count = cmap.colors.count
    return (cmap.colors, (0...count).map { norm.inverse(Double($0) / Double(count)) })
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let box = view.box
    let (colors, numbers) = strips
    let places = numbers.map { (isVertical ? view.y($0) : view.x($0)).rounded() }
    for (i, color) in colors.enumerated() {
      let (a, b) = (places[i], places[i + 1])
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
