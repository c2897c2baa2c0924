import Networks

/// Lets the KL term's weight rise in a straight line from `from` to `to` over the first `epochs` epochs, batch by batch:
/// without it a decoder may learn to do without z before the encoder has learned anything (Bowman et al. 2016; Sønderby et al.
/// 2016). The weight of each epoch's end is put into the logs as `kl_weight`.
public final class KLWarmUp: Callback {
  private let epochs: Double
  private let from: Double
  private let to: Double
  private var epoch = 0

  /// A warm-up over `epochs` epochs (parts count).
  public init(epochs: Double, from: Double = 0, to: Double = 1) {
    (self.epochs, self.from, self.to) = (epochs, from, to)
  }

  /// The weight after this many epochs.
  public func weight(afterEpochs passed: Double) -> Double {
    epochs > 0 ? from + (to - from) * min(1, max(0, passed / epochs)) : to
  }

  public override func onEpochBegin(_ epoch: Int) { self.epoch = epoch }

  public override func onTrainBatchBegin(_ batch: Int) throws {
    let passed = Double(epoch) + Double(batch) / Double(max(1, params.steps))
    try steeredModel().klWeight = weight(afterEpochs: passed)
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    logs["kl_weight"] = try steeredModel().klWeight
  }
}
