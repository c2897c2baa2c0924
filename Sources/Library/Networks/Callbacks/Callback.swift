import UserErrors

/// Something that is told of the progress of `fit`, and may act on it. Override what you need.
///
/// Epochs and batches count from 0. Hooks may throw, for example where a file cannot be written;
/// `fit` passes it on.
open class Callback {
  /// What is known of the run.
  public struct Parameters {
    /// The number of the last epoch.
    public var epochs = 0
    /// The batches of an epoch.
    public var steps = 0
    /// How much is shown.
    public var verbose = 1
  }

  /// The model that is trained; set before `onTrainBegin`.
  public private(set) weak var modelInTraining: Model?

  /// What is known of the run.
  public internal(set) var params = Parameters()

  /// A callback.
  public init() {}

  /// The model that is trained.
  public var model: Model {
    orRaise { () throws(ValueError) in
      guard let modelInTraining else {
        throw ValueError("this callback is not part of a running fit and has no model")
      }
      return modelInTraining
    }
  }

  /// Called with the model before the run.
  open func setModel(_ model: Model) { modelInTraining = model }

  // Keras hands `logs` to each of these too, and nothing is ever in them before a run, an epoch or
  // a step: they may be left out.

  /// Before the run.
  open func onTrainBegin() throws {}
  /// Before the run, with no values yet.
  open func onTrainBegin(_ logs: Logs) throws { try onTrainBegin() }
  /// After the run, with the last epoch's values.
  open func onTrainEnd(_ logs: Logs) throws {}
  /// Before an epoch.
  open func onEpochBegin(_ epoch: Int) throws {}
  /// Before an epoch, with no values yet.
  open func onEpochBegin(_ epoch: Int, _ logs: Logs) throws { try onEpochBegin(epoch) }
  /// After an epoch, with its values; what a callback adds to `logs`, later ones see.
  open func onEpochEnd(_ epoch: Int, _ logs: Logs) throws {}
  /// Before a step of training.
  open func onTrainBatchBegin(_ batch: Int) throws { try onBatchBegin(batch, Logs()) }
  /// Before a step of training, with no values yet.
  open func onTrainBatchBegin(_ batch: Int, _ logs: Logs) throws { try onTrainBatchBegin(batch) }
  /// After a step of training, with the values so far.
  open func onTrainBatchEnd(_ batch: Int, _ logs: Logs) throws { try onBatchEnd(batch, logs) }
  /// Before a step of training: the older name of `onTrainBatchBegin`.
  open func onBatchBegin(_ batch: Int) throws {}
  /// Before a step of training, with no values yet.
  open func onBatchBegin(_ batch: Int, _ logs: Logs) throws { try onBatchBegin(batch) }
  /// After a step of training, with the values so far: the older name of `onTrainBatchEnd`.
  open func onBatchEnd(_ batch: Int, _ logs: Logs) throws {}
  /// Before validation.
  open func onTestBegin() throws {}
  /// Before validation, with no values yet.
  open func onTestBegin(_ logs: Logs) throws { try onTestBegin() }
  /// After validation.
  open func onTestEnd(_ logs: Logs) throws {}
  /// Before a step of validation.
  open func onTestBatchBegin(_ batch: Int) throws {}
  /// Before a step of validation, with no values yet.
  open func onTestBatchBegin(_ batch: Int, _ logs: Logs) throws { try onTestBatchBegin(batch) }
  /// After a step of validation.
  open func onTestBatchEnd(_ batch: Int, _ logs: Logs) throws {}
}

/// The callbacks of a run: the user's, then History, then the progress bar, as in Keras.
final class CallbackList {
  let callbacks: [Callback]
  let history: History?

  /// Those that keep the run's state.
  var backups: [BackupAndRestore] { callbacks.compactMap { $0 as? BackupAndRestore } }

  /// Those whose memory belongs to the run's state.
  var resumable: [any ResumableCallback] { callbacks.compactMap { $0 as? any ResumableCallback } }

  init(_ given: [Callback], model: Model, history wantsHistory: Bool, verbose: Int) {
    var all = given
    var history = given.compactMap { $0 as? History }.first
    if history == nil, wantsHistory {
      let own = History()
      history = own
      all.append(own)
    }
    if verbose != 0, !given.contains(where: { $0 is ProgbarLogger }) { all.append(ProgbarLogger()) }
    callbacks = all
    self.history = history
    if let history { model.history = history }
    all.forEach { $0.setModel(model) }
  }

  func setParameters(epochs: Int, steps: Int, verbose: Int) {
    for callback in callbacks {
      callback.params = Callback.Parameters(epochs: epochs, steps: steps, verbose: verbose)
    }
  }

  func each(_ hook: (Callback) throws -> Void) throws { for callback in callbacks { try hook(callback) } }
}

/// The callbacks by their names in Keras.
public enum callbacks {
  /// See ``Networks/Callback``.
  public typealias Callback = Networks.Callback
  /// See ``Networks/History``.
  public typealias History = Networks.History
  /// See ``Networks/ProgbarLogger``.
  public typealias ProgbarLogger = Networks.ProgbarLogger
  /// See ``Networks/EarlyStopping``.
  public typealias EarlyStopping = Networks.EarlyStopping
  /// See ``Networks/ReduceLROnPlateau``.
  public typealias ReduceLROnPlateau = Networks.ReduceLROnPlateau
  /// See ``Networks/LearningRateScheduler``.
  public typealias LearningRateScheduler = Networks.LearningRateScheduler
  /// See ``Networks/CSVLogger``.
  public typealias CSVLogger = Networks.CSVLogger
  /// See ``Networks/TerminateOnNaN``.
  public typealias TerminateOnNaN = Networks.TerminateOnNaN
  /// See ``Networks/LambdaCallback``.
  public typealias LambdaCallback = Networks.LambdaCallback
}
