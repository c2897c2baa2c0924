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
      predictions = eagerCall(batch.inputs, training: true)
      return computeLoss(batch, predictions)
    }
    let variables = trainableVariables
    if !variables.isEmpty { compilation.optimizer.apply(tape.optionalGradient(loss, variables), variables) }
    return measured(batch, predictions.map(\.detached), loss.detached, compilation)
  }

  /// Forward, loss, metrics.
  func standardTestStep(_ batch: Batch) -> Logs {
    let compilation = orRaiseAny { try requireCompilation("evaluate") }
    return withoutRecording {
      guard !compilation.losses.isEmpty || graph != nil else { raise(noTestStep) }
      let predictions = eagerCall(batch.inputs, training: false)
      let loss = computeLoss(batch, predictions)
      return measured(batch, predictions, loss, compilation)
    }
  }

  /// Takes a batch into account in loss and metrics, and gives their values so far.
  private func measured(_ batch: Batch, _ predictions: [Tensor], _ loss: Tensor, _ compilation: Compilation)
    -> Logs
  {
    compilation.lossTracker.updateState(loss, sampleWeight: Double(batch.count))
    for part in compilation.outputMetrics ?? [] where part.output < batch.targets.count {
      part.metric.updateState(
        batch.targets[part.output], predictions[part.output],
        sampleWeight: part.isWeighted ? batch.sampleWeight(ofOutput: part.output) : nil)
    }
    if compilation.losses.isEmpty { return Logs([("loss", compilation.lossTracker.value)]) }
    return metricsResult()
  }

  /// Said where a class with a training step of its own is validated without a step for that.
  private var noTestStep: ValueError {
    ValueError(
      "'\(name)' (\(className)) has no testStep of its own, and compile was given no loss: evaluate and validationData "
        + "need override func testStep(_ data: Batch) -> Logs in \(className), which measures as its trainStep does"
    )
  }

  /// The present values of ``Model/metrics``.
  public func metricsResult() -> Logs { Logs(metrics.map { ($0.name, $0.result().logValue) }) }

  /// Forgets the batches that the metrics have seen.
  public func resetMetrics() {
    metrics.forEach { $0.resetState() }
    compilation?.lossTracker.resetState()
  }

  /// The predictions for one batch.
  public func predictOnBatch(_ x: Tensor) -> Tensor {
    withoutRecording { callAsFunction(x, training: false) }
  }
}
