import Tensors
import UserErrors

extension Model {
  /// The outputs for `x`, batch by batch, without training: `autoencoder.predict(exampleImages)`.
  public func predict(_ x: Tensor, batchSize: Int = 32, verbose: Int = 1) -> Tensor {
    let outputs = predictAll([x], batchSize: batchSize, verbose: verbose)
    return orRaiseAny {
      guard outputs.count == 1 else {
        throw ValueError(
          "the model '\(name)' has \(outputs.count) outputs: take them as `let outputs: [Tensor] = model.predict(x)`"
        )
      }
      return outputs[0]
    }
  }

  /// The outputs of a model that has several.
  @_disfavoredOverload
  public func predict(_ x: Tensor, batchSize: Int = 32, verbose: Int = 1) -> [Tensor] {
    predictAll([x], batchSize: batchSize, verbose: verbose)
  }

  /// The outputs of a model with three of them: `let (zMean, zLogVar, z) = encoder.predict(x)`.
  @_disfavoredOverload
  public func predict(_ x: Tensor, batchSize: Int = 32, verbose: Int = 1) -> (Tensor, Tensor, Tensor) {
    let outputs = predictAll([x], batchSize: batchSize, verbose: verbose)
    return orRaiseAny {
      guard outputs.count == 3 else {
        throw ValueError("the model '\(name)' has \(outputs.count) outputs, not 3")
      }
      return (outputs[0], outputs[1], outputs[2])
    }
  }

  /// The outputs of a model with several inputs.
  public func predict(_ x: [Tensor], batchSize: Int = 32, verbose: Int = 1) -> [Tensor] {
    predictAll(x, batchSize: batchSize, verbose: verbose)
  }

  private func predictAll(_ x: [Tensor], batchSize: Int, verbose: Int) -> [Tensor] {
    let source = orRaiseAny { () throws -> TensorSource in
      guard batchSize > 0 else { throw ValueError("batchSize must be positive, not \(batchSize)") }
      let source = try TensorSource(x: x, of: "predict")
      if graph != nil { try checkInputs(x.map { SymbolicShape($0.shape).withUnknownBatch }) }
      return source
    }
    let batches = BatchPlan(count: source.count, size: batchSize)
    let bar = ProgressBar(target: batches.steps, verbose: verbose)
    return withoutRecording {
      var results: [GatheredOutput] = []
      for step in 0..<batches.steps {
        checkInterruption()
        let outputs = eagerCall(source.batch(batches.range(step)).x, training: false)
        if results.isEmpty { results = outputs.map { _ in GatheredOutput(samples: source.count) } }
        for (index, output) in outputs.enumerated() {
          results[index].append(output, isOnly: batches.steps == 1)
        }
        bar.update(step + 1, Logs(), finalize: false)
      }
      bar.update(batches.steps, Logs(), finalize: true)
      return results.map { $0.tensor }
    }
  }

  /// The loss and the metrics on samples and targets: `let score = model.evaluate(x, y)`, then `score[0]`, `score[1]`.
  @discardableResult
  public func evaluate(
    _ x: Tensor, _ y: Tensor? = nil, batchSize: Int = 32, verbose: Int = 1, sampleWeight: Tensor? = nil
  ) -> Evaluation {
    let logs = evaluateLogs([x], y.map { [$0] } ?? [], batchSize, verbose, sampleWeight)
    return Evaluation(values: inOrder(logs), logs: logs)
  }

  /// The loss on samples and targets as a number.
  @_disfavoredOverload
  public func evaluate(
    _ x: Tensor, _ y: Tensor? = nil, batchSize: Int = 32, verbose: Int = 1, sampleWeight: Tensor? = nil
  ) -> Double {
    evaluateLogs([x], y.map { [$0] } ?? [], batchSize, verbose, sampleWeight).loss ?? .nan
  }

  /// The loss and the metrics, in order: `let values: [Double] = model.evaluate(x, y)`.
  @_disfavoredOverload
  public func evaluate(
    _ x: Tensor, _ y: Tensor? = nil, batchSize: Int = 32, verbose: Int = 1, sampleWeight: Tensor? = nil
  ) -> [Double] {
    inOrder(evaluateLogs([x], y.map { [$0] } ?? [], batchSize, verbose, sampleWeight))
  }

