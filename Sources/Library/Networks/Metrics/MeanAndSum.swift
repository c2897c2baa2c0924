import Tensors

/// The mean of the values given to it, as a VAE's training step keeps its losses:
/// `totalLossTracker.updateState(totalLoss)`, `totalLossTracker.result()`.
open class Mean: Metric {
  /// The metric.
  public override init(name: String = "mean") { super.init(name: name) }

  /// Adds the values of a tensor.
  ///
  /// - Parameter sampleWeight: how much a scalar counts, for example the number of samples that it
  ///   is the mean of.
  open override func updateState(_ values: Tensor, sampleWeight: Double = 1) {
    withoutRecording {
      total += values.detached.astype(.float64).sum().item() * sampleWeight
      count += Double(values.count) * sampleWeight
    }
  }

  /// Adds the values of a tensor, each as often as its weight says; (n,) and (n,).
  open func updateState(_ values: Tensor, sampleWeight: Tensor?) {
    guard let sampleWeight else { return updateState(values) }
    withoutRecording {
      let weights = sampleWeight.detached.astype(.float64).broadcast(to: values.shape)
      total += (values.detached.astype(.float64) * weights).sum().item()
      count += weights.sum().item()
    }
  }

  /// Adds a number.
  public func updateState(_ value: Double, sampleWeight: Double = 1) {
    total += value * sampleWeight
    count += sampleWeight
  }
}

/// The sum of the values given to it.
public final class Sum: Metric {
  /// The metric.
  public override init(name: String = "sum") { super.init(name: name) }

  /// Adds the values of a tensor.
  public override func updateState(_ values: Tensor, sampleWeight: Double = 1) {
    total += values.detached.astype(.float64).sum().item() * sampleWeight
    count = 1
  }
}
