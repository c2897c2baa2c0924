import OrderedJSON
import Tensors
import UserErrors

/// A penalty on a weight or an output, added to the loss.
public protocol Regularizer: RegularizerConvertible {
  /// The class's name in Keras.
  var className: String { get }
  /// The settings under Keras's keys.
  var config: JSON { get }
  /// The penalty, a scalar.
  func callAsFunction(_ x: Tensor) -> Tensor
}

/// What may be given as a regularizer: a name (`"l1"`, `"l2"`, `"l1_l2"`) or a ``Regularizer``.
public protocol RegularizerConvertible {
  /// The regularizer meant; an unknown name is a user's error.
  var asRegularizer: any Regularizer { get }
}

extension Regularizer {
  /// Itself.
  public var asRegularizer: any Regularizer { self }

  /// As a saved model describes it.
  public var serialized: JSON {
    [
      "module": "keras.regularizers", "class_name": JSON(className), "config": config,
      "registered_name": nil,
    ]
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
  /// See ``Networks/L1L2``.
  public typealias L1L2 = Networks.L1L2

  /// The sum of absolute values times `l1`.
  public static func l1(_ l1: Double = 0.01) -> L1 { L1(l1) }
  /// The sum of squares times `l2`.
  public static func l2(_ l2: Double = 0.01) -> L2 { L2(l2) }

  /// The regularizer that a saved model describes; nil for `null`.
  public static func deserialize(_ json: JSON?) throws -> (any Regularizer)? {
    guard let json, !json.isNull else { return nil }
    let config = json["config"] ?? [:]
    switch json["class_name"]?.stringValue ?? json.stringValue ?? "" {
    case "L1", "l1": return L1(config["l1"]?.doubleValue ?? 0.01)
    case "L2", "l2": return L2(config["l2"]?.doubleValue ?? 0.01)
    case "L1L2", "l1_l2": return L1L2(l1: config["l1"]?.doubleValue ?? 0, l2: config["l2"]?.doubleValue ?? 0)
    case let name: throw ValueError(unknownName(name, of: "regularizer", known: ["L1", "L2", "L1L2"]))
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
