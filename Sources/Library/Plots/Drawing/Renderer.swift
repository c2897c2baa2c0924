import Raster

/// What artists draw on: a canvas, or something that only measures. Coordinates are pixels, y
/// downwards.
protocol Renderer: AnyObject {
  /// Pixels an inch.
  var dpi: Double { get }
  /// Whether letters stand whole pixels from each other.
  var hasWholePixels: Bool { get }
  func fill(_ path: Path, color: Color, clip: Rect?)
  func stroke(_ path: Path, color: Color, style: StrokeStyle, clip: Rect?)
  func markers(_ shape: MarkerShape, edge: StrokeStyle?, at points: [Point], colors: [Color], clip: Rect?)
  func image(_ source: any PixelSource, in rect: Rect, clip: Rect?)
  func text(_ block: TextBlock, color: Color, transform: Affine, clip: Rect?)
}

extension Renderer {
  /// The length in pixels of one point, 1/72 inch.
  var point: Double { dpi / 72 }

  var hasWholePixels: Bool { true }

  /// A text laid out for this renderer; its size in pixels.
  func block(
    _ text: String, size: Double, style: FontStyle = .regular, alignment: Double = 0
  ) -> TextBlock {
    TextBlock(text, size: size, style: style, alignment: alignment, wholePixels: hasWholePixels)
  }
}

/// Something that can make the pixels of a rectangle of the canvas.
protocol PixelSource {
  /// - Parameters:
  ///   - rect: where the whole image lies.
  ///   - part: the whole pixels wanted.
  ///   - scale: how many of these pixels one unit of the artist's view is.
  func pixels(of rect: Rect, part: Rect, scale: Double) -> Pixmap
}

/// Draws on a canvas, shifted: a picture is cut to what is drawn.
final class CanvasRenderer: Renderer {
  let dpi: Double
  private let canvas: Canvas
  private let shift: Affine
  private let offset: Point

  init(canvas: Canvas, dpi: Double, offset: Point) {
    self.canvas = canvas
    self.dpi = dpi
    self.offset = offset
    shift = .translation(offset.x, offset.y)
  }

  private func moved(_ clip: Rect?) -> Rect? { clip?.translated(by: offset) }

  func fill(_ path: Path, color: Color, clip: Rect?) {
    canvas.fill(path, color: color, transform: shift, clip: moved(clip))
  }

  func stroke(_ path: Path, color: Color, style: StrokeStyle, clip: Rect?) {
    canvas.stroke(path, color: color, style: style, transform: shift, clip: moved(clip))
  }

  func markers(_ shape: MarkerShape, edge: StrokeStyle?, at points: [Point], colors: [Color], clip: Rect?) {
    let (path, places) = shape.placing.applied(
      to: shape.path, at: points.map { $0 + offset }, width: edge?.width ?? 0)
    canvas.drawMarkers(
      path, fills: shape.isFilled, edge: edge, at: places, colors: colors, clip: moved(clip))
  }

  func image(_ source: any PixelSource, in rect: Rect, clip: Rect?) {
    var part = rect
    if let clip { part = part.intersection(clip) }
    part = part.intersection(
      Rect(x: -offset.x, y: -offset.y, width: Double(canvas.width), height: Double(canvas.height)))
    part = Rect(
      minX: part.minX.rounded(), minY: part.minY.rounded(), maxX: part.maxX.rounded(),
      maxY: part.maxY.rounded())
    guard part.width >= 1, part.height >= 1 else { return }
    let pixmap = source.pixels(of: rect, part: part, scale: 1)
    canvas.draw(pixmap, x: Int(part.minX + offset.x), y: Int(part.minY + offset.y))
  }

  func text(_ block: TextBlock, color: Color, transform: Affine, clip: Rect?) {
    canvas.draw(block, color: color, transform: transform.then(shift), clip: moved(clip))
  }
}

/// Measures the rectangle that a drawing needs: as matplotlib does, without the width of lines.
final class BoundsRenderer: Renderer {
  let dpi: Double
  private(set) var bounds = Rect.null

  init(dpi: Double) { self.dpi = dpi }

  private func include(_ rect: Rect, _ clip: Rect?) {
    let seen = clip.map { rect.intersection($0) } ?? rect
    if !seen.isNull { bounds = bounds.union(seen) }
  }

  func fill(_ path: Path, color: Color, clip: Rect?) {
    if color.alpha > 0 { include(path.controlBounds, clip) }
  }

  func stroke(_ path: Path, color: Color, style: StrokeStyle, clip: Rect?) {
    if color.alpha > 0 { include(path.controlBounds, clip) }
  }

  func markers(_ shape: MarkerShape, edge: StrokeStyle?, at points: [Point], colors: [Color], clip: Rect?) {
    var box = Rect.null
    for point in points where point.isFinite {
      box = box.union(Rect(x: point.x, y: point.y, width: 0, height: 0))
    }
    let size = shape.path.controlBounds
    guard !box.isNull, !size.isNull else { return }
    let reach = (edge?.width ?? 0) / 2 + max(size.width, size.height) / 2
    include(box.expanded(by: reach), clip)
  }

  func image(_ source: any PixelSource, in rect: Rect, clip: Rect?) { include(rect, clip) }

  func text(_ block: TextBlock, color: Color, transform: Affine, clip: Rect?) {
    include(Path(rect: block.bounds).transformed(by: transform).controlBounds, clip)
  }
}
