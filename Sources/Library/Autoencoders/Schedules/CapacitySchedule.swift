import Networks

/// Lets the KL term's target C rise in a straight line from `from` to `to` nats over the first
/// `epochs` epochs, batch by batch, with the loss `reconstruction + weight |KL - C|` (Burgess et
/// al. 2018, "Understanding disentangling in beta-VAE", equation 8). The target of each epoch's end
/// is put into the logs as `kl_capacity`.
public final class CapacitySchedule: LinearSchedule {
  private let weight: Double?

  /// A schedule.
  ///
  /// - Parameters:
  ///   - epochs: over how many epochs C rises (parts count).
  ///   - from: C at the start, in nats.
  ///   - to: C at the end, in nats.
  ///   - weight: the weight of |KL - C|, set at the start of training; nil leaves the model's own.
  public init(epochs: Double, from: Double = 0, to: Double, weight: Double? = nil) {
    self.weight = weight
    super.init(epochs: epochs, from: from, to: to)
  }

  /// C after this many epochs.
  public func capacity(afterEpochs passed: Double) -> Double { value(afterEpochs: passed) }

  public override func onTrainBegin() throws {
    if let weight { try steeredModel().klWeight = weight }
  }

  override func apply(_ value: Double, to model: any KLControlled) { model.klCapacity = value }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    if let capacity = try steeredModel().klCapacity { logs["kl_capacity"] = capacity }
  }
}
