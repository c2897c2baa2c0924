import Tensors
import UserErrors

extension Model {
  /// Trains the model.
  ///
  /// - Parameters:
  ///   - x: the inputs, one sample for each index of the first axis; for a model with several
  ///     inputs a list of tensors or a dictionary by their names; or a ``Dataset``.
  ///   - y: the targets; for an autoencoder the inputs themselves; nil where the model's own
  ///     training step needs none.
  ///   - batchSize: how many samples make one step.
  ///   - epochs: how often all samples are gone through.
  ///   - verbose: 0 silent, 1 a progress bar, 2 a line for each epoch.
  ///   - callbacks: what is told of the progress: ``EarlyStopping``, ``ModelCheckpoint``…
  ///   - validationSplit: the part of the samples, from the end, that is kept for validation.
  ///   - validationData: samples and targets on which loss and metrics are computed after each
  ///     epoch.
  ///   - shuffle: whether the samples are put into a new random order for each epoch.
  ///   - classWeight: how much the samples of each class count, by class number; those of other
  ///     classes count 1.
  ///   - sampleWeight: a weight for each sample, or for each value of the loss, such as each pixel;
  ///     a list for several outputs.
  ///   - initialEpoch: the number of the first epoch, for a run that goes on.
  ///   - stepsPerEpoch: how many batches make an epoch; all of them unless given.
  ///   - validationSteps: how many batches are validated on; all of them unless given.
  ///   - validationBatchSize: the batches' size in validation; that of training unless given.
  ///   - validationFreq: validation after every so many epochs.
  /// - Returns: what was recorded: `history.history["loss"]`.
  /// - Throws: a ``UserErrors/ValueError`` where arguments do not fit together, and what a callback
  ///   throws, for example when a file cannot be written.
  @discardableResult
  public func fit(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, epochs: Int = 1, verbose: Int = 1,
    callbacks: [Callback] = [], validationSplit: Double = 0,
    validationData: (any ModelData, any ModelData)? = nil, shuffle: Bool = true,
    classWeight: [Int: Double]? = nil, sampleWeight: (any ModelData)? = nil, initialEpoch: Int = 0,
    stepsPerEpoch: Int? = nil, validationSteps: Int? = nil, validationBatchSize: Int? = nil,
    validationFreq: Int = 1
  ) throws -> History {
    let settings = FitSettings(
      epochs: epochs, batchSize: batchSize, verbose: verbose, shuffle: shuffle, initialEpoch: initialEpoch,
      stepsPerEpoch: stepsPerEpoch, validationFreq: validationFreq, validationSteps: validationSteps,
      validationBatchSize: validationBatchSize, callbacks: callbacks)
    let samples = TrainingSamples(x: x, y: y, classWeight: classWeight, sampleWeight: sampleWeight)
    return try fit(
      samples, validationData.map { TrainingSamples(x: $0.0, y: $0.1) }, validationSplit, settings)
  }

  /// Trains the model and validates it on samples, targets and their weights: `validationData: (x,
  /// y, sampleWeight)`. For the arguments see `fit(_:_:batchSize:epochs:…)`.
  @discardableResult
  public func fit(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, epochs: Int = 1, verbose: Int = 1,
    callbacks: [Callback] = [], validationSplit: Double = 0,
    validationData: (any ModelData, any ModelData, any ModelData), shuffle: Bool = true,
    classWeight: [Int: Double]? = nil, sampleWeight: (any ModelData)? = nil, initialEpoch: Int = 0,
    stepsPerEpoch: Int? = nil, validationSteps: Int? = nil, validationBatchSize: Int? = nil,
    validationFreq: Int = 1
  ) throws -> History {
    let settings = FitSettings(
      epochs: epochs, batchSize: batchSize, verbose: verbose, shuffle: shuffle, initialEpoch: initialEpoch,
      stepsPerEpoch: stepsPerEpoch, validationFreq: validationFreq, validationSteps: validationSteps,
      validationBatchSize: validationBatchSize, callbacks: callbacks)
    let samples = TrainingSamples(x: x, y: y, classWeight: classWeight, sampleWeight: sampleWeight)
    let (xHeld, yHeld, weights) = validationData
    return try fit(
      samples, TrainingSamples(x: xHeld, y: yHeld, sampleWeight: weights), validationSplit, settings)
  }

