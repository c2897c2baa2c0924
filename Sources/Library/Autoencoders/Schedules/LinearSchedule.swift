import Networks

/// What ``KLWarmUp`` and ``CapacitySchedule`` share: a number that rises in a straight line over the first epochs, batch by batch.
public class LinearSchedule: Callback {
  private let epochs: Double
  private let from: Double
  private let to: Double
  private var epoch = 0

  /// From `from` to `to` over the first `epochs` epochs (parts count).
  init(epochs: Double, from: Double, to: Double) {
    (self.epochs, self.from, self.to) = (epochs, from, to)
  }

  /// The number after this many epochs.
  func value(afterEpochs passed: Double) -> Double {
    epochs > 0 ? from + (to - from) * min(1, max(0, passed / epochs)) : to
  }

  /// Gives the model the number for the batch that begins.
  func apply(_ value: Double, to model: any KLControlled) {}

  public override func onEpochBegin(_ epoch: Int) { self.epoch = epoch }

  public override func onTrainBatchBegin(_ batch: Int) throws {
    let passed = Double(epoch) + Double(batch) / Double(max(1, params.steps))
    apply(value(afterEpochs: passed), to: try steeredModel())
  }
}
