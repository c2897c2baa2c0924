import Tensors

/// Pixels that are on with the probability p that the decoder gives:
/// log p(x|z) = sum of x log p + (1 - x) log(1 - p). Grey pixels between 0 and 1 are taken as they are, as lectures do, though
/// the density then lacks its normalising constant (Loaiza-Ganem and Cunningham 2019).
public struct BernoulliLikelihood: ReconstructionLikelihood {
  /// Whether the decoder gives logits = log(p / (1 - p)) and not p.
  public let fromLogits: Bool

  /// For decoders that end in a sigmoid, or (`fromLogits`) for those that do not. From probabilities, p is clipped to
  /// [1e-7, 1 - 1e-7] as in Keras.
  public init(fromLogits: Bool = false) { self.fromLogits = fromLogits }

  public func logProb(_ x: Tensor, _ outputs: [Tensor]) -> Tensor {
    let (x, output) = flattenedSamples(x, outputs[0])
    if fromLogits { return bernoulliLogLikelihood(x, logits: output) }
    return -nn.binaryCrossentropy(x.broadcast(to: output.shape), output).sum(axis: -1)
  }

  public func mean(_ outputs: [Tensor]) -> Tensor { fromLogits ? nn.sigmoid(outputs[0]) : outputs[0] }

  public func sample(_ outputs: [Tensor]) -> Tensor {
    let probabilities = mean(outputs)
    return (RandomGenerator.shared.uniform(probabilities.shape) .< probabilities).astype(probabilities.dtype)
  }
}

/// sum over the last axis of x z - softplus(z), the Bernoulli log-likelihood from logits z: exact where probabilities would be
/// rounded to 0 or 1. One recorded operation whose gradient is x - sigmoid(z).
///
/// - Parameters: x (batch, elements) without gradient; z (..., batch, elements).
@_disfavoredOverload
public func bernoulliLogLikelihood(_ x: Tensor, logits: Tensor) -> Tensor {
  let z = logits.detached
  let target = x.detached.astype(z.dtype)
  let isFast = z.dtype == .float32 && x.rank == 2
  let value = withoutRecording { () -> Tensor in
    if isFast { return LogisticKernel.value(target, z) }
    return (target * z - nn.softplus(z)).sum(axis: -1)
  }
  return value.recorded("bernoulli_log_likelihood", from: [logits]) { gradient, _ in
    if isFast, gradient.node == nil { return [LogisticKernel.gradient(gradient, target, nn.sigmoid(z))] }
    return [gradient.expandDims(-1) * (target - nn.sigmoid(logits))]
  }
}