  /// Trains the model and validates it on inputs without targets, or on a ``Dataset``. For the
  /// arguments see `fit(_:_:batchSize:epochs:…)`.
  @discardableResult
  public func fit(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, epochs: Int = 1, verbose: Int = 1,
    callbacks: [Callback] = [], validationSplit: Double = 0, validationData: any ModelData,
    shuffle: Bool = true, classWeight: [Int: Double]? = nil, sampleWeight: (any ModelData)? = nil,
    initialEpoch: Int = 0, stepsPerEpoch: Int? = nil, validationSteps: Int? = nil,
    validationBatchSize: Int? = nil, validationFreq: Int = 1
  ) throws -> History {
    let settings = FitSettings(
      epochs: epochs, batchSize: batchSize, verbose: verbose, shuffle: shuffle, initialEpoch: initialEpoch,
      stepsPerEpoch: stepsPerEpoch, validationFreq: validationFreq, validationSteps: validationSteps,
      validationBatchSize: validationBatchSize, callbacks: callbacks)
    let samples = TrainingSamples(x: x, y: y, classWeight: classWeight, sampleWeight: sampleWeight)
    return try fit(samples, TrainingSamples(x: validationData), validationSplit, settings)
  }

  func fit(
    _ samples: TrainingSamples, _ validation: TrainingSamples?, _ split: Double, _ settings: FitSettings
  ) throws -> History {
    let settings = settings.fitting(samples.x, validation?.x)
    let source = try samples.source(for: self, of: "fit")
    if let validation {
      return try fit(
        source, validationData: validation.source(for: self, of: "validationData"), settings: settings)
    }
    guard split != 0 else { return try fit(source, settings: settings) }
    guard let tensors = source as? TensorSource else {
      throw ValueError("fit: validationSplit needs tensors; give a second Dataset as validationData")
    }
    let (training, held) = try splitForValidation(tensors, fraction: split)
    return try fit(training, validationData: held, settings: settings)
  }
}

extension FitSettings {
  /// The settings where samples come in batches of their own, as `tf.data` has it.
  fileprivate func fitting(_ samples: any ModelData, _ validation: (any ModelData)?) -> FitSettings {
    var settings = self
    if let batches = (samples as? DatasetBatches) ?? (samples as? Dataset)?.ownBatches {
      (settings.batchSize, settings.shuffle) = (batches.size, batches.dataset.isShuffled)
      if batches.dropsRemainder { settings.stepsPerEpoch = settings.stepsPerEpoch ?? batches.count }
    }
    if let batches = (validation as? DatasetBatches) ?? (validation as? Dataset)?.ownBatches {
      settings.validationBatchSize = settings.validationBatchSize ?? batches.size
    }
    return settings
  }
}

/// Samples as they are given to `fit`, with all that says how much they count.
struct TrainingSamples {
  var x: any ModelData
  var y: (any ModelData)?
  var classWeight: [Int: Double]?
  var sampleWeight: (any ModelData)?

  /// The samples batch by batch.
  func source(for model: Model, of purpose: String) throws -> any BatchSource {
    guard let classWeight else {
      return try x.source(targets: y, sampleWeight: sampleWeight, for: model, of: purpose)
    }
    guard sampleWeight == nil else {
      throw ValueError("\(purpose): classWeight and sampleWeight cannot be given together")
    }
    guard let targets = try y?.tensors(named: model.outputNames, of: purpose), targets.count == 1 else {
      throw ValueError("\(purpose): classWeight needs the targets of one output")
    }
    return try x.source(
      targets: targets, sampleWeight: sampleWeights(ofClasses: targets[0], classWeight), for: model,
      of: purpose)
  }
}
