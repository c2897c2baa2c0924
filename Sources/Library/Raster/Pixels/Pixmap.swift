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

extension Pixmap {
  /// The picture at another size.
  ///
  /// - Parameters:
  ///   - columns: the part of the width that the result spans, in pixels of this picture; may run backwards.
  ///   - rows: the same for the height.
  package func resampled(
    width newWidth: Int, height newHeight: Int, columns: (Double, Double), rows: (Double, Double),
    by interpolation: Interpolation
  ) -> Pixmap {
    if interpolation == .nearest { return nearest(newWidth, newHeight, columns, rows) }
    let channels = [Float](unsafeUninitializedCapacity: pixels.count * 4) { channels, count in
      for (i, pixel) in pixels.enumerated() {
        for c in 0..<4 { channels[4 * i + c] = Float((pixel >> UInt32(8 * c)) & 255) }
      }
      count = 4 * pixels.count
    }
    let field = Raster2D(width: width, height: height, channels: 4, values: channels)
      .resampled(width: newWidth, height: newHeight, columns: columns, rows: rows, by: interpolation)
    let out = [UInt32](unsafeUninitializedCapacity: newWidth * newHeight) { out, count in
      field.values.withUnsafeBufferPointer { values in
        for i in 0..<newWidth * newHeight {
          var pixel: UInt32 = 0
          for c in 0..<4 { pixel |= UInt32(min(max(values[4 * i + c] + 0.5, 0), 255)) << UInt32(8 * c) }
          out[i] = pixel
        }
      }
      count = newWidth * newHeight
    }
    return Pixmap(width: newWidth, height: newHeight, pixels: out)
  }

  private func nearest(
    _ newWidth: Int, _ newHeight: Int, _ columns: (Double, Double), _ rows: (Double, Double)
  ) -> Pixmap {
    let index = { (i: Int, count: Int, span: (Double, Double), limit: Int) in
      let at = span.0 + (Double(i) + 0.5) * (span.1 - span.0) / Double(count)
      return min(max(Int(at.rounded(.down)), 0), limit - 1)
    }
    let across = (0..<newWidth).map { index($0, newWidth, columns, width) }
    let out = [UInt32](unsafeUninitializedCapacity: newWidth * newHeight) { out, count in
      count = newWidth * newHeight
      guard let start = out.baseAddress else { return }
      pixels.withUnsafeBufferPointer { pixels in
        var known = -1
        for y in 0..<newHeight {
          let target = start + y * newWidth
          let row = index(y, newHeight, rows, height)
          if row == known {
            target.initialize(from: target - newWidth, count: newWidth)
          } else {
            for x in 0..<newWidth { target[x] = pixels[row * width + across[x]] }
            known = row
          }
        }
      }
    }
    return Pixmap(width: newWidth, height: newHeight, pixels: out)
  }
}
