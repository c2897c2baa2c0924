import Tensors
import UserErrors

/// Images side by side as one image, row by row: for `plt.imshow` and `plt.imsave`.
///
///     plt.imshow(imageGrid(images[..<24], columns: 8, padding: 1))
///
/// - Parameters:
///   - images: (N, H, W), (N, H, W, 1) or (N, H, W, 3 or 4).
///   - columns: images in a row; the last row may have fewer.
///   - padding: pixels between images and around them.
///   - fill: the value of these pixels, and of places without an image.
/// - Returns: (rows, columns) or (rows, columns, channels) of pixels, of the images' type; a single
///   channel is left out.
@_disfavoredOverload
public func imageGrid(
  _ images: Tensor, columns: Int = 8, padding: Int = 0, fill: Double? = nil
) -> Tensor {
  let shape = images.shape.dimensions
  orRaise { () throws(ShapeError) in
    guard shape.count == 3 || shape.count == 4, images.count > 0 else {
      throw ShapeError(
        "imageGrid: needs images (N, H, W) or (N, H, W, channels), got the shape \(images.shape)")
    }
  }
  orRaise { () throws(ValueError) in
    guard columns > 0, padding >= 0 else {
      throw ValueError(
        "imageGrid: columns is \(columns) and padding \(padding); they cannot be so few")
    }
  }
  let (count, height, width) = (shape[0], shape[1], shape[2])
  let channels = shape.count == 4 ? shape[3] : 1
  let rows = (count + columns - 1) / columns
  let across = columns * (width + padding) + padding
  let down = rows * (height + padding) + padding
  let paper = fill ?? (images.dtype.isFloating ? 1 : 255)
  var grid = Tensor(full: [down, across, channels], paper, dtype: images.dtype)
  let rowBytes = width * channels * images.dtype.size
  images.withUnsafeBytes { source in
    grid.withUnsafeMutableBytes { target in
      for image in 0..<count {
        let top = image / columns * (height + padding) + padding
        let left = image % columns * (width + padding) + padding
        for row in 0..<height {
          let place = ((top + row) * across + left) * channels * images.dtype.size
          let from = (image * height + row) * rowBytes
          target[place..<place + rowBytes].copyBytes(from: source[from..<from + rowBytes])
        }
      }
    }
  }
  return channels == 1 ? grid[.all, .all, 0] : grid
}
