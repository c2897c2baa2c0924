import OrderedJSON
import Tensors
import UserErrors

/// A penalty on a weight or an output, added to the loss.
public protocol Regularizer: RegularizerConvertible, KerasObject {
  /// The class's name in Keras.
  var className: String { get }
  /// The settings under Keras's keys.
  var config: JSON { get }
  /// As a saved model describes it.
  var serialized: JSON { get }
  /// The penalty, a scalar.
  func callAsFunction(_ x: Tensor) -> Tensor
}

/// What may be given as a regularizer: a name (`"l1"`, `"l2"`, `"l1_l2"`) or a ``Regularizer``.
public protocol RegularizerConvertible {
  /// The regularizer meant; an unknown name is a user's error.
  var asRegularizer: any Regularizer { get }
}

extension Regularizer {
  /// The type's name, for a regularizer of one's own.
  public var className: String { String(describing: type(of: self)) }

  /// No settings; a regularizer of one's own that has some gives them: `["rho": JSON(rho)]`.
  public var config: JSON { [:] }

  /// Itself.
  public var asRegularizer: any Regularizer { self }

  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.regularizers", className: className, config: config)
  }
}

extension String: RegularizerConvertible {
  /// The regularizer of this name.
  public var asRegularizer: any Regularizer {
    orRaise { () throws(ValueError) in
      switch self {
      case "l1", "L1": return L1()
      case "l2", "L2": return L2()
      case "l1_l2", "L1L2": return L1L2()
      default: throw ValueError(unknownName(self, of: "regularizer", known: ["l1", "l2", "l1_l2"]))
      }
    }
  }
}

/// The regularizers by their names in Keras.
public enum regularizers {
  /// See ``Networks/L1``.
  public typealias L1 = Networks.L1
  /// See ``Networks/L2``.
  public typealias L2 = Networks.L2
  /// See ``Networks/Regularizer``.
  public typealias Regularizer = Networks.Regularizer
  /// See ``Networks/OrthogonalRegularizer``.
  public typealias OrthogonalRegularizer = Networks.OrthogonalRegularizer
  /// A penalty that is a function of one's own:
  /// `activityRegularizer: regularizers.function { 0.01 * $0.abs().sum() }`.
  public static func function(_ penalty: @escaping (Tensor) -> Tensor) -> FunctionRegularizer {
    FunctionRegularizer(penalty)
  }
  /// The same under a name, which a saved model keeps; the function is made known for loading by
  /// `keras.saving.registerKerasSerializable(name, function: …)`.
  public static func function(_ name: String, _ penalty: @escaping (Tensor) -> Tensor) -> FunctionRegularizer
  {
    FunctionRegularizer(penalty, name: name)
  }
  /// The sum of absolute values times `l1` and of squares times `l2`.
  public static func l1L2(l1: Double = 0.01, l2: Double = 0.01) -> L1L2 { L1L2(l1: l1, l2: l2) }
  /// See ``Networks/L1L2``.
  public typealias L1L2 = Networks.L1L2

  /// The sum of absolute values times `l1`.
  public static func l1(_ l1: Double = 0.01) -> L1 { L1(l1) }
  /// The sum of squares times `l2`.
  public static func l2(_ l2: Double = 0.01) -> L2 { L2(l2) }

  /// The regularizer that a saved model describes; nil for `null`.
  public static func deserialize(_ json: JSON?) throws -> (any Networks.Regularizer)? {
    guard let json, !json.isNull else { return nil }
    let libraryName = libraryName(in: json)
    if libraryName == nil,
      let own = try CustomObjects.deserialize(json, as: (any Networks.Regularizer).self)
    {
      return own
    }
    let config = json["config"] ?? [:]
    switch libraryName ?? json["class_name"]?.stringValue ?? json.stringValue ?? "" {
    case "L1", "l1": return L1(config["l1"]?.doubleValue ?? 0.01)
    case "L2", "l2": return L2(config["l2"]?.doubleValue ?? 0.01)
    case "L1L2", "l1_l2": return L1L2(l1: config["l1"]?.doubleValue ?? 0, l2: config["l2"]?.doubleValue ?? 0)
    case "OrthogonalRegularizer", "orthogonal_regularizer":
      return OrthogonalRegularizer(
        factor: config["factor"]?.doubleValue ?? 0.01, mode: config["mode"]?.stringValue ?? "rows")
    case "Lectern>KLSparsity": return try KLSparsity(config: config)
    case "Lectern>Sparsity": return try Sparsity(config: config)
    case "function":
      let name = config.stringValue ?? ""
      guard let penalty = CustomObjects.function(name, as: ((Tensor) -> Tensor).self) else {
        throw ValueError(
          "the model has a penalty that is the function '\(name)': make it known by "
            + "keras.saving.registerKerasSerializable(\"\(name)\", function: …) before loading")
      }
      return FunctionRegularizer(penalty, name: name)
    case let name:
      throw ValueError(
        unknownName(name, of: "regularizer", known: ["L1", "L2", "L1L2", "OrthogonalRegularizer"])
          + CustomObjects.advice(name))
    }
  }
}

