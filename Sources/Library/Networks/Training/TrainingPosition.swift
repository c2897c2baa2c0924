import Tensors

/// Where a run of `fit` stands: enough to go on from there as if it had never stopped.
struct TrainingPosition: Equatable {
  /// The epoch, from 0.
  var epoch = 0
  /// How many batches of it were trained on.
  var step = 0
  /// The shared generator before the epoch's order was drawn, which gives the same order again.
  var orderState: RandomGenerator.State?
  /// The shared generator after the last batch.
  var generatorState: RandomGenerator.State?
  /// What loss and metrics have gathered in the epoch.
  var metrics: [MetricState] = []
  /// The epoch's values before its end, where batches were trained on.
  var logs = Logs()

  /// The sums of a metric.
  struct MetricState: Equatable {
    var total: Double
    var count: Double
  }

  static func == (a: TrainingPosition, b: TrainingPosition) -> Bool {
    (a.epoch, a.step, a.orderState, a.generatorState) == (b.epoch, b.step, b.orderState, b.generatorState)
      && a.metrics == b.metrics
  }
}

extension Model {
  /// The metrics whose sums belong to the epoch, the loss among them.
  private var gatheringMetrics: [Metric] {
    Attributes.unique(metrics + (compilation.map { [$0.lossTracker] } ?? []))
  }

  /// Makes the metrics of `compile`, which otherwise come with the first step, where the outputs are known before.
  func prepareMetrics(for batch: Batch) throws {
    guard let graph else { return }
    try compilation?.prepare(
      targets: batch.targets.map { SymbolicShape($0.shape) }, outputs: graph.outputs.map(\.shape),
      names: outputNames)
  }

  /// What loss and metrics have gathered.
  var metricStates: [TrainingPosition.MetricState] {
    get { gatheringMetrics.map { .init(total: $0.total, count: $0.count) } }
    set {
      for (metric, state) in zip(gatheringMetrics, newValue) {
        (metric.total, metric.count) = (state.total, state.count)
      }
    }
  }
}
