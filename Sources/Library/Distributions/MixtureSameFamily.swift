import Tensors
import UserErrors

/// A mixture of `k` distributions of one kind: p(x) = sum over i of w_i p_i(x).
///
/// The components are one distribution whose last batch axis counts them.
public struct MixtureSameFamily<Component: Distribution>: Distribution {
  /// The weights w.
  public let mixture: Categorical
  /// The components, batch shape `batchShape + [k]`.
  public let components: Component

  /// Raises a `ShapeError` where the weights and the components differ in number.
  public init(mixture: Categorical, components: Component) {
    if components.batchShape.last != mixture.classCount {
      raise(
        ShapeError(
          "MixtureSameFamily: \(mixture.classCount) weights, but components of batch shape \(components.batchShape); its last axis must count them"
        ))
    }
    self.mixture = mixture
    self.components = components
  }

  public var batchShape: Shape { Shape(Array(components.batchShape.dimensions.dropLast())) }
  public var eventShape: Shape { components.eventShape }
  public var mean: Tensor { weighted(components.mean) }

  /// E[variance of a component] + variance of the components' means.
  public var variance: Tensor {
    weighted(components.variance) + weighted((components.mean - mean.expandDims(componentAxis)).square())
  }

  public func sample(_ sampleShape: Shape) -> Tensor {
    let chosen = mixture.sample(sampleShape + (mixture.batchShape.isEmpty ? batchShape : []))
    let drawn = components.sample(sampleShape)  // sample + batch + [k] + event
    return (drawn * widened(mixture.oneHot(chosen))).sum(axis: componentAxis)
  }

  /// logsumexp over i of (log w_i + log p_i(x)).
  public func logProb(_ value: Tensor) -> Tensor {
    (mixture.logits + components.logProb(value.expandDims(componentAxis))).logsumexp(axis: -1)
  }

  /// The axis of the components, counted from the end of a sample.
  private var componentAxis: Int { -1 - eventShape.count }

  private func weighted(_ values: Tensor) -> Tensor {
    (values * widened(mixture.probs)).sum(axis: componentAxis)
  }

  /// (..., k) with an axis for each axis of an event.
  private func widened(_ weights: Tensor) -> Tensor {
    eventShape.indices.reduce(weights) { widened, _ in widened.expandDims(-1) }
  }
}
