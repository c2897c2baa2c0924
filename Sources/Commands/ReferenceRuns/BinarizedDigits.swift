import Datasets
import Networks
import Tensors

/// MNIST as binary pixels that are drawn anew each time an image is looked at, on with the probability that is its grey value
/// (Salakhutdinov and Murray 2008). The images stay bytes in memory.
package struct BinarizedDigits: BatchSource {
  /// (images, 784), uint8.
  let images: Tensor

  /// Images of grey values, (images, 784), uint8.
  package init(images: Tensor) { self.images = images }

  package var count: Int { images.shape[0] }

  package func batch(_ positions: [Int]) -> Batch {
    Batch(x: [Self.binarized(images.take(Tensor(positions.map(Int64.init))))])
  }

  /// Bytes as zeros and ones, by draws from the shared generator.
  static func binarized(_ bytes: Tensor) -> Tensor {
    let grey = bytes.astype(.float32) / 255
    return (RandomGenerator.shared.uniform(grey.shape) .< grey).astype(.float32)
  }

  /// The mean grey value of each pixel, (784).
  var pixelMeans: Tensor { images.astype(.float32).mean(axis: 0) / 255 }

  /// MNIST.
  package static func load() throws -> (train: BinarizedDigits, test: BinarizedDigits) {
    let ((train, _), (test, _)) = try datasets.mnist.loadData()
    return (BinarizedDigits(images: train.reshape(-1, 784)), BinarizedDigits(images: test.reshape(-1, 784)))
  }
}
