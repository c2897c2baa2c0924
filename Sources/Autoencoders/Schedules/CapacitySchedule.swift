import Networks

/// Lets the KL term's target C rise in a straight line from `from` to `to` nats over the first `epochs` epochs, batch by batch,
/// with the loss `reconstruction + weight |KL - C|` (Burgess et al. 2018, "Understanding disentangling in beta-VAE", equation 8).
/// The target of each epoch's end is put into the logs as `kl_capacity`.
public final class CapacitySchedule: Callback {
  private let epochs: Double
  private let from: Double
  private let to: Double
  private let weight: Double?
  private var epoch = 0

  /// A schedule.
  ///
  /// - Parameters:
  ///   - epochs: over how many epochs C rises (parts count).
  ///   - from, to: C in nats.
  ///   - weight: the weight of |KL - C|, set at the start of training; nil leaves the model's own.
  public init(epochs: Double, from: Double = 0, to: Double, weight: Double? = nil) {
    (self.epochs, self.from, self.to, self.weight) = (epochs, from, to, weight)
  }

  /// C after this many epochs.
  public func capacity(afterEpochs passed: Double) -> Double {
    epochs > 0 ? from + (to - from) * min(1, max(0, passed / epochs)) : to
  }

  public override func onTrainBegin() throws {
    if let weight { try steeredModel().klWeight = weight }
  }

  public override func onEpochBegin(_ epoch: Int) { self.epoch = epoch }

  public override func onTrainBatchBegin(_ batch: Int) throws {
    let passed = Double(epoch) + Double(batch) / Double(max(1, params.steps))
    try steeredModel().klCapacity = capacity(afterEpochs: passed)
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    logs["kl_capacity"] = try steeredModel().klCapacity
  }
}
