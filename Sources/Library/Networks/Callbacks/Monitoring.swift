import Foundation
import Tensors
import UserErrors

/// Whether a watched value should fall or rise.
public enum MonitorMode: String, Sendable {
  case auto
  case min
  case max

  init(checking name: String, of callback: String) throws(ValueError) {
    guard let mode = MonitorMode(rawValue: name) else {
      throw ValueError("unknown mode '\(name)' of \(callback). Known: 'auto', 'max', 'min'")
    }
    self = mode
  }
}

/// Ends the run when a value has stopped getting better.
public final class EarlyStopping: Callback, ResumableCallback {
  /// The value that is watched.
  public let monitor: String
  /// How many epochs without improvement are waited for.
  public let patience: Int
  /// The epoch at which the run was ended; 0 if it was not.
  public private(set) var stoppedEpoch = 0
  /// The best value, and the epoch that it came from.
  public private(set) var best: Double?
  /// The epoch of the best value.
  public private(set) var bestEpoch = 0

  private let minDelta: Double
  private let verbose: Int
  private let mode: MonitorMode
  private let baseline: Double?
  private let restoreBestWeights: Bool
  private let startFromEpoch: Int
  private var wait = 0
  private var bestWeights: [Tensor]?

  /// The callback.
  ///
  /// - Parameters:
  ///   - minDelta: a smaller change is no improvement.
  ///   - mode: `"min"`, `"max"`, or `"auto"`, which knows what the model's own metrics should do.
  ///   - baseline: waiting starts over only where the value is better than this as well.
  ///   - restoreBestWeights: whether the model gets back the weights of the best epoch at the end.
  ///   - startFromEpoch: earlier epochs are not looked at.
  public init(
    monitor: String = "val_loss", minDelta: Double = 0, patience: Int = 0, verbose: Int = 0,
    mode: String = "auto",
    baseline: Double? = nil, restoreBestWeights: Bool = false, startFromEpoch: Int = 0
  ) {
    (self.monitor, self.minDelta, self.patience) = (monitor, abs(minDelta), patience)
    (self.verbose, self.baseline) = (verbose, baseline)
    self.mode = orRaise { () throws(ValueError) in try MonitorMode(checking: mode, of: "EarlyStopping") }
    (self.restoreBestWeights, self.startFromEpoch) = (restoreBestWeights, startFromEpoch)
  }

  public override func onTrainBegin() {
    (wait, stoppedEpoch, best, bestWeights, bestEpoch) = (0, 0, nil, nil, 0)
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {
    guard let current = logs.get(monitor) else {
      return Screen.warn(
        "Early stopping conditioned on metric `\(monitor)` which is not available. "
          + "Available metrics are: \(logs.keys.joined(separator: ","))")
    }
    guard epoch >= startFromEpoch else { return }
    if restoreBestWeights, bestWeights == nil {
      bestWeights = model.getWeights()
      bestEpoch = epoch
    }
    wait += 1
    if try isImprovement(current, over: best) {
      best = current
      bestEpoch = epoch
      if restoreBestWeights { bestWeights = model.getWeights() }
      if try isImprovement(current, over: baseline) { wait = 0 }
    } else if wait >= patience, epoch > 0 {
      stoppedEpoch = epoch
      model.stopTraining = true
    }
  }

  public override func onTrainEnd(_ logs: Logs) {
    if stoppedEpoch > 0, verbose > 0 { Screen.print("Epoch \(stoppedEpoch + 1): early stopping") }
    guard restoreBestWeights, let bestWeights else { return }
    if verbose > 0 {
      Screen.print("Restoring model weights from the end of the best epoch: \(bestEpoch + 1).")
    }
    model.setWeights(bestWeights)
  }

  public var memory: CallbackMemory {
    var memory = CallbackMemory()
    memory.set("wait", wait)
    memory.set("best_epoch", bestEpoch)
    if let best { memory.set("best", best) }
    memory.tensors = bestWeights ?? []
    return memory
  }

  public func restore(_ memory: CallbackMemory) {
    (wait, bestEpoch) = (memory.integer("wait"), memory.integer("best_epoch"))
    best = memory.number("best")
    bestWeights = memory.tensors.isEmpty ? nil : memory.tensors
  }

  private func isImprovement(_ value: Double, over reference: Double?) throws -> Bool {
    guard let reference else { return true }
    return try isBetterWhenLarger() ? value - minDelta > reference : value + minDelta < reference
  }

  private func isBetterWhenLarger() throws -> Bool {
    if mode != .auto { return mode == .max }
    let name = monitor.hasPrefix("val_") ? String(monitor.dropFirst(4)) : monitor
    if name == "loss" { return false }
    if let metric = model.metrics.first(where: { $0.name == name }) { return metric.isBetterWhenLarger }
    throw ValueError(
      "EarlyStopping cannot tell whether '\(monitor)' should fall or rise: pass mode: \"min\" or mode: \"max\""
    )
  }
}

/// Makes the learning rate smaller when a value has stopped getting better.
public final class ReduceLROnPlateau: Callback, ResumableCallback {
  private let monitor: String
  private let factor: Double
  private let patience: Int
  private let verbose: Int
  private let rises: Bool
  private let minDelta: Double
  private let cooldown: Int
  private let minLr: Double
  private var best = 0.0
  private var wait = 0
  private var cooldownCounter = 0

