/// Pixels to be drawn on a ``Canvas``, row by row from the top: premultiplied, red in the lowest byte.
public struct Pixmap: Sendable, Equatable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  package var pixels: [UInt32]

  /// A picture of one colour.
  public init(width: Int, height: Int, color: Color = .clear) {
    self.width = max(width, 0)
    self.height = max(height, 0)
    pixels = [UInt32](repeating: color.premultiplied, count: self.width * self.height)
  }

  package init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(pixels.count == width * height, "a pixmap needs width x height pixels")
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
