import Foundation

/// A picture to draw on: premultiplied RGBA pixels, the origin in the upper left corner, y downwards. The centre of the
/// first pixel is at (0.5, 0.5).
public final class Canvas {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  package private(set) var pixels: [UInt32]
  private let accumulator = CoverageAccumulator()

  /// A canvas of one colour. Sizes are held within 1 and 32,767 pixels.
  public init(width: Int, height: Int, background: Color = .white) {
    self.width = min(max(width, 1), 32767)
    self.height = min(max(height, 1), 32767)
    pixels = [UInt32](repeating: background.premultiplied, count: self.width * self.height)
  }

  /// The colour of one pixel.
  public subscript(x: Int, y: Int) -> Color {
    let p = pixels[y * width + x]
    let alpha = Double(p >> 24) / 255
    guard alpha > 0 else { return .clear }
    let part = { (shift: UInt32) in min(Double((p >> shift) & 255) / 255 / alpha, 1) }
    return Color(red: part(0), green: part(8), blue: part(16), alpha: alpha)
  }

  var bounds: PixelRect { PixelRect(x0: 0, y0: 0, x1: width, y1: height) }

  private func clipBox(_ clip: Rect?) -> PixelRect {
    clip.map { PixelRect(rounding: $0, within: bounds) } ?? bounds
  }

  /// Fills the inside of a path.
  ///
  /// - Parameters:
  ///   - transform: applied to the path first.
  ///   - clip: nothing is drawn outside of it (rounded to whole pixels).
  public func fill(
    _ path: Path, color: Color, rule: FillRule = .nonZero, transform: Affine = .identity, clip: Rect? = nil
  ) {
    guard color.alpha > 0 else { return }
    paint(EdgeList(filling: path, transform: transform), rule: rule, color: color, clip: clipBox(clip))
  }

  /// Draws a line along a path. The transform moves the path; the pen stays round.
  public func stroke(
    _ path: Path, color: Color, style: StrokeStyle, transform: Affine = .identity, clip: Rect? = nil
  ) {
    guard color.alpha > 0 else { return }
    let edges = EdgeList(stroking: path, style: style, transform: transform)
    paint(edges, rule: .nonZero, color: color, clip: clipBox(clip))
  }

  /// Fills polygons.
  package func paint(_ edges: EdgeList, color: Color, clip: Rect?) {
    if color.alpha > 0 { paint(edges, rule: .nonZero, color: color, clip: clipBox(clip)) }
  }

  private func paint(_ edges: EdgeList, rule: FillRule, color: Color, clip: PixelRect) {
    let source = color.premultiplied
    pixels.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      accumulator.scan(edges, rule: rule, clip: clip) { x, y, coverage in
        Blending.paint(source, through: coverage, onto: base + (y * width + x))
      }
    }
  }

  /// The coverage of a shape as a stamp, to be drawn many times.
  ///
  /// - Parameters:
  ///   - layers: shapes drawn one upon the other in the same colour and opacity, as a marker's face and its edge.
  ///   - alpha: the opacity with which each layer is drawn.
  package func stamp(_ layers: [EdgeList], alpha: Double) -> Stamp {
    Stamp(layers, alpha: alpha, accumulator: accumulator)
  }

  /// Draws a stamp with its origin at the pixel (x, y).
  package func draw(_ stamp: Stamp, x: Int, y: Int, color: Color, clip: PixelRect) {
    let source = color.withAlpha(1).premultiplied
    let (left, top) = (x + stamp.x, y + stamp.y)
    let (x0, x1) = (max(left, clip.x0), min(left + stamp.width, clip.x1))
    let (y0, y1) = (max(top, clip.y0), min(top + stamp.height, clip.y1))
    guard x0 < x1, y0 < y1 else { return }
    pixels.withUnsafeMutableBufferPointer { buffer in
      stamp.coverage.withUnsafeBufferPointer { coverage in
        guard let base = buffer.baseAddress else { return }
        for row in y0..<y1 {
          let span = stamp.spans[row - top]
          let (from, to) = (max(x0, left + Int(span.lowerBound)), min(x1, left + Int(span.upperBound)))
          guard from < to else { continue }
          let start = (row - top) * stamp.width + from - left
          Blending.paint(
            source, through: UnsafeBufferPointer(rebasing: coverage[start..<(start + to - from)]),
            onto: base + (row * width + from))
        }
      }
    }
  }

  /// Sets a rectangle of whole pixels to a colour, blended where the colour is not opaque.
  package func fill(_ box: PixelRect, color: Color) {
    let source = color.premultiplied
    guard source >> 24 > 0, !box.isEmpty else { return }
    pixels.withUnsafeMutableBufferPointer { buffer in
      for y in box.y0..<box.y1 {
        for x in box.x0..<box.x1 { buffer[y * width + x] = Blending.over(source, buffer[y * width + x]) }
      }
    }
  }

  /// Draws pixels one to one, the upper left one at (x, y).
  package func draw(_ pixmap: Pixmap, x: Int, y: Int, clip: Rect? = nil) {
    let clip = clipBox(clip)
    let (x0, x1) = (max(x, clip.x0), min(x + pixmap.width, clip.x1))
    let (y0, y1) = (max(y, clip.y0), min(y + pixmap.height, clip.y1))
    guard x0 < x1, y0 < y1 else { return }
    pixels.withUnsafeMutableBufferPointer { out in
      pixmap.pixels.withUnsafeBufferPointer { source in
        for row in y0..<y1 {
          let from = (row - y) * pixmap.width - x
          for column in x0..<x1 {
            out[row * width + column] = Blending.over(source[from + column], out[row * width + column])
          }
        }
      }
    }
  }
}
