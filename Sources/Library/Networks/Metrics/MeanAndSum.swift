import Tensors

/// The mean of the values given to it, as a VAE's training step keeps its losses:
/// `totalLossTracker.updateState(totalLoss)`, `totalLossTracker.result()`.
public final class Mean: Metric {
  /// The metric.
  public override init(name: String = "mean") { super.init(name: name) }

  /// Adds the values of a tensor.
  ///
  /// - Parameter sampleWeight: how much a scalar counts, for example the number of samples that it
  ///   is the mean of.
  public override func updateState(_ values: Tensor, sampleWeight: Double = 1) {
    withoutRecording {
      total += values.detached.astype(.float64).sum().item() * sampleWeight
      count += Double(values.count) * sampleWeight
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
