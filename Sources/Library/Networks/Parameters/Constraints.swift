import OrderedJSON
import Tensors
import UserErrors

/// What a weight is brought back to after each step of the optimizer.
///
/// See Keras, `keras/src/constraints/constraints.py`.
public protocol Constraint: ConstraintConvertible, KerasObject {
  /// The class's name in Keras.
  var className: String { get }
  /// The settings under Keras's keys.
  var config: JSON { get }
  /// The weight that satisfies the constraint.
  func callAsFunction(_ w: Tensor) -> Tensor
}

/// What may be given as a constraint: a name (`"non_neg"`, `"unit_norm"`, `"max_norm"`, `"min_max_norm"`) or a ``Constraint``.
public protocol ConstraintConvertible {
  /// The constraint meant; an unknown name is a user's error.
  var asConstraint: any Constraint { get }
}

extension Constraint {
  /// The type's name, for a constraint of one's own.
  public var className: String { String(describing: type(of: self)) }

  /// No settings; a constraint of one's own that has some gives them: `["rate": JSON(rate)]`.
  public var config: JSON { [:] }

  /// Itself.
  public var asConstraint: any Constraint { self }

  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.constraints", className: className, config: config)
  }
}

extension String: ConstraintConvertible {
  /// The constraint of this name with its standard settings.
  public var asConstraint: any Constraint {
    orRaiseAny { try constraints.named(NameScope.snakeCase(self), [:]) }
  }
}

extension Optional where Wrapped == any Constraint {
  /// As a saved model describes it; `null` for nil.
  var serialized: JSON { map(\.serialized) ?? .null }
}

/// The constraints by their names in Keras.
public enum constraints {
  /// See ``Networks/NonNeg``.
  public typealias NonNeg = Networks.NonNeg
  /// See ``Networks/UnitNorm``.
  public typealias UnitNorm = Networks.UnitNorm
  /// See ``Networks/MaxNorm``.
  public typealias MaxNorm = Networks.MaxNorm
  /// See ``Networks/MinMaxNorm``.
  public typealias MinMaxNorm = Networks.MinMaxNorm
  /// See ``Networks/Constraint``.
  public typealias Constraint = Networks.Constraint

  /// The constraint that a saved model describes; nil for `null`.
  public static func deserialize(_ json: JSON?) throws -> (any Networks.Constraint)? {
    guard let json, !json.isNull else { return nil }
    if let own = try CustomObjects.deserialize(json, as: (any Networks.Constraint).self) { return own }
    let name = json["class_name"]?.stringValue ?? json.stringValue ?? ""
    return try named(NameScope.snakeCase(name), json["config"] ?? [:])
  }

  static func named(_ name: String, _ json: JSON) throws -> any Networks.Constraint {
    let config = LayerConfig(json)
    let axis = json["axis"]?.intValue ?? 0
    switch name {
    case "non_neg": return NonNeg()
    case "unit_norm": return UnitNorm(axis: axis)
    case "max_norm": return MaxNorm(config.double("max_value", 2), axis: axis)
    case "min_max_norm":
      return MinMaxNorm(
        minValue: config.double("min_value", 0), maxValue: config.double("max_value", 1),
        rate: config.double("rate", 1), axis: axis)
    default:
      throw ValueError(
        unknownName(name, of: "constraint", known: ["non_neg", "unit_norm", "max_norm", "min_max_norm"])
          + CustomObjects.advice(name))
    }
  }
}

/// No weight below zero.
public struct NonNeg: Constraint {
  /// The constraint.
  public init() {}
  public var className: String { "NonNeg" }
  public var config: JSON { [:] }
  public func callAsFunction(_ w: Tensor) -> Tensor { w * (w .>= 0).astype(w.dtype) }
}

/// The length along an axis, kept so that it can be divided by.
private func length(_ w: Tensor, _ axis: Int) -> Tensor {
  w.square().sum(axis: axis, keepdims: true).sqrt()
}

/// Each column of a kernel (each set of weights along `axis`) has the length 1: `w / (1e-7 + |w|)`.
public struct UnitNorm: Constraint {
  private let axis: Int
  /// The constraint; the axis is that of the inputs, 0 for ``Dense``.
  public init(axis: Int = 0) { self.axis = axis }
  public var className: String { "UnitNorm" }
  public var config: JSON { ["axis": JSON(axis)] }
  public func callAsFunction(_ w: Tensor) -> Tensor { w / (length(w, axis) + 1e-7) }
}

/// No column is longer than `maxValue`.
public struct MaxNorm: Constraint {
  private let maxValue: Double
  private let axis: Int
  /// The constraint.
  public init(_ maxValue: Double = 2, axis: Int = 0) { (self.maxValue, self.axis) = (maxValue, axis) }
  /// The constraint by the argument's name.
  public init(maxValue: Double, axis: Int = 0) { self.init(maxValue, axis: axis) }
  public var className: String { "MaxNorm" }
  public var config: JSON { ["max_value": JSON(maxValue), "axis": JSON(axis)] }
  public func callAsFunction(_ w: Tensor) -> Tensor {
    let norms = length(w, axis)
    return w * (norms.clip(0, maxValue) / (norms + 1e-7))
  }
}

/// Each column's length is brought towards [minValue, maxValue]: wholly with a rate of 1.
public struct MinMaxNorm: Constraint {
  private let minValue: Double
  private let maxValue: Double
  private let rate: Double
  private let axis: Int
  /// The constraint.
  public init(minValue: Double = 0, maxValue: Double = 1, rate: Double = 1, axis: Int = 0) {
    (self.minValue, self.maxValue, self.rate, self.axis) = (minValue, maxValue, rate, axis)
  }
  public var className: String { "MinMaxNorm" }
  public var config: JSON {
    [
      "min_value": JSON(minValue), "max_value": JSON(maxValue), "rate": JSON(rate), "axis": JSON(axis),
    ]
  }
  public func callAsFunction(_ w: Tensor) -> Tensor {
    let norms = length(w, axis)
    let wanted = rate * norms.clip(minValue, maxValue) + (1 - rate) * norms
    return w * (wanted / (norms + 1e-7))
  }
}
