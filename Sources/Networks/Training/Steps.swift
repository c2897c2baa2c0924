import Autodiff
import Tensors
import UserErrors

extension Model {
  /// The loss, the metrics of `compile`, and those kept in the properties of a class of one's own.
  var standardMetrics: [Metric] {
    Attributes.unique((compilation?.metrics ?? []) + Attributes.metrics(of: self))
  }

  /// Forward, loss, gradients, optimizer, metrics.
  func standardTrainStep(_ batch: Batch) -> Logs {
    let compilation = orRaiseAny { try requireCompilation("fit") }
    let tape = GradientTape()
    var predictions: [Tensor] = []
    let loss = tape.record {
      predictions = eagerCall(batch.x, training: true)
      return computeLoss(batch.y, predictions, sampleWeight: batch.sampleWeight)
    }
    let variables = trainableVariables
    compilation.optimizer.apply(tape.gradient(loss, variables), variables)
    return measured(batch, predictions.map(\.detached), loss.detached, compilation)
  }

  /// Forward, loss, metrics.
  func standardTestStep(_ batch: Batch) -> Logs {
    let compilation = orRaiseAny { try requireCompilation("evaluate") }
    return withoutRecording {
      let predictions = eagerCall(batch.x, training: false)
      let loss = computeLoss(batch.y, predictions, sampleWeight: batch.sampleWeight)
      return measured(batch, predictions, loss, compilation)
    }
  }

  /// Takes a batch into account in loss and metrics, and gives their values so far.
  private func measured(_ batch: Batch, _ predictions: [Tensor], _ loss: Tensor, _ compilation: Compilation)
    -> Logs
  {
    compilation.lossTracker.updateState(loss, sampleWeight: Double(batch.count))
    for (index, metrics) in (compilation.metricsByOutput ?? []).enumerated() where index < batch.y.count {
      for metric in metrics {
        metric.updateState(batch.y[index], predictions[index], sampleWeight: batch.sampleWeight)
      }
    }
    if compilation.losses.isEmpty { return Logs([("loss", compilation.lossTracker.value)]) }
    return metricsResult()
  }

  /// The present values of ``Model/metrics``.
  public func metricsResult() -> Logs { Logs(metrics.map { ($0.name, $0.result().logValue) }) }

  /// Forgets the batches that the metrics have seen.
  public func resetMetrics() {
    metrics.forEach { $0.resetState() }
    compilation?.lossTracker.resetState()
  }

  /// One step of training on one batch; gives the loss.
  @discardableResult
  public func trainOnBatch(_ x: Tensor, _ y: Tensor? = nil, sampleWeight: Tensor? = nil) -> Double {
    resetMetrics()
    return trainStep(Batch(x: [x], y: y.map { [$0] } ?? [], sampleWeight: sampleWeight)).loss ?? .nan
  }

  /// The loss of one batch, without training.
  public func testOnBatch(_ x: Tensor, _ y: Tensor? = nil, sampleWeight: Tensor? = nil) -> Double {
    resetMetrics()
    return testStep(Batch(x: [x], y: y.map { [$0] } ?? [], sampleWeight: sampleWeight)).loss ?? .nan
  }

  /// The predictions for one batch.
  public func predictOnBatch(_ x: Tensor) -> Tensor {
    withoutRecording { callAsFunction(x, training: false) }
  }
}
