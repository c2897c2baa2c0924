import FileFormats
import Raster
import Tensors

/// Samples in a row, and below each what a model makes of it.
struct ReconstructionPicture {
  private let width: Int
  private let height: Int
  private let pixels: [UInt32]

  /// Images of fewer pixels are enlarged to about this height, since TensorBoard shows pixels as they are.
  private static let usualHeight = 64

  /// The picture of `samples`, (n, height, width, channels) or (n, height, width) between 0 and 1.
  init(of samples: Tensor, by model: Model) throws {
    let inputs =
      samples.rank == 3 && model.graph?.inputs.first?.shape.rank == 4 ? samples.expandDims(-1) : samples
    let outputs = withoutRecording { model.eagerCall([inputs], training: false) }
    guard let output = outputs.last(where: { $0.shape == inputs.shape }) else {
      throw CallbackError(
        "TensorBoard: the model '\(model.name)' has no output of the shape of its input \(inputs.shape), so there are no "
          + "reconstructions to show")
    }
    let (count, rows, columns) = (samples.shape[0], samples.shape[1], samples.shape[2])
    let channels = samples.rank == 4 ? samples.shape[3] : 1
    let scale = max(1, Self.usualHeight / rows)
    (width, height) = (count * columns * scale, 2 * rows * scale)
    var pixels = [UInt32](repeating: 0, count: width * height)
    for (row, values) in [inputs.astype(.float32).floats, output.floats].enumerated() {
      for y in 0..<rows * scale {
        for x in 0..<width {
          let (image, column) = (x / scale / columns, x / scale % columns)
          let place = ((image * rows + y / scale) * columns + column) * channels
          pixels[(row * rows * scale + y) * width + x] = Self.pixel(values, place, channels)
        }
      }
    }
    self.pixels = pixels
  }

  /// An opaque pixel, red in the lowest byte; one or two channels are grey.
  private static func pixel(_ values: [Float], _ place: Int, _ channels: Int) -> UInt32 {
    let bytes = (0..<3).map { channel -> UInt32 in
      let value = values[place + (channels >= 3 ? channel : 0)]
      return value.isNaN ? 0 : UInt32(min(max(value, 0), 1) * 255 + 0.5)
    }
    return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | 0xFF00_0000
  }

  /// The picture as an event file holds it.
  var summary: SummaryValue.Content {
    .images(
      width: width, height: height, pngs: [PNGEncoder().encode(width: width, height: height, pixels: pixels)])
  }
}
