import OrderedJSON
import Tensors
import UserErrors

/// A penalty on a layer's output that draws how often each unit is active towards a small share:
///
///     weight · sum over units j of KL(target || rho_j)
///     KL(p || q) = p log(p / q) + (1 - p) log((1 - p) / (1 - q))
///
/// where `rho_j` is unit j's mean activation over the batch (and over all places, for outputs with
/// more axes). Made for activations between 0 and 1, as a sigmoid's: means are clipped to [1e-7,
/// 1 - 1e-7], so that 0 and 1 give finite values; beyond them there is no gradient.
///
///     let sparse = regularizers.KLSparsity(target: 0.05, weight: 0.1)
///     layers.Dense(64, activation: "sigmoid", activityRegularizer: sparse)
///
/// With `momentum` m, rho is a running mean over batches: `r ← m r + (1 - m) b`, b being the
/// batch's mean and r = b at first; `r` changes only while a tape records. The gradient goes
/// straight through to the batch's share, rho = b + (r - b) without gradient, so that its size does
/// not depend on m. An object with momentum belongs to one layer; its running mean is no part of a
/// saved model, and starts anew.
///
/// Source: Ng 2011, "Sparse autoencoder", CS294A lecture notes, section 3.
public final class KLSparsity: Regularizer, KerasSerializable, NotInKeras {
  /// The wanted mean activation of each unit.
  public let target: Double
  /// What the sum is multiplied by.
  public let weight: Double
  /// The share of the former mean; nil for the batch's mean alone.
  public let momentum: Double?
  /// The running mean of each unit, (units); nil before the first batch, and without momentum.
  public private(set) var runningMean: Tensor?

  /// The penalty.
  ///
  /// - Parameters:
  ///   - target: the wanted mean activation, strictly between 0 and 1.
  ///   - weight: what the sum over units is multiplied by.
  ///   - momentum: the share of the former mean, in [0, 1); nil for the batch's mean alone.
  public init(target: Double = 0.05, weight: Double = 1, momentum: Double? = nil) {
    (self.target, self.weight, self.momentum) = (target, weight, momentum)
    orRaiseAny { try SparsityMeasure.check(target: target, of: "KLSparsity") }
    orRaiseAny { try Self.check(momentum: momentum) }
  }

  /// The penalty that a saved model describes.
  public init(config: JSON) throws {
    let config = LayerConfig(config)
    (target, weight) = (config.double("target", 0.05), config.double("weight", 1))
    momentum = config.optionalDouble("momentum")
    try SparsityMeasure.check(target: target, of: "KLSparsity")
    try Self.check(momentum: momentum)
  }

  private static func check(momentum: Double?) throws {
    guard let momentum, !(0..<1).contains(momentum) else { return }
    throw ValueError("the momentum of KLSparsity must be in [0, 1), not \(momentum)")
  }

  public var className: String { "KLSparsity" }
  public var config: JSON {
    ["target": JSON(target), "weight": JSON(weight), "momentum": .optional(momentum)]
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    let rho = smoothed(x.reshape(-1, x.shape[-1]).mean(axis: 0))
    return weight * SparsityMeasure.kl(target, rho).sum()
  }

  private func smoothed(_ batch: Tensor) -> Tensor {
    guard let momentum else { return batch }
    let present = batch.detached
    let former = runningMean ?? present
    orRaise { () throws(ValueError) in
      guard former.shape == present.shape else {
        throw ValueError(
          "a KLSparsity with momentum belongs to one layer: it has seen \(former.shape[0]) units, "
            + "and now \(present.shape[0])")
      }
    }
    let mean = withoutRecording { momentum * former + (1 - momentum) * present }
    if isRecording { runningMean = mean }
    return batch + withoutRecording { mean - present }
  }
}

extension regularizers {
  /// See ``Networks/KLSparsity``.
  public typealias KLSparsity = Networks.KLSparsity
}
