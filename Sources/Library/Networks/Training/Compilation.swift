import OrderedJSON
import Tensors
import UserErrors

/// What `compile` was given: how a model is trained and measured.
public final class Compilation {
  /// Changes the weights.
  public let optimizer: Optimizer
  /// The loss of each output (nil for one that has none), or one for all; empty where the model's own training step has its own.
  public let losses: [Loss?]
  /// How much each output's loss counts.
  public let lossWeights: [Double]?
  /// What else is shown, as it was given.
  let givenMetrics: MetricList
  /// What else is shown, each sample counting by its weight, as it was given.
  let givenWeightedMetrics: MetricList

  /// A metric of an output, and whether the samples' weights count in it.
  struct OutputMetric {
    let metric: Metric
    let output: Int
    let isWeighted: Bool
  }

  /// The metrics of all outputs; known when the first predictions are.
  private(set) var outputMetrics: [OutputMetric]?
  /// The mean of the total loss over an epoch.
  let lossTracker = Mean(name: "loss")
  /// The mean of each output's loss, where there are several.
  private(set) var outputTrackers: [Mean] = []

  init(
    optimizer: Optimizer, losses: [Loss?], lossWeights: [Double]?, metrics: MetricList,
    weightedMetrics: MetricList = []
  ) {
    self.optimizer = optimizer
    self.losses = losses
    self.lossWeights = lossWeights
    givenMetrics = metrics
    givenWeightedMetrics = weightedMetrics
  }

  /// All metrics, the loss first.
  var metrics: [Metric] {
    (losses.isEmpty ? [] : [lossTracker] + outputTrackers) + (outputMetrics?.map(\.metric) ?? [])
  }

  /// The loss of output number `index`.
  func loss(ofOutput index: Int) -> Loss? {
    losses.count == 1 ? losses[0] : losses.dropFirst(index).first ?? nil
  }

  /// Chooses metrics and trackers for targets and outputs of these shapes, once.
  func prepare(targets: [SymbolicShape], outputs: [SymbolicShape], names: [String]) throws {
    guard outputMetrics == nil else { return }
    guard losses.count <= 1 || losses.count == outputs.count else {
      throw ValueError("compile got \(losses.count) losses for \(outputs.count) outputs")
    }
    if let lossWeights, lossWeights.count != outputs.count {
      throw ValueError("compile got \(lossWeights.count) lossWeights for \(outputs.count) outputs")
    }
    if outputs.count > 1 { outputTrackers = names.map { Mean(name: $0 + "_loss") } }
    var used = Set<String>()
    // As in Keras, a weighted metric that is also there without weights has its own name (compile_utils.py, CompileMetrics.result).
    func unused(_ name: String, of output: String, isWeighted: Bool) -> String {
      let prefix = outputs.count > 1 ? output + "_" : ""
      var unique = prefix + name
      if used.contains(unique), isWeighted { unique = prefix + "weighted_" + name }
      let base = unique
      var index = 1
      while !used.insert(unique).inserted {
        unique = "\(base)_\(index)"
        index += 1
      }
      return unique
    }
    func made(_ list: MetricList, isWeighted: Bool) throws -> [OutputMetric] {
      let groups = try list.byOutput(names, argument: isWeighted ? "weightedMetrics" : "metrics")
      return try groups.enumerated().flatMap { index, group in
        try group.map { given in
          // Without targets of its own an output is compared with nothing, so that their shape does not matter.
          let target = targets.indices.contains(index) ? targets[index] : outputs[index]
          let metric = try given.asMetric(target: target, output: outputs[index])
          metric.name = unused(metric.name, of: names[index], isWeighted: isWeighted)
          return OutputMetric(metric: metric, output: index, isWeighted: isWeighted)
        }
      }
    }
    outputMetrics =
      try made(givenMetrics, isWeighted: false) + made(givenWeightedMetrics, isWeighted: true)
  }
}

extension Model {
  /// Says how the model is trained.
  ///
  /// - Parameters:
  ///   - optimizer: `"adam"`, `"sgd"`, `"rmsprop"`… or an ``Optimizer``.
  ///   - loss: `"mse"`, `"binary_crossentropy"`… or a ``Loss``; for several outputs a list of them, or a dictionary by the names of the
  ///     outputs' layers; none where the model's own training step has its own.
  ///   - lossWeights: how much each output's loss counts, a list or a dictionary.
  ///   - metrics: `"accuracy"`, `"mae"`… or ``Metric`` objects; see ``MetricList`` for several outputs. Samples count alike in them.
  ///   - weightedMetrics: metrics in which each sample counts by its weight.
  ///   - runEagerly: changes nothing: every step is run as it is written. The same holds for `stepsPerExecution` and `jitCompile`.
  public func compile(
    optimizer: any OptimizerConvertible = "rmsprop", loss: (any LossGroup)? = nil,
    lossWeights: (any OutputWeights)? = nil, metrics: MetricList = [], weightedMetrics: MetricList = [],
    runEagerly: Bool = false, stepsPerExecution: Int = 1, jitCompile: Bool = false
  ) {
    orRaiseAny {
      try compile(
        optimizer, losses: loss?.lossesOfOutputs(outputNames) ?? [], lossWeights, metrics, weightedMetrics)
    }
  }

