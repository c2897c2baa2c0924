import Tensors
import UserErrors

/// The loss of each output as `compile` takes it: one for all, a list in the outputs' order, or a dictionary by the names of the
/// outputs' layers.
public protocol LossGroup {
  /// The losses in the order of `names`; one alone serves every output, nil leaves an output without a loss.
  func lossesOfOutputs(_ names: [String]) throws -> [Loss?]
}

extension LossConvertible {
  /// Itself for every output.
  public func lossesOfOutputs(_ names: [String]) throws -> [Loss?] { [try asLoss()] }
}

extension Array: LossGroup {
  /// The losses as they are listed; nil for an output that has none.
  public func lossesOfOutputs(_ names: [String]) throws -> [Loss?] {
    try map { try loss(from: $0) }
  }
}

extension Dictionary: LossGroup where Key == String {
  /// The losses in the order of the outputs.
  public func lossesOfOutputs(_ names: [String]) throws -> [Loss?] {
    try inOrder(of: names, "loss").map { try $0.flatMap { try loss(from: $0) } }
  }
}

private func loss(from value: Any) throws -> Loss? {
  if let given = value as? any LossConvertible { return try given.asLoss() }
  let mirror = Mirror(reflecting: value)
  if mirror.displayStyle == .optional {
    return try mirror.children.first.flatMap { try loss(from: $0.value) }
  }
  throw ValueError("a loss is a name or a Loss object, not \(type(of: value))")
}

/// How much each output's loss counts: a list in the outputs' order, or a dictionary by the names of the outputs' layers.
public protocol OutputWeights {
  /// The weights in the order of `names`.
  func weights(ofOutputs names: [String]) throws -> [Double]
}

/// A number by which an output's loss is multiplied.
public protocol OutputWeight {
  /// The number.
  var outputWeight: Double { get }
}

extension Double: OutputWeight {
  /// Itself.
  public var outputWeight: Double { self }
}
extension Int: OutputWeight {
  /// The number.
  public var outputWeight: Double { Double(self) }
}

extension Array: OutputWeights where Element: OutputWeight {
  /// The weights as they are listed.
  public func weights(ofOutputs names: [String]) throws -> [Double] { map(\.outputWeight) }
}

extension Dictionary: OutputWeights where Key == String, Value: OutputWeight {
  /// The weights in the order of the outputs, 1 for those that are not there.
  public func weights(ofOutputs names: [String]) throws -> [Double] {
    try inOrder(of: names, "lossWeights").map { $0?.outputWeight ?? 1 }
  }
}

extension Dictionary where Key == String {
  /// The values in the order of the outputs' names; an unknown name is an error.
  fileprivate func inOrder(of names: [String], _ argument: String) throws -> [Value?] {
    for name in keys where !names.contains(name) {
      throw ValueError(unknownName(name, of: "output in \(argument)", known: names))
    }
    return names.map { self[$0] }
  }
}
