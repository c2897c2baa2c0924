import KeywordCalls
import Tensors
import UserErrors

extension Model {
  /// `fit` with its arguments in any order: `try model.fit(x, y, batchSize: 64, epochs: 3, callbacks: [stop], validationSplit: 0.1)`.
  /// For what they mean see the method `fit(_:_:epochs:batchSize:…)`.
  ///
  /// Inputs and targets are a tensor, a list of tensors, or for a model with several inputs or outputs a dictionary by their names.
  @_disfavoredOverload
  public var fit: KeywordCall<History> {
    KeywordCall { [self] arguments in
      try arguments.begin("fit", positional: "x", "y", "batchSize", "epochs")
      let x = try arguments.take("x", expecting: Self.tensorsExpected) { try self.data($0) }
      let y = try arguments.take("y", expecting: Self.tensorsExpected) { try self.data($0) }
      let weights = try arguments.take("sampleWeight", expecting: Self.tensorsExpected) { try self.data($0) }
      let classes = try arguments.take("classWeight", expecting: "a dictionary of numbers by class") {
        $0 as? [Int: Double]
      }
      let settings = try fitSettings(arguments)
      let validation = try arguments.take(
        "validationData", expecting: "(x, y): two tensors, or two lists of them", validationSamples)
      let split = try arguments.double("validationSplit", 0)
      try arguments.end()
      guard let x else { throw ValueError("fit needs samples: give them as its first argument") }
      let samples = TrainingSamples(x: x, y: y, classWeight: classes, sampleWeight: weights)
      return try fit(samples, validation, split, settings)
    }
  }

  private func data(_ value: Any) throws -> (any ModelData)? {
    if let pair = value as? (Tensor, Tensor) { return [pair.0, pair.1] }
    return value as? any ModelData
  }

  private func validationSamples(_ value: Any) throws -> TrainingSamples? {
    if let data = value as? any ModelData { return TrainingSamples(x: data) }
    let parts = try Mirror(reflecting: value).children.compactMap { try data($0.value) }
    switch parts.count {
    case 2: return TrainingSamples(x: parts[0], y: parts[1])
    case 3: return TrainingSamples(x: parts[0], y: parts[1], sampleWeight: parts[2])
    default: return nil
    }
  }

  private func fitSettings(_ arguments: KeywordArguments) throws -> FitSettings {
    var settings = FitSettings()
    settings.epochs = try arguments.int("epochs", 1)
    settings.batchSize = try arguments.int("batchSize", 32)
    settings.verbose =
      try arguments.take("verbose", expecting: "0, 1, 2 or \"auto\"") {
        $0 as? Int ?? ($0 as? Bool).map { $0 ? 1 : 0 } ?? ($0 as? String == "auto" ? 1 : nil)
      } ?? 1
    settings.shuffle = try arguments.bool("shuffle", true)
    settings.initialEpoch = try arguments.int("initialEpoch", 0)
    settings.stepsPerEpoch = try arguments.take("stepsPerEpoch", expecting: "a whole number") { $0 as? Int }
    settings.validationFreq = try arguments.int("validationFreq", 1)
    settings.validationSteps = try arguments.take("validationSteps", expecting: "a whole number") {
      $0 as? Int
    }
    settings.validationBatchSize = try arguments.take("validationBatchSize", expecting: "a whole number") {
      $0 as? Int
    }
    settings.callbacks =
      try arguments.take("callbacks", expecting: "a list of callbacks") {
        $0 as? [Callback] ?? ($0 as? Callback).map { [$0] }
      } ?? []
    return settings
  }

  private static var tensorsExpected: String {
    "a tensor, a list of tensors, or a dictionary of them by name"
  }
}
