import Tensors
import UserErrors

/// Samples that are kept as they are and made ready batch by batch, in the manner of `tf.data`:
/// images stay bytes, and the next batch is brought to [0, 1] while the present one trains. A float
/// copy of 60,000 images of 32 x 32 takes a quarter of a gigabyte; their bytes a fifth of that.
///
///     let images = Dataset(xTrain).map { np.pad($0.astype(.float32) / 255, ((0, 0), (2, 2), (2, 2))).expandDims(-1) }
///     try autoencoder.fit(images.reconstructing(), epochs: 3, batchSize: 100)
///
/// `fit` chooses the samples of a batch by their numbers and shuffles the numbers, not the data.
public struct Dataset: BatchSource {
  private let source: any BatchSource
  private var maps: [(Batch) -> Batch] = []
  /// The names of the classes, where the samples come from folders.
  public private(set) var classNames: [String] = []
  /// How many samples come together, where ``batch(_:dropRemainder:)`` or a folder's reader says
  /// it; else `fit` does.
  var batchSize: Int?
  /// Whether ``shuffle(_:seed:)`` was asked for.
  var isShuffled = false
  /// Whether a last batch that is smaller is left out.
  var dropsRemainder = false
  /// The order of all passes, where they have the same.
  var onlyOrder: [Int]?
  /// What the orders are drawn from, where they have a seed of their own.
  var orders: RandomGenerator?

  /// Inputs and, if there are any, targets; the first axis of each counts the samples.
  public init(_ x: Tensor, _ y: Tensor? = nil) {
    source = orRaiseAny { try TensorSource(x: [x], y: y.map { [$0] } ?? [], of: "Dataset") }
  }

  init(_ source: any BatchSource, classNames: [String], batchSize: Int, isShuffled: Bool) {
    (self.source, self.classNames) = (source, classNames)
    (self.batchSize, self.isShuffled) = (batchSize, isShuffled)
  }

  /// Applies `transform` to the inputs of each batch. It is called on another thread, for a batch
  /// ahead, and so should depend on its argument alone.
  public func map(_ transform: @escaping (Tensor) -> Tensor) -> Dataset {
    adding { Batch(x: $0.inputs.map(transform), y: $0.targets) }
  }

  /// Applies `transform` to the inputs and targets of each batch:
  /// `images.map { x, y in (noisy(x), y) }`.
  public func map(_ transform: @escaping (Tensor, Tensor) -> (Tensor, Tensor)) -> Dataset {
    adding { batch in
      let (x, y) = transform(batch.x, batch.y)
      return Batch(x: [x], y: [y])
    }
  }

  /// Makes inputs and targets of the inputs of each batch: `images.map { x in (noisy(x), x) }` for
  /// a denoising autoencoder.
  public func map(_ transform: @escaping (Tensor) -> (Tensor, Tensor)) -> Dataset {
    adding { batch in
      let (x, y) = transform(batch.x)
      return Batch(x: [x], y: [y])
    }
  }

  /// Applies `transform` to the targets of each batch.
  public func mapTargets(_ transform: @escaping (Tensor) -> Tensor) -> Dataset {
    adding { Batch(x: $0.inputs, y: $0.targets.map(transform)) }
  }

  /// The same samples with the inputs, as they are after all maps so far, for targets: what an
  /// autoencoder trains on.
  public func reconstructing() -> Dataset { adding { Batch(x: $0.inputs, y: $0.inputs) } }

  private func adding(_ map: @escaping (Batch) -> Batch) -> Dataset {
    var copy = self
    copy.maps.append(map)
    return copy
  }

  /// How many samples there are.
  public var count: Int { source.count }

  /// Batches are made ahead.
  public var preparesAhead: Bool { true }

  /// The samples at these places.
  public func batch(_ positions: [Int]) -> Batch { transformed(source.batch(positions)) }

  /// The samples of a range.
  public func batch(_ range: Range<Int>) -> Batch { transformed(source.batch(range)) }

  private func transformed(_ batch: Batch) -> Batch { maps.reduce(batch) { $1($0) } }
}