/// `l1 * sum(|x|)`
public struct L1: Regularizer {
  let l1: Double
  /// The penalty with this factor.
  public init(_ l1: Double = 0.01) { self.l1 = l1 }
  public var className: String { "L1" }
  public var config: JSON { ["l1": JSON(l1)] }
  public func callAsFunction(_ x: Tensor) -> Tensor { l1 * x.abs().sum() }
}

/// `l2 * sum(x^2)`
public struct L2: Regularizer {
  let l2: Double
  /// The penalty with this factor.
  public init(_ l2: Double = 0.01) { self.l2 = l2 }
  public var className: String { "L2" }
  public var config: JSON { ["l2": JSON(l2)] }
  public func callAsFunction(_ x: Tensor) -> Tensor { l2 * (x * x).sum() }
}

/// `l1 * sum(|x|) + l2 * sum(x^2)`
public struct L1L2: Regularizer {
  let l1: Double
  let l2: Double
  /// The penalty with these factors.
  public init(l1: Double = 0, l2: Double = 0) { (self.l1, self.l2) = (l1, l2) }
  public var className: String { "L1L2" }
  public var config: JSON { ["l1": JSON(l1), "l2": JSON(l2)] }
  public func callAsFunction(_ x: Tensor) -> Tensor { l1 * x.abs().sum() + l2 * (x * x).sum() }
}

/// A penalty that is a function. Without a name it cannot be written to a file, and is left out
/// with a warning.
public struct FunctionRegularizer: Regularizer {
  private let penalty: (Tensor) -> Tensor
  private let name: String?

  /// The penalty.
  public init(_ penalty: @escaping (Tensor) -> Tensor, name: String? = nil) {
    (self.penalty, self.name) = (penalty, name)
  }

  /// The function's name, as Keras describes functions.
  public var serialized: JSON {
    if let name { return ObjectDescription.function(name) }
    Screen.warn(
      "save: a penalty that is a function without a name is not saved; give it one, "
        + "regularizers.function(\"name\") { … }, or make it a type of your own that is a Regularizer")
    return .null
  }

  public func callAsFunction(_ x: Tensor) -> Tensor { penalty(x) }
}

/// Rows (or columns) of a matrix that should stand at right angles: with them brought to length 1,
/// `factor * sum of |products of two different ones| / (number of pairs * 2)`.
///
/// See Keras, `keras/src/regularizers/regularizers.py`.
public struct OrthogonalRegularizer: Regularizer {
  private let factor: Double
  private let mode: String

  /// The penalty; `mode` is `"rows"` or `"columns"`.
  public init(factor: Double = 0.01, mode: String = "rows") {
    orRaise { () throws(ValueError) in
      guard mode == "rows" || mode == "columns" else {
        throw ValueError("the mode of OrthogonalRegularizer is \"rows\" or \"columns\", not \"\(mode)\"")
      }
    }
    (self.factor, self.mode) = (factor, mode)
  }

  public var config: JSON { ["factor": JSON(factor), "mode": JSON(mode)] }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard x.rank == 2 else {
        throw ShapeError("OrthogonalRegularizer takes a matrix, not the shape \(x.shape)")
      }
    }
    let rows = mode == "rows" ? x : x.T
    // Keras's own normalisation: at least epsilon under the root.
    let unit = rows / Tensor.maximum(rows.square().sum(axis: 1, keepdims: true), Tensor(Float(1e-12))).sqrt()
    let products = unit.matmul(unit.T)
    let size = products.shape[0]
    let others = products * (1 - Tensor(eye: size))
    return factor * 0.5 * others.abs().sum() / (Double(size) * Double(size - 1) / 2)
  }
}