  /// The loss and one metric: `let (loss, accuracy) = model.evaluate(x, y)`.
  @_disfavoredOverload
  public func evaluate(
    _ x: Tensor, _ y: Tensor? = nil, batchSize: Int = 32, verbose: Int = 1, sampleWeight: Tensor? = nil
  ) -> (Double, Double) {
    let values = inOrder(evaluateLogs([x], y.map { [$0] } ?? [], batchSize, verbose, sampleWeight))
    return orRaiseAny {
      guard values.count == 2 else {
        throw ValueError("evaluate gives \(values.count) values, not 2: take them as an array, [Double]")
      }
      return (values[0], values[1])
    }
  }

  /// The loss and two metrics: `let (loss, accuracy, precision) = model.evaluate(x, y)`.
  @_disfavoredOverload
  public func evaluate(
    _ x: Tensor, _ y: Tensor? = nil, batchSize: Int = 32, verbose: Int = 1, sampleWeight: Tensor? = nil
  ) -> (Double, Double, Double) {
    let values = inOrder(evaluateLogs([x], y.map { [$0] } ?? [], batchSize, verbose, sampleWeight))
    return orRaiseAny {
      guard values.count == 3 else {
        throw ValueError("evaluate gives \(values.count) values, not 3: take them as an array, [Double]")
      }
      return (values[0], values[1], values[2])
    }
  }

  /// The loss and the metrics by name.
  public func evaluate(
    _ x: Tensor, _ y: Tensor? = nil, batchSize: Int = 32, verbose: Int = 1, sampleWeight: Tensor? = nil,
    returnDict: Bool
  ) -> Logs {
    evaluateLogs([x], y.map { [$0] } ?? [], batchSize, verbose, sampleWeight)
  }

  /// The loss and the metrics of a model with several inputs or outputs, by name.
  public func evaluate(_ x: [Tensor], _ y: [Tensor] = [], batchSize: Int = 32, verbose: Int = 1) -> Logs {
    evaluateLogs(x, y, batchSize, verbose, nil)
  }

  /// The values with the loss first, then the metrics in the order of `compile`.
  private func inOrder(_ logs: Logs) -> [Double] {
    let names = metrics.map(\.name)
    guard Set(names) == Set(logs.keys) else { return logs.map(\.value) }
    return names.compactMap { logs[$0] }
  }

  private func evaluateLogs(
    _ x: [Tensor], _ y: [Tensor], _ batchSize: Int, _ verbose: Int, _ sampleWeight: Tensor?
  ) -> Logs {
    orRaiseAny {
      _ = try requireCompilation("evaluate")
      guard batchSize > 0 else { throw ValueError("batchSize must be positive, not \(batchSize)") }
      let source = try TensorSource(x: x, y: y, sampleWeight: sampleWeight, of: "evaluate")
      let batches = BatchPlan(count: source.count, size: batchSize)
      let bar = ProgressBar(target: batches.steps, verbose: verbose)
      resetMetrics()
      var logs = Logs()
      for step in 0..<batches.steps {
        checkInterruption()
        logs = testStep(source.batch(batches.range(step))).sorted
        bar.update(step + 1, logs, finalize: false)
      }
      logs = epochLogs(logs)
      bar.update(batches.steps, logs, finalize: true)
      return logs
    }
  }
}

/// One output of all batches. Where every batch gives a row for each sample, they are written into one tensor as they
/// come, so that no second copy is held; else they are joined at the end.
private struct GatheredOutput {
  private let samples: Int
  private var whole: Tensor?
  private var rows = 0
  private var parts: [Tensor] = []

  init(samples: Int) { self.samples = samples }

  var tensor: Tensor {
    if let whole { return rows == samples ? whole : whole[0..<rows] }
    return parts.count == 1 ? parts[0] : Tensor.concatenate(parts)
  }

  mutating func append(_ part: Tensor, isOnly: Bool) {
    if isOnly || part.rank == 0 || !parts.isEmpty { return giveUp(part) }
    if whole == nil {
      whole = Tensor(
        uninitialized: Shape([samples] + Array(part.shape.dimensions.dropFirst())), dtype: part.dtype)
    }
    guard let result = whole, part.dtype == result.dtype, rows + part.shape[0] <= samples,
      part.shape.dimensions.dropFirst() == result.shape.dimensions.dropFirst()
    else { return giveUp(part) }
    let offset = result.nbytes / max(samples, 1) * rows
    part.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      (result.rawPointer + offset).copyMemory(from: start, byteCount: bytes.count)
    }
    rows += part.shape[0]
  }

  /// The batches do not fit together as rows: they are kept as they are.
  private mutating func giveUp(_ part: Tensor) {
    if let result = whole, rows > 0 { parts.append(result[0..<rows]) }
    (whole, rows) = (nil, 0)
    parts.append(part)
  }
}
