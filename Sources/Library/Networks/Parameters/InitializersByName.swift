import Foundation
import OrderedJSON
import UserErrors

/// The initializers by their names in Keras.
public enum initializers {
  /// See ``Networks/Initializer``.
  public typealias Initializer = Networks.Initializer
  /// See ``Networks/Zeros``.
  public typealias Zeros = Networks.Zeros
  /// See ``Networks/Ones``.
  public typealias Ones = Networks.Ones
  /// See ``Networks/Constant``.
  public typealias Constant = Networks.Constant
  /// See ``Networks/RandomUniform``.
  public typealias RandomUniform = Networks.RandomUniform
  /// See ``Networks/RandomNormal``.
  public typealias RandomNormal = Networks.RandomNormal
  /// See ``Networks/TruncatedNormal``.
  public typealias TruncatedNormal = Networks.TruncatedNormal
  /// See ``Networks/VarianceScaling``.
  public typealias VarianceScaling = Networks.VarianceScaling
  /// See ``Networks/Orthogonal``.
  public typealias Orthogonal = Networks.Orthogonal

  /// Uniform in ±sqrt(6 / (fanIn + fanOut)): Glorot and Bengio 2010. The default of Dense and the
  /// convolutions.
  public static func GlorotUniform(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(
      named: "GlorotUniform", scale: 1, mode: .fanAverage, distribution: .uniform, seed: seed)
  }
  /// Truncated normal of variance 2 / (fanIn + fanOut).
  public static func GlorotNormal(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(
      named: "GlorotNormal", scale: 1, mode: .fanAverage, distribution: .truncatedNormal, seed: seed
    )
  }
  /// Uniform in ±sqrt(6 / fanIn): He et al. 2015.
  public static func HeUniform(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(named: "HeUniform", scale: 2, mode: .fanIn, distribution: .uniform, seed: seed)
  }
  /// Truncated normal of variance 2 / fanIn.
  public static func HeNormal(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(
      named: "HeNormal", scale: 2, mode: .fanIn, distribution: .truncatedNormal, seed: seed)
  }
  /// Uniform in ±sqrt(3 / fanIn): LeCun et al. 1998.
  public static func LecunUniform(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(
      named: "LecunUniform", scale: 1, mode: .fanIn, distribution: .uniform, seed: seed)
  }
  /// Truncated normal of variance 1 / fanIn.
  public static func LecunNormal(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(
      named: "LecunNormal", scale: 1, mode: .fanIn, distribution: .truncatedNormal, seed: seed)
  }

  static let byName: [String: () -> any Initializer] = [
    "zeros": { Zeros() }, "ones": { Ones() }, "constant": { Constant() },
    "zero": { Zeros() }, "one": { Ones() }, "uniform": { RandomUniform() }, "normal": { RandomNormal() },
    "random_uniform": { RandomUniform() }, "random_normal": { RandomNormal() },
    "truncated_normal": { TruncatedNormal() }, "orthogonal": { Orthogonal() },
    "variance_scaling": { VarianceScaling() },
    "glorot_uniform": { GlorotUniform() }, "glorot_normal": { GlorotNormal() },
    "he_uniform": { HeUniform() }, "he_normal": { HeNormal() },
    "lecun_uniform": { LecunUniform() }, "lecun_normal": { LecunNormal() },
  ]

  /// The initializer that a saved model describes: an object with `class_name` and `config`, or a
  /// name.
  public static func deserialize(_ json: JSON) throws -> any Initializer {
    if let name = json.stringValue { return try named(name) }
    guard let className = json["class_name"]?.stringValue else {
      throw ValueError("not the description of an initializer: \(json.text())")
    }
    if let own = try CustomObjects.deserialize(json, as: (any Initializer).self) { return own }
    let config = json["config"] ?? [:]
    let seed = config["seed"]?.intValue
    func number(_ key: String, _ standard: Double) -> Double {
      config[key]?.doubleValue ?? standard
    }
    switch className {
    case "Constant": return Constant(number("value", 0))
    case "RandomUniform":
      return RandomUniform(
        minval: number("minval", -0.05), maxval: number("maxval", 0.05), seed: seed)
    case "RandomNormal":
      return RandomNormal(mean: number("mean", 0), stddev: number("stddev", 0.05), seed: seed)
    case "TruncatedNormal":
      return TruncatedNormal(mean: number("mean", 0), stddev: number("stddev", 0.05), seed: seed)
    case "Orthogonal", "OrthogonalInitializer":
      return Orthogonal(gain: number("gain", 1), seed: seed)
    case "VarianceScaling":
      return VarianceScaling(
        scale: number("scale", 1),
        mode: config["mode"]?.stringValue ?? "fan_in",
        distribution: config["distribution"]?.stringValue ?? "truncated_normal",
        seed: seed)
    default:
      let made = try named(NameScope.snakeCase(className))
      return (made as? VarianceScaling)?.seeded(seed) ?? made
    }
  }

  private static func named(_ name: String) throws -> any Initializer {
    guard let make = byName[NameScope.snakeCase(name)] else {
      throw ValueError(
        unknownName(name, of: "initializer", known: byName.keys) + CustomObjects.advice(name))
    }
    return make()
  }
}
