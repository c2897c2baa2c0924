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
  let givenMetrics: [any MetricConvertible]
  /// What is shown for single outputs, by their names.
  let givenMetricsByName: [String: [any MetricConvertible]]

  /// The metrics of each output; known when the first predictions are.
  private(set) var metricsByOutput: [[Metric]]?
  /// The mean of the total loss over an epoch.
  let lossTracker = Mean(name: "loss")
  /// The mean of each output's loss, where there are several.
  private(set) var outputTrackers: [Mean] = []

  init(
    optimizer: Optimizer, losses: [Loss?], lossWeights: [Double]?, metrics: [any MetricConvertible],
    metricsByName: [String: [any MetricConvertible]] = [:]
  ) {
    self.optimizer = optimizer
    self.losses = losses
    self.lossWeights = lossWeights
    givenMetrics = metrics
    givenMetricsByName = metricsByName
  }

  /// All metrics, the loss first.
  var metrics: [Metric] {
    (losses.isEmpty ? [] : [lossTracker] + outputTrackers) + (metricsByOutput?.flatMap { $0 } ?? [])
  }

  /// The loss of output number `index`.
  func loss(ofOutput index: Int) -> Loss? {
    losses.count == 1 ? losses[0] : losses.dropFirst(index).first ?? nil
  }

  /// Chooses metrics and trackers for these outputs, once.
  func prepare(outputs: [SymbolicShape], names: [String]) throws {
    guard metricsByOutput == nil else { return }
    guard losses.count <= 1 || losses.count == outputs.count else {
      throw ValueError("compile got \(losses.count) losses for \(outputs.count) outputs")
    }
    if let lossWeights, lossWeights.count != outputs.count {
      throw ValueError("compile got \(lossWeights.count) lossWeights for \(outputs.count) outputs")
    }
    if outputs.count > 1 { outputTrackers = names.map { Mean(name: $0 + "_loss") } }
    metricsByOutput = try outputs.enumerated().map { index, shape in
      // Objects serve the first output; names serve each.
      let shared = index == 0 ? givenMetrics : givenMetrics.filter { $0 is String }
      let given = shared + (givenMetricsByName[names[index]] ?? [])
      return try given.map { metric in
        let made = try metric.asMetric(outputShape: shape, loss: loss(ofOutput: index))
        if outputs.count > 1 { made.name = names[index] + "_" + made.name }
        return made
      }
    }
  }
}

extension Model {
  /// Says how the model is trained.
  ///
  /// - Parameters:
  ///   - optimizer: `"adam"`, `"sgd"`, `"rmsprop"`… or an ``Optimizer``.
  ///   - loss: `"mse"`, `"binary_crossentropy"`… or a ``Loss``; none where the model's own training step has its own.
  ///   - metrics: `"accuracy"`, `"mae"`… or ``Metric`` objects.
  public func compile(
    optimizer: any OptimizerConvertible = "rmsprop", loss: (any LossConvertible)? = nil,
    metrics: [any MetricConvertible] = []
  ) {
    orRaiseAny {
      compilation = Compilation(
        optimizer: try optimizer.asOptimizer(), losses: try loss.map { [try $0.asLoss()] } ?? [],
        lossWeights: nil, metrics: metrics)
    }
  }

  /// The same with a loss for each output.
  public func compile(
    optimizer: any OptimizerConvertible = "rmsprop", loss: [any LossConvertible],
    lossWeights: [Double]? = nil,
    metrics: [any MetricConvertible] = []
  ) {
    orRaiseAny {
      compilation = Compilation(
        optimizer: try optimizer.asOptimizer(), losses: try loss.map { try $0.asLoss() },
        lossWeights: lossWeights, metrics: metrics)
    }
  }

  /// The same with a loss that is a function of targets and predictions.
  public func compile(
    optimizer: any OptimizerConvertible = "rmsprop", loss: @escaping (Tensor, Tensor) -> Tensor,
    metrics: [any MetricConvertible] = []
  ) {
    orRaiseAny {
      compilation = Compilation(
        optimizer: try optimizer.asOptimizer(), losses: [FunctionLoss(loss)], lossWeights: nil,
        metrics: metrics)
    }
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
    orRaiseAny { try checkedLoss(yTrue, yPred, sampleWeight) }
  }

  private func checkedLoss(_ yTrue: [Tensor], _ yPred: [Tensor], _ sampleWeight: Tensor?) throws -> Tensor {
    let compilation = try requireCompilation("computing its loss")
    let penalties = losses
    try compilation.prepare(
      outputs: yPred.map { SymbolicShape($0.shape) },
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
        let value = loss(yTrue[index], yPred[index], sampleWeight: sampleWeight)
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
