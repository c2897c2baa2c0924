import Tensors
import UserErrors

extension Model {
  /// The loss and the metrics on samples and targets: `let score = model.evaluate(x, y)`, then
  /// `score[0]`, `score[1]`, or `score["accuracy"]`.
  ///
  /// - Parameters:
  ///   - x: the inputs, as for `fit`: a tensor, a list, a dictionary, or a ``Dataset``.
  ///   - y: the targets.
  ///   - batchSize: how many samples are worked on together.
  ///   - verbose: 0 silent, 1 a progress bar.
  ///   - sampleWeight: weights of the samples, as for `fit`.
  ///   - steps: how many batches; all of them unless given.
  @discardableResult
  public func evaluate(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, verbose: Int = 1,
    sampleWeight: (any ModelData)? = nil, steps: Int? = nil
  ) -> Evaluation {
    let logs = evaluated(x, y, batchSize, verbose, sampleWeight, steps)
    return Evaluation(values: inOrder(logs), logs: logs)
  }

  /// The loss on samples and targets as a number.
  @_disfavoredOverload
  public func evaluate(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, verbose: Int = 1,
    sampleWeight: (any ModelData)? = nil, steps: Int? = nil
  ) -> Double {
    evaluated(x, y, batchSize, verbose, sampleWeight, steps).loss ?? .nan
  }

  /// The loss and the metrics, in order: `let values: [Double] = model.evaluate(x, y)`.
  @_disfavoredOverload
  public func evaluate(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, verbose: Int = 1,
    sampleWeight: (any ModelData)? = nil, steps: Int? = nil
  ) -> [Double] {
    inOrder(evaluated(x, y, batchSize, verbose, sampleWeight, steps))
  }

  /// The loss and one metric: `let (loss, accuracy) = model.evaluate(x, y)`.
  @_disfavoredOverload
  public func evaluate(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, verbose: Int = 1,
    sampleWeight: (any ModelData)? = nil, steps: Int? = nil
  ) -> (Double, Double) {
    pair(inOrder(evaluated(x, y, batchSize, verbose, sampleWeight, steps)), of: "evaluate")
  }

  /// The loss and two metrics: `let (loss, accuracy, precision) = model.evaluate(x, y)`.
  @_disfavoredOverload
  public func evaluate(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, verbose: Int = 1,
    sampleWeight: (any ModelData)? = nil, steps: Int? = nil
  ) -> (Double, Double, Double) {
    let values = inOrder(evaluated(x, y, batchSize, verbose, sampleWeight, steps))
    return orRaiseAny {
      guard values.count == 3 else {
        throw ValueError("evaluate gives \(values.count) values, not 3: take them as an array, [Double]")
      }
      return (values[0], values[1], values[2])
    }
  }

  /// The loss and the metrics by name.
  public func evaluate(
    _ x: any ModelData, _ y: (any ModelData)? = nil, batchSize: Int = 32, verbose: Int = 1,
    sampleWeight: (any ModelData)? = nil, steps: Int? = nil,
    returnDict: Bool
  ) -> Logs {
    evaluated(x, y, batchSize, verbose, sampleWeight, steps)
  }

  /// Two values, or a user's error where there are not two.
  func pair(_ values: [Double], of function: String) -> (Double, Double) {
    orRaiseAny {
      guard values.count == 2 else {
        throw ValueError(
          "\(function) gives \(values.count) values, not 2: take them as an array, [Double]")
      }
      return (values[0], values[1])
    }
  }

  /// The names of what `evaluate` gives, in order, known once the model was trained or evaluated.
  public var metricsNames: [String] { metrics.map(\.name) }

  /// The values with the loss first, then the metrics in the order of `compile`.
  func inOrder(_ logs: Logs) -> [Double] {
    let names = metrics.map(\.name)
    guard Set(names) == Set(logs.keys) else { return logs.map(\.value) }
    return names.compactMap { logs.get($0) }
  }

  private func evaluated(
    _ x: any ModelData, _ y: (any ModelData)?, _ batchSize: Int, _ verbose: Int,
    _ sampleWeight: (any ModelData)?, _ steps: Int?
  ) -> Logs {
    orRaiseAny {
      _ = try requireCompilation("evaluate")
      guard batchSize > 0 else { throw ValueError("batchSize must be positive, not \(batchSize)") }
      let source = try x.source(targets: y, sampleWeight: sampleWeight, for: self, of: "evaluate")
      let batches = BatchPlan(count: source.count, size: batchSize, limit: steps)
      let reader = BatchReader(source, batches, epoch: 0, order: nil)
      let bar = ProgressBar(target: batches.steps, verbose: verbose)
      resetMetrics()
      var logs = Logs()
      for step in 0..<batches.steps {
        checkInterruption()
        logs = testStep(reader.batch(step)).sorted
        bar.update(step + 1, logs, finalize: false)
      }
      logs = epochLogs(logs)
      bar.update(batches.steps, logs, finalize: true)
      return logs
    }
  }
}
