import Datasets
import Tensors

/// MNIST as grey values between 0 and 1, or only the first images of it.
package struct GreyDigits {
  /// (images, 784), float32.
  package let train: Tensor
  /// (images, 784), float32.
  package let test: Tensor
  /// The digits of the training images.
  package let trainLabels: Tensor
  /// The digits of the test images.
  package let testLabels: Tensor

  /// Images of bytes, (n, 28, 28), with labels; `limit` of each part, or all.
  package init(
    train: (images: Tensor, labels: Tensor), test: (images: Tensor, labels: Tensor),
    limit: Int? = nil
  ) {
    func first(_ x: Tensor) -> Tensor { x[..<min(limit ?? x.shape[0], x.shape[0])] }
    func rows(_ x: Tensor) -> Tensor { DenseVAE.rows(first(x)) }
    (self.train, self.test) = (rows(train.images), rows(test.images))
    (trainLabels, testLabels) = (first(train.labels), first(test.labels))
  }

  /// MNIST from where ``datasets`` finds it.
  package static func load(limit: Int? = nil) throws -> GreyDigits {
    let (train, test) = try datasets.mnist.loadData()
    return GreyDigits(train: train, test: test, limit: limit)
  }
}
