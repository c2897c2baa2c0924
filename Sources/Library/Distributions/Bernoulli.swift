import Tensors
import UserErrors

/// The Bernoulli distribution: p(1) = probs, p(0) = 1 - probs, held as logits = log(probs / (1 - probs)).
public struct Bernoulli: DistributionWithEntropy {
  /// log(probs / (1 - probs)).
  public let logits: Tensor

  /// From log-odds, which may be any number.
  public init(logits: Tensor) { self.logits = logits }

  /// From probabilities strictly between 0 and 1; raises a `ValueError` otherwise.
  public init(probs: Tensor) {
    orRaise { () throws(ValueError) in
      guard let wrong = probs.doubles.first(where: { !($0 > 0 && $0 < 1) }) else { return }
      throw ValueError(
        "Bernoulli: probs must lie strictly between 0 and 1; they hold \(wrong). Clip them first")
    }
    self.logits = probs.log() - (probs * -1).log1p()
  }

  public var batchShape: Shape { logits.shape }
  public var eventShape: Shape { [] }

  /// 1 / (1 + exp(-logits)).
  public var probs: Tensor { nn.sigmoid(logits) }
  public var mean: Tensor { probs }
  public var variance: Tensor { probs * nn.sigmoid(logits * -1) }

  public func sample(_ sampleShape: Shape) -> Tensor {
    let uniform = RandomGenerator.shared.uniform(sampleShape + batchShape, dtype: logits.dtype)
    return withoutRecording { (uniform .< probs).astype(logits.dtype) }
  }

  /// x log probs + (1 - x) log(1 - probs) = x logits - softplus(logits); also for x between 0 and 1, as the grey pixels
  /// of an image.
  public func logProb(_ value: Tensor) -> Tensor { value * logits - nn.softplus(logits) }

  /// softplus(logits) - probs logits.
  public func entropy() -> Tensor { nn.softplus(logits) - probs * logits }
}
