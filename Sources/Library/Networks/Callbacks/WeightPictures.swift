import FileFormats
import Raster
import Tensors

/// A weight as grey pictures: 0 is black, 1 and more white.
///
/// Keras, `keras/src/callbacks/tensorboard.py`, `_log_weight_as_image`.
struct WeightPictures {
  /// (n, height, width); nil for weights of more axes.
  private let images: Tensor

  /// As many as TensorBoard's image summary takes.
  private static let most = 3

  init?(of weight: Tensor) {
    let squeezed = weight.detached.squeeze()
    switch squeezed.rank {
    case 1: images = squeezed.reshaped(to: [1, squeezed.count, 1])
    case 2:
      let lying = squeezed.shape[0] > squeezed.shape[1] ? squeezed.T : squeezed
      images = lying.expandDims(0)
    case 3: images = squeezed.transposed([2, 0, 1])
    default: return nil
    }
  }

  /// The pictures as an event file holds them.
  var summary: SummaryValue.Content {
    let (height, width) = (images.shape[1], images.shape[2])
    let pictures = (0..<min(images.shape[0], Self.most)).map { index in
      PNGEncoder().encode(width: width, height: height, pixels: images[index].floats.map(Self.pixel))
    }
    return .images(width: width, height: height, pngs: pictures)
  }

  /// An opaque grey pixel.
  private static func pixel(_ value: Float) -> UInt32 {
    let byte = value.isNaN ? 0 : UInt32(min(max(value, 0), 1) * 255)
    return byte | byte << 8 | byte << 16 | 0xFF00_0000
  }
}
