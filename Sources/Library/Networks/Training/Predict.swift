import Tensors
import UserErrors

extension Model {
  /// The outputs of a model that has several.
  @_disfavoredOverload
  public func predict(_ x: any ModelData, batchSize: Int = 32, verbose: Int = 1, steps: Int? = nil)
    -> [Tensor]
  {
    predictAll(x, batchSize, verbose, steps)
  }

  /// The outputs of a model with two of them: `let (mean, logVariance) = encoder.predict(x)`.
  @_disfavoredOverload
  public func predict(_ x: any ModelData, batchSize: Int = 32, verbose: Int = 1, steps: Int? = nil) -> (
    Tensor, Tensor
  ) {
    let outputs = expecting(2, predictAll(x, batchSize, verbose, steps))
    return (outputs[0], outputs[1])
  }

  /// The outputs of a model with three of them: `let (zMean, zLogVar, z) = encoder.predict(x)`.
  @_disfavoredOverload
  public func predict(_ x: any ModelData, batchSize: Int = 32, verbose: Int = 1, steps: Int? = nil) -> (
    Tensor, Tensor, Tensor
  ) {
    let outputs = expecting(3, predictAll(x, batchSize, verbose, steps))
    return (outputs[0], outputs[1], outputs[2])
  }

  /// The outputs as one tensor: the only one, or all of one shape one after the other along a new
  /// first axis.
  func joined(_ outputs: [Tensor]) -> Tensor {
    orRaiseAny {
      if outputs.count == 1 { return outputs[0] }
      guard let first = outputs.first, outputs.allSatisfy({ $0.shape == first.shape }) else {
        throw ValueError(
          "the model '\(name)' has \(outputs.count) outputs of the shapes "
            + outputs.map { "\($0.shape)" }.joined(separator: ", ")
            + ": take them as `let (a, b) = model.predict(x)`, or `let outputs: [Tensor] = model.predict(x)`")
      }
      return Tensor.stack(outputs)
    }
  }

  func predictAll(_ x: any ModelData, _ batchSize: Int, _ verbose: Int, _ steps: Int?) -> [Tensor] {
    let source = orRaiseAny { () throws -> any BatchSource in
      guard batchSize > 0 else { throw ValueError("batchSize must be positive, not \(batchSize)") }
      let source = try x.source(targets: nil, sampleWeight: nil, for: self, of: "predict")
      if graph != nil {
        try checkSample(of: source)
      }
      return source
    }
    let batches = BatchPlan(count: source.count, size: batchSize, limit: steps)
    let samples = min(source.count, batches.steps * batchSize)
    let reader = BatchReader(source, batches, epoch: 0, order: nil)
    let bar = ProgressBar(target: batches.steps, verbose: verbose)
    return withoutRecording {
      var results: [GatheredOutput] = []
      for step in 0..<batches.steps {
        checkInterruption()
        let outputs = eagerCall(reader.batch(step).inputs, training: false)
        if results.isEmpty { results = outputs.map { _ in GatheredOutput(samples: samples) } }
        for (index, output) in outputs.enumerated() {
          results[index].append(output, isOnly: batches.steps == 1)
        }
        bar.update(step + 1, Logs(), finalize: false)
      }
      bar.update(batches.steps, Logs(), finalize: true)
      return results.map { $0.tensor }
    }
  }
}

/// One output of all batches. Where every batch gives a row for each sample, they are written into
/// one tensor as they come, so that no second copy is held; else they are joined at the end.
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