  /// The same with a loss that is a function of targets and predictions.
  public func compile(
    optimizer: any OptimizerConvertible = "rmsprop", loss: @escaping (Tensor, Tensor) -> Tensor,
    metrics: MetricList = [], weightedMetrics: MetricList = []
  ) {
    orRaiseAny { try compile(optimizer, losses: [FunctionLoss(loss)], nil, metrics, weightedMetrics) }
  }

  /// The same with losses of different kinds in one list: `["mse", losses.Huber()]`.
  @_disfavoredOverload
  public func compile(
    optimizer: any OptimizerConvertible = "rmsprop", loss: [any LossConvertible],
    lossWeights: (any OutputWeights)? = nil, metrics: MetricList = [], weightedMetrics: MetricList = []
  ) {
    orRaiseAny {
      try compile(optimizer, losses: loss.map { try $0.asLoss() }, lossWeights, metrics, weightedMetrics)
    }
  }

  private func compile(
    _ optimizer: any OptimizerConvertible, losses: [Loss?], _ lossWeights: (any OutputWeights)?,
    _ metrics: MetricList, _ weightedMetrics: MetricList
  ) throws {
    compilation = Compilation(
      optimizer: try optimizer.asOptimizer(), losses: losses,
      lossWeights: try lossWeights?.weights(ofOutputs: outputNames), metrics: metrics,
      weightedMetrics: weightedMetrics)
  }

  /// Whether `compile` was called.
  public var compiled: Bool { compilation != nil }

  /// The optimizer of `compile`.
  public var optimizer: Optimizer { orRaiseAny { try requireCompilation("optimizer").optimizer } }

  func requireCompilation(_ use: String) throws -> Compilation {
    guard let compilation else {
      throw ValueError(
        "the model '\(name)' must be compiled before \(use): call model.compile(optimizer: \"adam\", loss: \"mse\") first"
      )
    }
    return compilation
  }

  /// The names of the outputs: those of the layers that make them.
  var outputNames: [String] { outputs.map { $0.history?.layer.name ?? $0.name } }

  /// The loss of predictions: the mean of each output's loss, times its weight, and the layers' penalties.
  ///
  /// A training step of one's own may call it as Keras's `self.compute_loss(x, y, y_pred)`.
  public func computeLoss(_ yTrue: [Tensor], _ yPred: [Tensor], sampleWeight: Tensor? = nil) -> Tensor {
    computeLoss(Batch(x: [], y: yTrue, sampleWeight: sampleWeight), yPred)
  }

  /// The same for a model with one output.
  public func computeLoss(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil) -> Tensor {
    computeLoss([yTrue], [yPred], sampleWeight: sampleWeight)
  }

  /// The loss of predictions for a batch, each output with its own weights.
  func computeLoss(_ batch: Batch, _ yPred: [Tensor]) -> Tensor {
    orRaiseAny { try checkedLoss(batch, yPred) }
  }

  private func checkedLoss(_ batch: Batch, _ yPred: [Tensor]) throws -> Tensor {
    let yTrue = batch.targets
    let compilation = try requireCompilation("computing its loss")
    let penalties = losses
    try compilation.prepare(
      targets: yTrue.map { SymbolicShape($0.shape) }, outputs: yPred.map { SymbolicShape($0.shape) },
      names: outputNames.count == yPred.count ? outputNames : yPred.indices.map { "output_\($0)" })
    var total: Tensor?
    if !compilation.losses.isEmpty {
      guard yTrue.count == yPred.count else {
        throw ValueError(
          "the model '\(name)' has \(yPred.count) outputs, but there are \(yTrue.count) targets; give `fit` targets as "
            + "its second argument")
      }
      for index in yPred.indices {
        guard let loss = compilation.loss(ofOutput: index) else { continue }
        let value = loss(yTrue[index], yPred[index], sampleWeight: batch.sampleWeight(ofOutput: index))
        if yPred.count > 1 {
          compilation.outputTrackers[index].updateState(
            value, sampleWeight: Double(yPred[index].shape.first ?? 1))
        }
        let weighted = compilation.lossWeights.map { value * $0[index] } ?? value
        total = total.map { $0 + weighted } ?? weighted
      }
    }
    for penalty in penalties { total = total.map { $0 + penalty } ?? penalty }
    guard let total else {
      throw ValueError(
        "the model '\(name)' has no loss: give one to compile(loss:), call addLoss in a layer, or override trainStep"
      )
    }
    return total
  }
}
