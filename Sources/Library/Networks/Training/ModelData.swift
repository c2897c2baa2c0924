import Tensors
import UserErrors

/// What `fit`, `evaluate` and `predict` take for samples: a tensor, a list of tensors for a model
/// with several inputs or outputs, a dictionary of tensors by the names of inputs or outputs, or a
/// ``Dataset``.
public protocol ModelData {
  /// The tensors in the order of `names`, those of the model's inputs or outputs.
  ///
  /// - Throws: ``UserErrors/ValueError`` where names are unknown or missing.
  func tensors(named names: [String], of purpose: String) throws -> [Tensor]

  /// The samples batch by batch, with their targets and weights.
  func source(
    targets: (any ModelData)?, sampleWeight: (any ModelData)?, for model: Model, of purpose: String
  ) throws -> any BatchSource
}

extension ModelData {
  /// The tensors together as a source of batches.
  public func source(
    targets: (any ModelData)?, sampleWeight: (any ModelData)?, for model: Model, of purpose: String
  ) throws -> any BatchSource {
    try TensorSource(
      x: tensors(named: model.inputNames, of: purpose),
      y: targets?.tensors(named: model.outputNames, of: purpose) ?? [],
      sampleWeights: sampleWeight?.tensors(named: model.outputNames, of: purpose) ?? [], of: purpose)
  }
}

extension Tensor: ModelData {
  /// Itself.
  public func tensors(named names: [String], of purpose: String) throws -> [Tensor] { [self] }
}

extension Array: ModelData where Element == Tensor {
  /// The tensors as they are listed.
  public func tensors(named names: [String], of purpose: String) throws -> [Tensor] { self }
}

extension Dictionary: ModelData where Key == String, Value == Tensor {
  /// The tensors in the order of `names`.
  public func tensors(named names: [String], of purpose: String) throws -> [Tensor] {
    for name in keys where !names.contains(name) {
      throw ValueError(unknownName(name, of: "input or output of the model in \(purpose)", known: names))
    }
    return try names.map { name in
      guard let tensor = self[name] else {
        throw ValueError("\(purpose): the model also needs '\(name)', which the dictionary lacks")
      }
      return tensor
    }
  }
}

extension DatasetBatches: ModelData {
  /// A set of samples has no tensors of its own: an error.
  public func tensors(named names: [String], of purpose: String) throws -> [Tensor] {
    try dataset.tensors(named: names, of: purpose)
  }

  /// The set of samples.
  public func source(
    targets: (any ModelData)?, sampleWeight: (any ModelData)?, for model: Model, of purpose: String
  ) throws -> any BatchSource {
    try dataset.source(targets: targets, sampleWeight: sampleWeight, for: model, of: purpose)
  }
}

extension Dataset: ModelData {
  /// A set of samples has no tensors of its own: an error.
  public func tensors(named names: [String], of purpose: String) throws -> [Tensor] {
    throw ValueError("\(purpose): a Dataset holds inputs and targets together, and so is given alone")
  }

  /// Itself.
  public func source(
    targets: (any ModelData)?, sampleWeight: (any ModelData)?, for model: Model, of purpose: String
  ) throws -> any BatchSource {
    guard targets == nil, sampleWeight == nil else {
      throw ValueError(
        "\(purpose): a Dataset has its targets and weights with it, so y and sampleWeight must not be given: "
          + "Dataset(x, y)")
    }
    return self
  }
}

extension Model {
  /// The names by which the model's inputs may be given in a dictionary.
  var inputNames: [String] { inputs.map { $0.history?.layer.name ?? $0.name } }
}

/// Weights that follow from the classes of the samples, as `class_weight` in Keras.
///
/// - Parameters:
///   - targets: class numbers, (batch) or (batch, 1), or rows with a one, (batch, classes).
///   - weights: the weight of each class; 1 for those that are not there.
func sampleWeights(ofClasses targets: Tensor, _ weights: [Int: Double]) -> Tensor {
  let isOneHot = targets.rank > 1 && targets.shape[-1] != 1
  let classes = isOneHot ? targets.argmax(axis: -1) : targets
  return Tensor(classes.astype(.float64).doubles.map { Float(weights[Int($0)] ?? 1) })
}
