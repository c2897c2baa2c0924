import Tensors

/// A probability distribution, or a batch of independent ones, as a value.
///
/// Shapes follow torch.distributions: a sample has shape `sampleShape + batchShape + eventShape`; ``logProb(_:)`` has
/// `sampleShape + batchShape`. Parameters may be tracked by a gradient tape, and then so are log-densities, entropies
/// and reparameterised samples.
///
/// Source: Dillon et al. 2017, "TensorFlow Distributions", section 3.
public protocol Distribution {
  /// Shape of independent distributions side by side.
  var batchShape: Shape { get }

  /// Shape of one draw.
  var eventShape: Shape { get }

  /// The expected value, shape `batchShape + eventShape`.
  var mean: Tensor { get }

  /// The variance of each element, shape `batchShape + eventShape`.
  var variance: Tensor { get }

  /// Draws without a gradient, shape `sampleShape + batchShape + eventShape`.
  func sample(_ sampleShape: Shape) -> Tensor

  /// log p(value): a density's or a probability's natural logarithm.
  func logProb(_ value: Tensor) -> Tensor
}

extension Distribution {
  /// One draw.
  public func sample() -> Tensor { sample([]) }
}

/// A distribution whose draws are a differentiable function of its parameters and of noise that does not depend on
/// them: z = g(epsilon, parameters).
///
/// Source: Kingma and Welling 2013, "Auto-Encoding Variational Bayes", section 2.4.
public protocol ReparameterizedDistribution: Distribution {
  /// Draws through which gradients flow to the parameters.
  func rsample(_ sampleShape: Shape) -> Tensor
}

extension ReparameterizedDistribution {
  /// One draw through which gradients flow.
  public func rsample() -> Tensor { rsample([]) }

  public func sample(_ sampleShape: Shape) -> Tensor {
    withoutRecording { rsample(sampleShape) }.detached
  }
}

/// A distribution whose entropy -E[log p] has a closed form.
public protocol DistributionWithEntropy: Distribution {
  /// -E[log p(x)] in nats, shape `batchShape`.
  func entropy() -> Tensor
}
