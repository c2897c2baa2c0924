import Networks

/// Lets the KL term's weight rise in a straight line from `from` to `to` over the first `epochs` epochs, batch by batch:
/// without it a decoder may learn to do without z before the encoder has learned anything (Bowman et al. 2016; Sønderby et al.
/// 2016). The weight of each epoch's end is put into the logs as `kl_weight`.
public final class KLWarmUp: LinearSchedule {
  /// A warm-up over `epochs` epochs (parts count).
  public override init(epochs: Double, from: Double = 0, to: Double = 1) {
    super.init(epochs: epochs, from: from, to: to)
  }

  /// The weight after this many epochs.
  public func weight(afterEpochs passed: Double) -> Double { value(afterEpochs: passed) }

  override func apply(_ value: Double, to model: any KLControlled) { model.klWeight = value }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    logs["kl_weight"] = try steeredModel().klWeight
  }
}