  /// The callback.
  ///
  /// - Parameters:
  ///   - factor: the learning rate is multiplied by this, which must be below 1.
  ///   - patience: how many epochs without improvement are waited for.
  ///   - minDelta: a smaller change is no improvement.
  ///   - cooldown: how many epochs are not looked at after a change.
  ///   - minLr: the learning rate does not become smaller than this.
  public init(
    monitor: String = "val_loss", factor: Double = 0.1, patience: Int = 10, verbose: Int = 0,
    mode: String = "auto",
    minDelta: Double = 1e-4, cooldown: Int = 0, minLr: Double = 0
  ) {
    (self.monitor, self.patience, self.verbose) = (monitor, patience, verbose)
    (self.minDelta, self.cooldown, self.minLr) = (minDelta, cooldown, minLr)
    self.factor = orRaise { () throws(ValueError) in
      guard factor < 1 else {
        throw ValueError("the factor of ReduceLROnPlateau must be below 1, not \(factor)")
      }
      return factor
    }
    let mode = orRaise { () throws(ValueError) in try MonitorMode(checking: mode, of: "ReduceLROnPlateau") }
    rises = mode == .max || (mode == .auto && monitor.contains("acc"))
  }

  public override func onTrainBegin() {
    best = rises ? -.infinity : .infinity
    (wait, cooldownCounter) = (0, 0)
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) {
    let optimizer = model.optimizer
    logs["learning_rate"] = optimizer.learningRate
    guard let current = logs.get(monitor) else {
      return Screen.warn(
        "Learning rate reduction is conditioned on metric `\(monitor)` which is not available. "
          + "Available metrics are: \(logs.keys.joined(separator: ",")).")
    }
    if cooldownCounter > 0 {
      cooldownCounter -= 1
      wait = 0
    }
    if rises ? current > best + minDelta : current < best - minDelta {
      best = current
      wait = 0
    } else if cooldownCounter == 0 {
      wait += 1
      if wait >= patience, optimizer.learningRate > minLr { reduce(optimizer, epoch) }
    }
  }

  public var memory: CallbackMemory {
    var memory = CallbackMemory()
    memory.set("best", best)
    memory.set("wait", wait)
    memory.set("cooldown", cooldownCounter)
    return memory
  }

  public func restore(_ memory: CallbackMemory) {
    best = memory.number("best") ?? best
    (wait, cooldownCounter) = (memory.integer("wait"), memory.integer("cooldown"))
  }

  private func reduce(_ optimizer: Optimizer, _ epoch: Int) {
    let rate = max(optimizer.learningRate * factor, minLr)
    optimizer.learningRate = rate
    if verbose > 0 {
      Screen.print("\nEpoch \(epoch + 1): ReduceLROnPlateau reducing learning rate to \(rate).")
    }
    (cooldownCounter, wait) = (cooldown, 0)
  }
}

/// Sets the learning rate before each epoch.
///
///     callbacks.LearningRateScheduler { epoch, rate in epoch < 10 ? rate : rate * 0.9 }
public final class LearningRateScheduler: Callback {
  private let schedule: (Int, Double) -> Double
  private let verbose: Int

  /// `schedule` gets the epoch, from 0, and the present learning rate, and gives the new one.
  public init(verbose: Int = 0, _ schedule: @escaping (_ epoch: Int, _ learningRate: Double) -> Double) {
    (self.schedule, self.verbose) = (schedule, verbose)
  }

  /// `schedule` gets the epoch alone, from 0: `LearningRateScheduler { epoch in 1e-3 * 0.9 ** epoch
  /// }`.
  public convenience init(verbose: Int = 0, _ schedule: @escaping (_ epoch: Int) -> Double) {
    self.init(verbose: verbose) { epoch, _ in schedule(epoch) }
  }

  public override func onEpochBegin(_ epoch: Int) {
    let optimizer = model.optimizer
    optimizer.learningRate = schedule(epoch, optimizer.learningRate)
    if verbose > 0 {
      Screen.print(
        "\nEpoch \(epoch + 1): LearningRateScheduler setting learning rate to \(optimizer.learningRate).")
    }
  }

  public override func onEpochEnd(_ epoch: Int, _ logs: Logs) {
    logs["learning_rate"] = model.optimizer.learningRate
  }
}
