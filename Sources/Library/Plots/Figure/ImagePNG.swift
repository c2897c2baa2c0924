import Display
import Raster
import Tensors
import UserErrors

extension Pyplot {
  /// A picture of numbers, each of them a square of `scale` by `scale` pixels, without axes: what
  /// matplotlib's `imsave` writes, as a value that can be shown. Made in well under a millisecond
  /// for a picture of 28 by 28, so fit for pictures that follow a slider.
  ///
  /// - Parameters:
  ///   - image: shape (height, width), or in colours (height, width, 3 or 4): bytes, or numbers
  ///     from 0 to 1. Further axes of length 1 may be there, as in a decoder's output (1, height,
  ///     width, 1).
  ///   - cmap: the colour map's name.
  ///   - vmin: the number at the map's lower end; by default the least.
  ///   - vmax: the number at its upper end; by default the greatest.
  ///   - scale: the side of each number's square in pixels.
  /// - Raises: `ShapeError` where the array is neither of these.
  public func image(
    _ image: Tensor, cmap: (any ColormapArgument)? = nil, vmin: Double? = nil, vmax: Double? = nil,
    scale: Int = 1
  ) -> PNG {
    let shape = image.arrayShape
    let sides = shape.count == 2 ? shape : shape.filter { $0 != 1 }
    let hasColors = sides.count == 3 && (3...4).contains(sides[2])
    guard sides.count == 2 || hasColors, scale > 0 else {
      raise(
        ShapeError(
          "plt.image shows arrays of shape (height, width) or (height, width, 3 or 4); this one has "
            + "shape \(shape)"))
    }
    let (height, width) = (sides[0], sides[1])
    let values = image.arrayValues
    let mapped =
      hasColors
      ? ImageData.colors(
        values, channels: sides[2], scale: image.hasIntegerElements ? 1.0 / 255 : 1, alpha: 1)
      : (cmap ?? Theme.current.cmap).colormap.pixels(
        of: values, by: Plots.Normalize(values, vmin: vmin, vmax: vmax))
    var pixels = [UInt32](repeating: 0, count: height * scale * width * scale)
    for row in 0..<height * scale {
      for column in 0..<width * scale {
        pixels[row * width * scale + column] = mapped[row / scale * width + column / scale]
      }
    }
    return PNG(PNGEncoder().encode(width: width * scale, height: height * scale, pixels: pixels))
  }
}
