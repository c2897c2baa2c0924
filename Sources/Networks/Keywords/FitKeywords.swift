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
      let x = try arguments.take("x", expecting: Self.tensorsExpected) {
        try self.tensors($0, names: self.inputNames)
      }
      let y = try arguments.take("y", expecting: Self.tensorsExpected) {
        try self.tensors($0, names: self.outputNames)
      }
      let weights = try arguments.take("sampleWeight", expecting: "a tensor") { $0 as? Tensor }
      let settings = try fitSettings(arguments)
      let validation = try arguments.take(
        "validationData", expecting: "(x, y): two tensors, or two lists of them", validationPair)
      let split = try arguments.double("validationSplit", 0)
      try arguments.end()
      guard let x else { throw ValueError("fit needs samples: give them as its first argument") }
      let (training, held) = try Self.sources(
        x, y ?? [], sampleWeight: weights, validation: validation, validationSplit: split)
      return try fit(training, validationData: held, settings: settings)
    }
  }

  /// Training samples, and what is held back or given for validation.
  static func sources(
    _ x: [Tensor], _ y: [Tensor], sampleWeight: Tensor?, validation: ([Tensor], [Tensor])?,
    validationSplit: Double
  ) throws -> (TensorSource, TensorSource?) {
    let source = try TensorSource(x: x, y: y, sampleWeight: sampleWeight, of: "fit")
    if let validation {
      return (source, try TensorSource(x: validation.0, y: validation.1, of: "validationData"))
    }
    guard validationSplit != 0 else { return (source, nil) }
    let parts = try splitForValidation(source, fraction: validationSplit)
    return (parts.0, parts.1)
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

  /// The names by which the model's inputs may be given in a dictionary.
  var inputNames: [String] { inputs.map { $0.history?.layer.name ?? $0.name } }

  /// Tensors in the order of `names`, from whatever form they were given in; nil for another type.
  func tensors(_ value: Any, names: [String]) throws -> [Tensor]? {
    switch value {
    case let tensor as Tensor: return [tensor]
    case let list as [Tensor]: return list
    case let pair as (Tensor, Tensor): return [pair.0, pair.1]
    case let dictionary as [String: Tensor]:
      for name in dictionary.keys where !names.contains(name) {
        throw ValueError(unknownName(name, of: "input or output of the model '\(self.name)'", known: names))
      }
      return try names.map { name in
        guard let tensor = dictionary[name] else {
          throw ValueError("the model '\(self.name)' also needs '\(name)': the dictionary lacks it")
        }
        return tensor
      }
    default: return nil
    }
  }

  private func validationPair(_ value: Any) throws -> ([Tensor], [Tensor])? {
    if let pair = value as? (Tensor, Tensor) { return ([pair.0], [pair.1]) }
    if let tensor = value as? Tensor { return ([tensor], []) }
    let parts = Mirror(reflecting: value).children.map(\.value)
    guard Mirror(reflecting: value).displayStyle == .tuple, parts.count == 2,
      let x = try tensors(parts[0], names: inputNames), let y = try tensors(parts[1], names: outputNames)
    else { return nil }
    return (x, y)
  }
}
