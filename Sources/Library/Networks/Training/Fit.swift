import Tensors
import UserErrors

/// The settings of a run of `fit`.
public struct FitSettings {
  /// The number of the last epoch.
  public var epochs: Int
  /// How many samples are worked on together.
  public var batchSize: Int
  /// 0 silent, 1 a progress bar, 2 a line for each epoch.
  public var verbose: Int
  /// Whether the samples are put into a new random order for each epoch.
  public var shuffle: Bool
  /// The number of the first epoch, for a run that goes on.
  public var initialEpoch: Int
  /// How many batches make an epoch; all of them unless given.
  public var stepsPerEpoch: Int?
  /// Validation after every so many epochs.
  public var validationFreq: Int
  /// How many batches are validated on; all of them unless given.
  public var validationSteps: Int?
  /// The batches' size in validation; that of training unless given.
  public var validationBatchSize: Int?
  /// What is told of the run's progress, in this order.
  public var callbacks: [Callback]

  /// Settings; those that are not given are Keras's.
  public init(
    epochs: Int = 1, batchSize: Int = 32, verbose: Int = 1, shuffle: Bool = true, initialEpoch: Int = 0,
    stepsPerEpoch: Int? = nil, validationFreq: Int = 1, validationSteps: Int? = nil,
    validationBatchSize: Int? = nil, callbacks: [Callback] = []
  ) {
    (self.epochs, self.batchSize, self.verbose, self.shuffle) = (epochs, batchSize, verbose, shuffle)
    (self.initialEpoch, self.stepsPerEpoch) = (initialEpoch, stepsPerEpoch)
    (self.validationFreq, self.validationSteps) = (validationFreq, validationSteps)
    self.validationBatchSize = validationBatchSize
    self.callbacks = callbacks
  }
}

extension Model {
  /// Trains on batches from a source of one's own.
  @discardableResult
  public func fit(
    _ source: any BatchSource, validationData: (any BatchSource)? = nil, settings: FitSettings = FitSettings()
  ) throws -> History {
    orRaiseAny { try check(source, settings) }
    let batches = BatchPlan(count: source.count, size: settings.batchSize, limit: settings.stepsPerEpoch)
    let callbacks = CallbackList(settings.callbacks, model: self, history: true, verbose: settings.verbose)
    callbacks.setParameters(epochs: settings.epochs, steps: batches.steps, verbose: settings.verbose)
    stopTraining = false
    let resumed = try callbacks.backups.first?.restore()
    isResuming = resumed != nil
    try callbacks.each { try $0.onTrainBegin(Logs()) }
    try resumed?.restore(callbacks)
    var logs = Logs()
    var lost = false
    let firstEpoch = resumed?.position.epoch ?? settings.initialEpoch
    for epoch in firstEpoch..<max(settings.epochs, firstEpoch) {
      resetMetrics()
      try callbacks.each { try $0.onEpochBegin(epoch, Logs()) }
      let position = epoch == firstEpoch ? resumed?.position : nil
      defer { warnOfLostLoss(logs, epoch: epoch, warned: &lost) }
      logs = try trainEpoch(epoch, source, batches, shuffle: settings.shuffle, callbacks, from: position)
      if let validationData, (epoch + 1) % settings.validationFreq == 0 {
        let size = settings.validationBatchSize ?? settings.batchSize
        let plan = BatchPlan(
          count: validationData.count, size: size, limit: settings.validationSteps)
        let results = try validate(validationData, plan, callbacks)
        for (key, value) in results { logs["val_" + key] = value }
      }
      try callbacks.each { try $0.onEpochEnd(epoch, logs) }
      if stopTraining { break }
      try callbacks.backups.forEach { try $0.epochEnded(epoch, callbacks) }
    }
    if settings.epochs > 0 { compilation?.optimizer.finalizeVariableValues(trainableVariables) }
    try callbacks.each { try $0.onTrainEnd(logs) }
    return callbacks.history ?? History()
  }

  /// One pass over the samples, or what is left of it behind `position`; gives the epoch's values.
  private func trainEpoch(
    _ epoch: Int, _ source: any BatchSource, _ batches: BatchPlan, shuffle: Bool, _ callbacks: CallbackList,
    from position: TrainingPosition?
  ) throws -> Logs {
    let generator = RandomGenerator.shared
    if let state = position?.orderState { generator.state = state }
    let orderState = generator.state
    let order = shuffle ? Randomness.permutation(source.count) : nil
    let reader = BatchReader(source, batches, epoch: epoch, order: order)
    let first = position?.step ?? 0
    var logs = position?.logs ?? Logs()
    if let position, first > 0 {
      try prepareMetrics(for: source.batch(0..<1))
      metricStates = position.metrics
      if let state = position.generatorState { generator.state = state }
    }
    for step in min(first, batches.steps)..<batches.steps {
      checkInterruption()
      try callbacks.each { try $0.onTrainBatchBegin(step, Logs()) }
      logs = trainStep(reader.batch(step)).sorted
      try callbacks.each { try $0.onTrainBatchEnd(step, logs) }
      if stopTraining { break }
      for backup in callbacks.backups {
        try backup.batchEnded(
          TrainingPosition(
            epoch: epoch, step: step + 1, orderState: orderState, generatorState: generator.state,
            metrics: metricStates, logs: logs), callbacks)
      }
    }
    return epochLogs(logs)
  }

  /// The metrics' values over the epoch where they are what the steps gave; else what the last step
  /// gave.
  func epochLogs(_ logs: Logs) -> Logs {
    let results = metricsResult()
    return Set(results.keys) == Set(logs.keys) ? results.sorted : logs.sorted
  }

  private func validate(
    _ source: any BatchSource, _ batches: BatchPlan, _ callbacks: CallbackList
  ) throws -> Logs {
    resetMetrics()
    try callbacks.each { try $0.onTestBegin(Logs()) }
    var logs = Logs()
    for step in 0..<batches.steps {
      checkInterruption()
      try callbacks.each { try $0.onTestBatchBegin(step, Logs()) }
      logs = testStep(source.batch(batches.range(step))).sorted
      try callbacks.each { try $0.onTestBatchEnd(step, logs) }
    }
    let result = epochLogs(logs)
    try callbacks.each { try $0.onTestEnd(result) }
    return result
  }

  private func check(_ source: any BatchSource, _ settings: FitSettings) throws {
    _ = try requireCompilation("fit")
    guard settings.batchSize > 0 else {
      throw ValueError("batchSize must be positive, not \(settings.batchSize)")
    }
    guard settings.epochs >= 0, settings.validationFreq > 0 else {
      throw ValueError("epochs must not be negative, and validationFreq must be positive")
    }
    guard source.count > 0 else { throw ValueError("fit: there are no samples") }
    // The first sample is run through the shape checks, so that a mistake shows before anything is
    // printed.
    if graph != nil {
      try checkSample(of: source)
    }
    warnOfUnscaledTargets(source)
    // As Keras says it; the loss and the metrics are computed all the same.
    if built, trainableVariables.isEmpty, type(of: self) == Model.self || self is Sequential {
      Screen.warn("The model does not have any trainable weights.")
    }
  }
}

/// How samples are cut into batches: all of one size but the last.
struct BatchPlan {
  let count: Int
  let size: Int
  let steps: Int

  init(count: Int, size: Int, limit: Int? = nil) {
    self.count = count
    self.size = size
    let all = (count + size - 1) / max(size, 1)
    steps = min(all, limit ?? all)
  }

  func range(_ step: Int) -> Range<Int> { step * size..<min(count, (step + 1) * size) }
}
