import Tensors
import UserErrors

/// Some samples that are worked on together: what a training step of one's own is given.
///
///     override func trainStep(_ data: Batch) -> Logs {
///       let tape = GradientTape()
///       let loss = tape.record { losses.mse(data.y, self(data.x, training: true)).mean() }
///       …
///     }
///
/// A model with one input and one output takes ``x`` and ``y``; one with several takes ``inputs`` and ``targets``.
public struct Batch {
  /// The inputs, one tensor for each input of the model.
  public let inputs: [Tensor]
  /// The targets, one for each output; empty where a model trains without.
  public let targets: [Tensor]
  /// The weights of the samples, for all outputs or for each; empty where all samples count alike.
  public let sampleWeights: [Tensor]

  /// Samples with their targets.
  ///
  /// - Parameters:
  ///   - x: the inputs, one tensor for each input of the model.
  ///   - y: the targets, one for each output.
  ///   - sampleWeight: a weight for each sample.
  public init(x: [Tensor], y: [Tensor] = [], sampleWeight: Tensor? = nil) {
    self.init(x: x, y: y, sampleWeights: sampleWeight.map { [$0] } ?? [])
  }

  /// Samples of one input with their targets.
  public init(x: Tensor, y: Tensor? = nil, sampleWeight: Tensor? = nil) {
    self.init(x: [x], y: y.map { [$0] } ?? [], sampleWeight: sampleWeight)
  }

  /// Samples with weights of their own for each output.
  public init(x: [Tensor], y: [Tensor], sampleWeights: [Tensor]) {
    (inputs, targets, self.sampleWeights) = (x, y, sampleWeights)
  }

  /// The one input. A user's error where there are several.
  public var x: Tensor { only(inputs, "inputs", "x") }

  /// The one target. A user's error where there are several, or none: `fit(x)` without `y`.
  public var y: Tensor { only(targets, "targets", "y") }

  /// A weight for each sample; nil where all count alike.
  public var sampleWeight: Tensor? { sampleWeights.first }

  /// How many samples there are.
  public var count: Int { inputs.first?.shape.first ?? 0 }

  /// The weights of the samples for output number `index`.
  func sampleWeight(ofOutput index: Int) -> Tensor? {
    sampleWeights.count == 1 ? sampleWeights[0] : sampleWeights.dropFirst(index).first
  }

  private func only(_ tensors: [Tensor], _ all: String, _ name: String) -> Tensor {
    orRaise { () throws(ValueError) in
      guard tensors.count == 1 else {
        throw ValueError(
          tensors.isEmpty
            ? "the batch has no \(all), so there is no data.\(name): fit was called without \(name)"
            : "the batch has \(tensors.count) \(all): take them as data.\(all)[0], data.\(all)[1]…")
      }
      return tensors[0]
    }
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
  /// The weights of the samples, for all outputs or for each.
  public let sampleWeights: [Tensor]

  /// Checks that all tensors have as many samples, and at least one.
  public init(
    x: [Tensor], y: [Tensor] = [], sampleWeights: [Tensor] = [], of purpose: String = "the data"
  ) throws {
    (self.x, self.y, self.sampleWeights) = (x, y, sampleWeights)
    let all = x + y + sampleWeights
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
    return Batch(x: inputs, y: targets, sampleWeights: sampleWeights.map(part))
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
      sampleWeights: source.sampleWeights.map { $0[range] })
  }
  return (try part(0..<boundary), try part(boundary..<source.count))
}
