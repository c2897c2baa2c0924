import OrderedJSON
import Tensors
import UserErrors

/// A penalty on a layer's output that draws each sample's mean activation over the layer's units
/// towards a small share: `weight · E_x[s(target, 1/n · sum over i of a_i(x))]`, with s = "kl",
/// "l1" or "l2". (``KLSparsity`` takes the mean over samples of each unit.)
public struct Sparsity: Regularizer, KerasSerializable, NotInKeras {
  /// The wanted mean activation of a sample.
  public let target: Double
  /// What the mean is multiplied by.
  public let weight: Double
  /// s.
  public let measure: SparsityMeasure

  /// The penalty; `measure` is "kl", "l1" or "l2".
  public init(target: Double, weight: Double = 1, measure: String = "kl") {
    (self.target, self.weight) = (target, weight)
    self.measure = orRaiseAny { try SparsityMeasure.named(measure) }
    orRaiseAny { try SparsityMeasure.check(target: target, of: "Sparsity") }
  }

  /// The penalty that a saved model describes.
  public init(config: JSON) throws {
    let config = LayerConfig(config)
    (target, weight) = (config.double("target", 0.05), config.double("weight", 1))
    measure = try SparsityMeasure.named(config.string("measure", "kl"))
    try SparsityMeasure.check(target: target, of: "Sparsity")
  }

  public var className: String { "Sparsity" }
  public var config: JSON {
    ["target": JSON(target), "weight": JSON(weight), "measure": JSON(measure.rawValue)]
  }

  /// - Parameter x: activations, (batch, axes of the layer's units).
  public func callAsFunction(_ x: Tensor) -> Tensor {
    let means = x.reshape(x.shape[0], -1).mean(axis: 1)  // (batch)
    return weight * measure(target, means).mean()
  }
}

/// The sparsity loss of an autoencoder with several layers:
///
///     E_x[ sum over layers k of w_k · s(target_k, 1/n_k · sum over i of a_{k,i}(x)) ]
///
/// with s = "kl", "l1" or "l2". Use it on the layers' activations in a training step of one's own,
/// or give the layers its ``regularizers``, one each.
public struct SparsityLoss {
  /// The penalty of each layer.
  public let regularizers: [Sparsity]

  /// The loss; one target and one weight for each layer.
  public init(targets: [Double], weights: [Double]? = nil, measure: String = "kl") {
    let weights = weights ?? targets.map { _ in 1 }
    orRaise { () throws(ValueError) in
      guard targets.count == weights.count, !targets.isEmpty else {
        throw ValueError(
          "SparsityLoss needs a target and a weight for each layer, but got "
            + "\(targets.count) targets and \(weights.count) weights")
      }
    }
    regularizers = zip(targets, weights).map {
      Sparsity(target: $0, weight: $1, measure: measure)
    }
  }

  /// The loss, a scalar, of the layers' activations, each (batch, axes of the layer's units).
  public func callAsFunction(_ activations: [Tensor]) -> Tensor {
    orRaise { () throws(ValueError) in
      guard activations.count == regularizers.count else {
        throw ValueError(
          "this SparsityLoss is for \(regularizers.count) layers, but got the activations of "
            + "\(activations.count)")
      }
    }
    let parts = zip(regularizers, activations).map { $0($1) }
    return parts.dropFirst().reduce(parts[0]) { $0 + $1 }
  }

  /// The loss of one layer's activations.
  public func callAsFunction(_ activations: Tensor) -> Tensor { self([activations]) }
}

extension regularizers {
  /// See ``Networks/Sparsity``.
  public typealias Sparsity = Networks.Sparsity
}
extension losses {
  /// See ``Networks/SparsityLoss``.
  public typealias SparsityLoss = Networks.SparsityLoss
}
