import Tensors
import UserErrors

/// Some samples that are worked on together.
public struct Batch {
  /// The inputs, one tensor for each input of the model.
  public let x: [Tensor]
  /// The targets, one for each output; empty where a model trains without.
  public let y: [Tensor]
  /// A weight for each sample.
  public let sampleWeight: Tensor?

  /// Samples with their targets.
  public init(x: [Tensor], y: [Tensor] = [], sampleWeight: Tensor? = nil) {
    (self.x, self.y, self.sampleWeight) = (x, y, sampleWeight)
  }

  /// How many samples there are.
  public var count: Int { x.first?.shape.first ?? 0 }

  /// The one input, where there is nothing else.
  var onlyInput: Tensor? { x.count == 1 && y.isEmpty && sampleWeight == nil ? x[0] : nil }

  /// The one input and the one target, where there is nothing else.
  var onlyPair: (Tensor, Tensor)? {
    x.count == 1 && y.count == 1 && sampleWeight == nil ? (x[0], y[0]) : nil
  }
}

/// Where the batches of an epoch come from. Data that are prepared while training (images kept as bytes and brought to [0, 1]
/// batch by batch) are given to `fit` as a source of one's own.
public protocol BatchSource {
  /// How many samples there are.
  var count: Int { get }
  /// The samples at these places, in this order.
  func batch(_ positions: [Int]) -> Batch
  /// The samples of a range; sources that hold tensors share their storage here.
  func batch(_ range: Range<Int>) -> Batch
  /// Whether `fit` may ask for a batch on another thread while it trains on the one before. False unless a source says
  /// otherwise: one that draws random numbers would draw them in an order that changes from run to run.
  var preparesAhead: Bool { get }
}

extension BatchSource {
  /// The samples of a range, one by one.
  public func batch(_ range: Range<Int>) -> Batch { batch(Array(range)) }
  /// Batches are made when they are needed.
  public var preparesAhead: Bool { false }
}

/// Samples held in tensors, the first axis of each counting them.
public struct TensorSource: BatchSource {
  /// The inputs.
  public let x: [Tensor]
  /// The targets.
  public let y: [Tensor]
  /// A weight for each sample.
  public let sampleWeight: Tensor?

  /// Checks that all tensors have as many samples, and at least one.
  public init(x: [Tensor], y: [Tensor] = [], sampleWeight: Tensor? = nil, of purpose: String = "the data")
    throws
  {
    (self.x, self.y, self.sampleWeight) = (x, y, sampleWeight)
    let all = x + y + (sampleWeight.map { [$0] } ?? [])
    guard let first = all.first, all.allSatisfy({ $0.rank > 0 }) else {
      throw ValueError("\(purpose): no samples; the first axis of each tensor counts them")
    }
    for (index, tensor) in all.enumerated() where tensor.shape[0] != first.shape[0] {
      let name = index < x.count ? "x" : index < x.count + y.count ? "y" : "sampleWeight"
      throw ValueError(
        "\(purpose): x has \(first.shape[0]) samples (shape \(first.shape)), but \(name) has \(tensor.shape[0]) "
          + "(shape \(tensor.shape))")
    }
    guard first.shape[0] > 0 else {
      throw ValueError("\(purpose): there are no samples (shape \(first.shape))")
    }
  }

  public var count: Int { x.first?.shape.first ?? 0 }

  /// Copying the samples of a batch on all threads takes less time than handing the work to another thread.
  public var preparesAhead: Bool { false }

  public func batch(_ positions: [Int]) -> Batch {
    let indices = Tensor(positions.map(Int64.init))
    return shared { $0.take(indices) }
  }

  public func batch(_ range: Range<Int>) -> Batch { shared { $0[range] } }

  /// A tensor given both as input and as target, as autoencoders have it, is gathered once.
  private func shared(_ part: (Tensor) -> Tensor) -> Batch {
    let inputs = x.map(part)
    let targets = y.map { target in
      zip(x, inputs).first { $0.0.sharesStorage(with: target) }?.1 ?? part(target)
    }
    return Batch(x: inputs, y: targets, sampleWeight: sampleWeight.map(part))
  }
}

extension Tensor {
  /// Whether both are the same numbers in the same memory.
  fileprivate func sharesStorage(with other: Tensor) -> Bool {
    guard shape == other.shape, dtype == other.dtype else { return false }
    return withUnsafeBytes { mine in other.withUnsafeBytes { $0.baseAddress == mine.baseAddress } }
  }
}

/// The part of data that is kept for validation: the last `fraction` of the samples, as in Keras.
func splitForValidation(_ source: TensorSource, fraction: Double) throws -> (TensorSource, TensorSource) {
  guard fraction > 0, fraction < 1 else {
    throw ValueError("validationSplit must be between 0 and 1, not \(fraction)")
  }
  let boundary = Int((Double(source.count) * (1 - fraction)).rounded(.down))
  guard boundary > 0, boundary < source.count else {
    throw ValueError(
      "validationSplit \(fraction) of \(source.count) samples leaves nothing to train on or to validate with")
  }
  func part(_ range: Range<Int>) throws -> TensorSource {
    try TensorSource(
      x: source.x.map { $0[range] }, y: source.y.map { $0[range] },
      sampleWeight: source.sampleWeight.map { $0[range] })
  }
  return (try part(0..<boundary), try part(boundary..<source.count))
}
