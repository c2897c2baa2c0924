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
    let order = dataset.isShuffled ? dataset.newOrder() : nil
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

  /// The set with this size for its batches, for a variable that holds a Dataset.
  @_disfavoredOverload
  public func batch(_ batchSize: Int, dropRemainder: Bool = false) -> Dataset {
    let batches: DatasetBatches = batch(batchSize, dropRemainder: dropRemainder)
    var copy = self
    (copy.batchSize, copy.dropsRemainder) = (batches.size, dropRemainder)
    return copy
  }

  /// Keras's readers write it at the end; batches are made ahead by `fit` in any case.
  public func prefetch(_ bufferSize: Int = 1) -> Dataset { self }

  /// The batches where the set has a size of its own for them, as that of a folder of images has.
  var ownBatches: DatasetBatches? {
    batchSize.map { DatasetBatches(self, $0, dropsRemainder: dropsRemainder) }
  }

  /// The first batches, of 32 samples unless the set says otherwise: `for batch in images.take(1)`.
  public func take(_ count: Int) -> PrefixSequence<DatasetBatches> {
    DatasetBatches(self, batchSize ?? 32, dropsRemainder: false).prefix(count)
  }

  /// The samples in a new order at each pass over its batches. All are shuffled,
  /// whatever the size of the buffer that `tf.data` asks for. (`fit` shuffles unless told
  /// otherwise.)
  ///
  /// - Parameters:
  ///   - seed: gives the same orders again; without one they follow from that of
  ///     `keras.utils.setRandomSeed`.
  ///   - reshuffleEachIteration: whether each pass has an order of its own, and not the first's.
  public func shuffle(
    _ bufferSize: Int = 0, seed: Int? = nil, reshuffleEachIteration: Bool = true
  ) -> Dataset {
    var copy = self
    copy.isShuffled = true
    copy.orders = seed.map { RandomGenerator(seed: UInt64(bitPattern: Int64($0))) }
    copy.onlyOrder = reshuffleEachIteration ? nil : copy.newOrder()
    return copy
  }

  fileprivate func newOrder() -> [Int] {
    onlyOrder ?? orders?.permutation(count) ?? Randomness.permutation(count)
  }
}

extension Dataset: CustomStringConvertible {
  /// How many samples of which shapes: `<Dataset of 60000 samples, x (28, 28) uint8>`.
  public var description: String {
    guard count > 0 else { return "<Dataset of 0 samples>" }
    let first = batch(0..<1)
    func shape(_ name: String, _ values: Tensor) -> String {
      "\(name) \(Shape(Array(values.shape.dimensions.dropFirst()))) \(values.dtype)"
    }
    let parts = first.inputs.map { shape("x", $0) } + first.targets.map { shape("y", $0) }
    return "<Dataset of \(count) samples, \(parts.joined(separator: ", "))>"
  }
}

extension DatasetBatches: CustomStringConvertible {
  /// How many batches of how many samples.
  public var description: String { "<\(count) batches of \(size) samples, \(dataset)>" }
}

extension Sequence where Element == Batch {
  /// Each batch as its inputs and its targets, where there is one of each:
  /// `for (x, y) in data.batch(64).pairs`.
  public var pairs: LazyMapSequence<Self, (Tensor, Tensor)> { lazy.map { ($0.x, $0.y) } }
}

extension EnumeratedSequence where Base.Element == Batch {
  /// Each batch with its number: `for (step, (x, y)) in enumerate(data).pairs`.
  public var pairs: LazyMapSequence<Self, (Int, (Tensor, Tensor))> {
    lazy.map { ($0.offset, ($0.element.x, $0.element.y)) }
  }
}

extension Dataset: Sequence {
  /// The batches of one pass, of a set that has a size for them.
  ///
  /// - Throws: Raises a ``UserErrors/ValueError`` for a set that was not given one.
  public func makeIterator() -> AnyIterator<Batch> {
    guard let ownBatches else {
      raise(ValueError("a Dataset is gone through batch by batch: data.batch(32), or data.batch(1)"))
    }
    return ownBatches.makeIterator()
  }
}

/// The number of samples, as `len` of a set that is not in batches.
@_disfavoredOverload
public func len(_ dataset: Dataset) -> Int { dataset.count }
/// The number of batches.
@_disfavoredOverload
public func len(_ batches: DatasetBatches) -> Int { batches.count }
