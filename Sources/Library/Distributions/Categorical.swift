import Tensors

/// A choice among `k` classes: p(i) = softmax(logits)_i, classes along the last axis of the parameters.
public struct Categorical: DistributionWithEntropy {
  /// Normalised log-probabilities, shape `batchShape + [k]`.
  public let logits: Tensor

  /// From scores, normalised here: log p_i = logits_i - logsumexp(logits).
  public init(logits: Tensor) { self.logits = logits - logits.logsumexp(axis: -1, keepdims: true) }

  /// From non-negative weights, normalised here.
  public init(probs: Tensor) { self.init(logits: (probs / probs.sum(axis: -1, keepdims: true)).log()) }

  /// Number of classes.
  public var classCount: Int { logits.shape.last ?? 0 }
  public var batchShape: Shape { Shape(logits.shape.dimensions.dropLast().map { $0 }) }
  public var eventShape: Shape { [] }

  /// p(i), shape `batchShape + [k]`.
  public var probs: Tensor { logits.exp() }
  /// The expected class number, sum of i p(i).
  public var mean: Tensor { (probs * classNumbers).sum(axis: -1) }
  public var variance: Tensor { (probs * (classNumbers - mean.expandDims(-1)).square()).sum(axis: -1) }

  /// Class numbers, by the Gumbel-max trick: argmax(logits - log(-log u)), u uniform.
  public func sample(_ sampleShape: Shape) -> Tensor {
    let uniform = RandomGenerator.shared.uniform(
      sampleShape + logits.shape, low: 1e-20, dtype: .float64)
    return withoutRecording { (logits.astype(.float64) - (uniform.log() * -1).log()).argmax(axis: -1) }
  }

  /// log p(class), for class numbers of any shape that broadcasts with `batchShape`.
  public func logProb(_ value: Tensor) -> Tensor { (oneHot(value) * finiteLogits).sum(axis: -1) }

  /// - sum of p log p.
  public func entropy() -> Tensor { (probs * finiteLogits).sum(axis: -1) * -1 }

  /// (..., k): 1 at the class, else 0.
  func oneHot(_ classes: Tensor) -> Tensor {
    (classes.astype(logits.dtype).expandDims(-1) .== classNumbers).astype(logits.dtype)
  }

  private var classNumbers: Tensor { np.arange(classCount).astype(logits.dtype) }

  /// Logits of impossible classes as a very small finite number, so that 0 times them is 0.
  private var finiteLogits: Tensor { Tensor.maximum(logits, Tensor(-1e30, dtype: logits.dtype)) }
}
