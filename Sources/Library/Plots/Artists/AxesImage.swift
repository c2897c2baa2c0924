import Foundation
import Raster

/// A picture in axes: what `imshow` draws.
public final class AxesImage: Artist, ScalarMappable {
  /// The pixels: numbers for a colour map, or colours.
  enum Content {
    case scalars([Double])
    case colors([UInt32])
  }

  private(set) var width: Int
  private(set) var height: Int
  private(set) var content: Content
  public var cmap: Colormap
  public var norm: Normalize
  let alpha: Double
  /// Left, right, bottom, top in data coordinates.
  let extent: (Double, Double, Double, Double)
  /// Whether the first row is at the top.
  let isUpper: Bool
  /// nil for matplotlib's choice: nearest where pixels become large, else smoothed against aliasing.
  let interpolation: Interpolation?

  public var mappableAlpha: Double { alpha }

  init(
    width: Int, height: Int, content: Content, cmap: Colormap, norm: Normalize, alpha: Double,
    extent: (Double, Double, Double, Double), isUpper: Bool, interpolation: Interpolation?
  ) {
    self.width = width
    self.height = height
    self.content = content
    self.cmap = cmap
    self.norm = norm
    self.alpha = alpha
    self.extent = extent
    self.isUpper = isUpper
    self.interpolation = interpolation
    super.init(zorder: 0)
  }

  override var dataLimits: DataLimits { DataLimits(xs: [extent.0, extent.1], ys: [extent.2, extent.3]) }
  override var stickyX: [Double] { [extent.0, extent.1] }
  override var stickyY: [Double] { [extent.2, extent.3] }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let a = view.point(extent.0, extent.2)
    let b = view.point(extent.1, extent.3)
    let rect = Rect(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    let source = ImagePixels(image: self, flipsX: b.x < a.x, flipsY: (b.y > a.y) == isUpper)
    renderer.image(source, in: rect, clip: clip(view))
  }

  /// Another picture or matrix; the limits of its numbers stay (see ``ScalarMappable/setClim(_:_:)``).
  public func setData(_ X: any ArrayConvertible) {
    let data = orRaiseAny { try ImageData(X, alpha: alpha) }
    (width, height, content) = (data.width, data.height, data.content)
    axes?.figure?.isShown = false
  }

  /// Another picture or matrix.
  public func setArray(_ X: any ArrayConvertible) { setData(X) }

  /// Another colour map.
  public func setCmap(_ cmap: any ColormapArgument) { self.cmap = cmap.colormap }

  /// The colours of all pixels, as a canvas stores them.
  func mappedPixels(_ values: [Double]) -> [UInt32] {
    cmap.pixels(of: values, by: norm, alpha: alpha)
  }
}

/// The pixels of an image, at the size at which it is drawn.
private struct ImagePixels: PixelSource {
  let image: AxesImage
  let flipsX: Bool
  let flipsY: Bool

  func pixels(of rect: Rect, part: Rect, scale: Double) -> Pixmap {
    let (width, height) = (Int(part.width), Int(part.height))
    let columns = span(part.minX, part.maxX, rect.minX, rect.maxX, image.width, flipsX)
    let rows = span(part.minY, part.maxY, rect.minY, rect.maxY, image.height, flipsY)
    let method = image.interpolation ?? automatic(rect)
    // matplotlib interpolates the numbers where pixels are large, else the colours.
    let isLarge = rect.width >= 3 * Double(image.width) && rect.height >= 3 * Double(image.height)
    if method != .nearest, isLarge, case .scalars(let values) = image.content {
      // All colours in between are those of the map.
      let field = Raster2D(
        width: image.width, height: image.height, channels: 1, values: values.map { Float($0) })
      let large = field.resampled(width: width, height: height, columns: columns, rows: rows, by: method)
      return Pixmap(width: width, height: height, pixels: image.mappedPixels(large.values.map { Double($0) }))
    }
    let source = Pixmap(width: image.width, height: image.height, pixels: colors())
    return source.resampled(width: width, height: height, columns: columns, rows: rows, by: method)
  }

  private func colors() -> [UInt32] {
    switch image.content {
    case .scalars(let values): return image.mappedPixels(values)
    case .colors(let pixels): return pixels
    }
  }

  /// matplotlib's `antialiased`: pixels stay sharp where they grow by a whole factor or by more than three.
  private func automatic(_ rect: Rect) -> Interpolation {
    let keeps = { (drawn: Double, count: Int) in
      let n = Double(count)
      return drawn > 3 * n || drawn == n || drawn == 2 * n
    }
    return keeps(rect.width.rounded(), image.width) && keeps(rect.height.rounded(), image.height)
      ? .nearest : .hanning
  }

  /// Which part of the source the wanted pixels show. The image's borders are moved to whole pixels.
  private func span(
    _ from: Double, _ to: Double, _ start: Double, _ end: Double, _ count: Int, _ flips: Bool
  ) -> (Double, Double) {
    let (start, end) = (start.rounded(), max(end.rounded(), start.rounded() + 1))
    let at = { (p: Double) in (p - start) / (end - start) * Double(count) }
    return flips ? (Double(count) - at(from), Double(count) - at(to)) : (at(from), at(to))
  }
}
