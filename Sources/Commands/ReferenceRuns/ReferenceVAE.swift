import Autoencoders
import Datasets
import Tensors

/// A reference model with its data and settings.
package struct ReferenceVAE {
  /// Which there are.
  package enum Name: String, CaseIterable {
    /// ``LectureVAE`` on Fashion-MNIST.
    case fashion
    /// ``DenseVAE`` on MNIST.
    case digits
  }

  /// Makes the model, compiled.
  package let make: () -> VariationalAutoencoder
  /// Images to train with, in the form that the model takes.
  package let train: Tensor
  /// Images to validate with.
  package let test: Tensor
  /// Images in a batch.
  package let batchSize: Int
  /// Epochs of the published run.
  package let epochs: Int

  /// Loads the data of a reference model.
  package init(_ name: Name) throws {
    switch name {
    case .fashion:
      (train, test) = try LectureAutoencoder.data()
      (make, batchSize, epochs) = (LectureVAE.model, 100, 5)
    case .digits:
      let ((train, _), (test, _)) = try datasets.mnist.loadData()
      (self.train, self.test) = (DenseVAE.rows(train), DenseVAE.rows(test))
      (make, batchSize, epochs) = (DenseVAE.model, 128, 10)
    }
  }

  /// The loss of the last test images: the book's `test_step` gives back the losses of its batch, and Keras's `fit` shows those of
  /// the last one as "val_loss".
  package func lossOfLastBatch(_ model: VariationalAutoencoder) -> Double {
    model.testOnBatch(test[(test.shape[0] - batchSize)...])
  }
}
