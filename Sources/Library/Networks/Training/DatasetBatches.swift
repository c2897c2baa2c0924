import Tensors
import UserErrors

/// The batches of a ``Dataset`` one after the other, for a training loop of one's own:
///
///     for batch in Dataset(images).shuffle(1024).batch(64) {
///       let loss = step(batch.x)
///     }
///
/// Each pass over it is an epoch; with `shuffle` each has an order of its own.
public struct DatasetBatches: Sequence {
  let dataset: Dataset
  let size: Int
  let dropsRemainder: Bool

  init(_ dataset: Dataset, _ size: Int, dropsRemainder: Bool) {
    (self.dataset, self.size, self.dropsRemainder) = (dataset, size, dropsRemainder)
  }

  /// How many batches there are.
  public var count: Int { dropsRemainder ? dataset.count / size : (dataset.count + size - 1) / size }

  /// Keras's readers write it at the end; batches are made ahead by `fit` in any case.
  public func prefetch(_ bufferSize: Int = 1) -> DatasetBatches { self }

  /// Applies `transform` to the inputs of each batch.
  public func map(_ transform: @escaping (Tensor) -> Tensor) -> DatasetBatches {
    DatasetBatches(dataset.map(transform), size, dropsRemainder: dropsRemainder)
  }

  /// Applies `transform` to the inputs and targets of each batch: `.map { x, y in (noisy(x), y) }`.
  public func map(_ transform: @escaping (Tensor, Tensor) -> (Tensor, Tensor)) -> DatasetBatches {
    DatasetBatches(dataset.map(transform), size, dropsRemainder: dropsRemainder)
  }

  /// Makes inputs and targets of the inputs of each batch: `.map { x in (noisy(x), x) }`.
  public func map(_ transform: @escaping (Tensor) -> (Tensor, Tensor)) -> DatasetBatches {
    DatasetBatches(dataset.map(transform), size, dropsRemainder: dropsRemainder)
  }

  /// The first batches: `for batch in images.batch(64).take(1)`.
  public func take(_ count: Int) -> PrefixSequence<DatasetBatches> { prefix(count) }

  /// The batches of one pass.
  public func makeIterator() -> AnyIterator<Batch> {
    let order = dataset.isShuffled ? Randomness.permutation(dataset.count) : nil
    var step = 0
    return AnyIterator {
      guard step < count else { return nil }
      checkInterruption()
      let range = step * size..<Swift.min(dataset.count, (step + 1) * size)
      step += 1
      return order.map { dataset.batch(Array($0[range])) } ?? dataset.batch(range)
    }
  }
}

extension Dataset {
  /// The batches for a loop of one's own. (`fit` takes the Dataset itself, and its own
  /// `batchSize`.)
  public func batch(_ batchSize: Int, dropRemainder: Bool = false) -> DatasetBatches {
    orRaise { () throws(ValueError) in
      guard batchSize > 0 else { throw ValueError("the size of a batch must be positive, not \(batchSize)") }
    }
    return DatasetBatches(self, batchSize, dropsRemainder: dropRemainder)
  }

  /// The batches where the set has a size of its own for them, as that of a folder of images has.
  var ownBatches: DatasetBatches? { batchSize.map { DatasetBatches(self, $0, dropsRemainder: false) } }

  /// The first batches, of 32 samples unless the set says otherwise: `for batch in images.take(1)`.
  public func take(_ count: Int) -> PrefixSequence<DatasetBatches> {
    DatasetBatches(self, batchSize ?? 32, dropsRemainder: false).prefix(count)
  }

  /// The samples in a new order at each pass over ``batch(_:dropRemainder:)``. All are shuffled,
  /// whatever the size of the buffer that `tf.data` asks for. (`fit` shuffles unless told
  /// otherwise.)
  public func shuffle(_ bufferSize: Int = 0) -> Dataset {
    var copy = self
    copy.isShuffled = true
    return copy
  }
}
