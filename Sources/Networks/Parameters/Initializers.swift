import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// How a weight gets its first value.
public protocol Initializer: InitializerConvertible, KerasObject {
  /// The class's name in Keras.
  var className: String { get }
  /// The settings under Keras's keys.
  var config: JSON { get }
  /// A first value of this shape.
  func callAsFunction(_ shape: Shape) -> Tensor
}

/// What may be given as an initializer: a name such as `"he_normal"`, or an ``Initializer``.
public protocol InitializerConvertible {
  /// The initializer meant; an unknown name is a user's error.
  var asInitializer: any Initializer { get }
}

extension Initializer {
  /// The type's name, for an initializer of one's own.
  public var className: String { String(describing: type(of: self)) }

  /// No settings; an initializer of one's own that has some gives them: `["scale": JSON(scale)]`.
  public var config: JSON { [:] }

  /// Itself.
  public var asInitializer: any Initializer { self }

  /// As a saved model describes it.
  public var serialized: JSON {
    ObjectDescription.of(self, module: "keras.initializers", className: className, config: config)
  }
}

extension String: InitializerConvertible {
  /// The initializer of this name.
  public var asInitializer: any Initializer {
    orRaise { () throws(ValueError) in
      guard let make = initializers.byName[self] else {
        throw ValueError(unknownName(self, of: "initializer", known: initializers.byName.keys))
      }
      return make()
    }
  }
}

/// The initializers by their names in Keras.
public enum initializers {
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

  /// Uniform in ±sqrt(6 / (fanIn + fanOut)): Glorot and Bengio 2010. The default of Dense and the convolutions.
  public static func GlorotUniform(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(named: "GlorotUniform", scale: 1, mode: .fanAverage, distribution: .uniform, seed: seed)
  }
  /// Truncated normal of variance 2 / (fanIn + fanOut).
  public static func GlorotNormal(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(
      named: "GlorotNormal", scale: 1, mode: .fanAverage, distribution: .truncatedNormal, seed: seed)
  }
  /// Uniform in ±sqrt(6 / fanIn): He et al. 2015.
  public static func HeUniform(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(named: "HeUniform", scale: 2, mode: .fanIn, distribution: .uniform, seed: seed)
  }
  /// Truncated normal of variance 2 / fanIn.
  public static func HeNormal(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(named: "HeNormal", scale: 2, mode: .fanIn, distribution: .truncatedNormal, seed: seed)
  }
  /// Uniform in ±sqrt(3 / fanIn): LeCun et al. 1998.
  public static func LecunUniform(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(named: "LecunUniform", scale: 1, mode: .fanIn, distribution: .uniform, seed: seed)
  }
  /// Truncated normal of variance 1 / fanIn.
  public static func LecunNormal(seed: Int? = nil) -> VarianceScaling {
    VarianceScaling(named: "LecunNormal", scale: 1, mode: .fanIn, distribution: .truncatedNormal, seed: seed)
  }

  static let byName: [String: () -> any Initializer] = [
    "zeros": { Zeros() }, "ones": { Ones() }, "constant": { Constant() },
    "random_uniform": { RandomUniform() }, "random_normal": { RandomNormal() },
    "truncated_normal": { TruncatedNormal() }, "orthogonal": { Orthogonal() },
    "variance_scaling": { VarianceScaling() },
    "glorot_uniform": { GlorotUniform() }, "glorot_normal": { GlorotNormal() },
    "he_uniform": { HeUniform() }, "he_normal": { HeNormal() },
    "lecun_uniform": { LecunUniform() }, "lecun_normal": { LecunNormal() },
  ]

  /// The initializer that a saved model describes: an object with `class_name` and `config`, or a name.
  public static func deserialize(_ json: JSON) throws -> any Initializer {
    if let name = json.stringValue { return try named(name) }
    guard let className = json["class_name"]?.stringValue else {
      throw ValueError("not the description of an initializer: \(json.text())")
    }
    if let own = try CustomObjects.deserialize(json, as: (any Initializer).self) { return own }
    let config = json["config"] ?? [:]
    let seed = config["seed"]?.intValue
    func number(_ key: String, _ standard: Double) -> Double { config[key]?.doubleValue ?? standard }
    switch className {
    case "Constant": return Constant(number("value", 0))
    case "RandomUniform":
      return RandomUniform(minval: number("minval", -0.05), maxval: number("maxval", 0.05), seed: seed)
    case "RandomNormal":
      return RandomNormal(mean: number("mean", 0), stddev: number("stddev", 0.05), seed: seed)
    case "TruncatedNormal":
      return TruncatedNormal(mean: number("mean", 0), stddev: number("stddev", 0.05), seed: seed)
    case "Orthogonal", "OrthogonalInitializer": return Orthogonal(gain: number("gain", 1), seed: seed)
    case "VarianceScaling":
      return VarianceScaling(
        scale: number("scale", 1),
        mode: VarianceScaling.Mode(rawValue: config["mode"]?.stringValue ?? "fan_in") ?? .fanIn,
        distribution: VarianceScaling.Distribution(
          rawValue: config["distribution"]?.stringValue ?? "truncated_normal") ?? .truncatedNormal,
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

/// All zeros.
public struct Zeros: Initializer {
  /// The initializer.
  public init() {}
  public var className: String { "Zeros" }
  public var config: JSON { [:] }
  public func callAsFunction(_ shape: Shape) -> Tensor { Tensor(zeros: shape) }
}

/// All ones.
public struct Ones: Initializer {
  /// The initializer.
  public init() {}
  public var className: String { "Ones" }
  public var config: JSON { [:] }
  public func callAsFunction(_ shape: Shape) -> Tensor { Tensor(ones: shape) }
}

/// One number everywhere.
public struct Constant: Initializer {
  let value: Double
  /// The initializer for `value`.
  public init(_ value: Double = 0) { self.value = value }
  public var className: String { "Constant" }
  public var config: JSON { ["value": JSON(value)] }
  public func callAsFunction(_ shape: Shape) -> Tensor { Tensor(full: shape, value) }
}

/// Uniform between `minval` and `maxval`.
public struct RandomUniform: Initializer {
  let minval: Double
  let maxval: Double
  let seed: Int?
  /// Uniform in the interval; with a seed of its own the values are always the same.
  public init(minval: Double = -0.05, maxval: Double = 0.05, seed: Int? = nil) {
    (self.minval, self.maxval, self.seed) = (minval, maxval, seed)
  }
  public var className: String { "RandomUniform" }
  public var config: JSON {
    ["minval": JSON(minval), "maxval": JSON(maxval), "seed": seed.map { JSON($0) } ?? .null]
  }
  public func callAsFunction(_ shape: Shape) -> Tensor {
    Randomness.uniform(shape, from: minval, to: maxval, seed: seed)
  }
}

/// Normal with `mean` and `stddev`.
public struct RandomNormal: Initializer {
  let mean: Double
  let stddev: Double
  let seed: Int?
  /// Normal; with a seed of its own the values are always the same.
  public init(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil) {
    (self.mean, self.stddev, self.seed) = (mean, stddev, seed)
  }
  public var className: String { "RandomNormal" }
  public var config: JSON {
    ["mean": JSON(mean), "stddev": JSON(stddev), "seed": seed.map { JSON($0) } ?? .null]
  }
  public func callAsFunction(_ shape: Shape) -> Tensor {
    mean + stddev * Randomness.normal(shape, seed: seed)
  }
}

/// Normal, with values beyond two standard deviations drawn again.
public struct TruncatedNormal: Initializer {
  let mean: Double
  let stddev: Double
  let seed: Int?
  /// Truncated normal; with a seed of its own the values are always the same.
  public init(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil) {
    (self.mean, self.stddev, self.seed) = (mean, stddev, seed)
  }
  public var className: String { "TruncatedNormal" }
  public var config: JSON {
    ["mean": JSON(mean), "stddev": JSON(stddev), "seed": seed.map { JSON($0) } ?? .null]
  }
  public func callAsFunction(_ shape: Shape) -> Tensor {
    mean + stddev * Randomness.truncatedNormal(shape, seed: seed)
  }
}

/// Variance `scale / n`, where n is the number of inputs of a unit, of its outputs, or the mean of both.
///
/// Keras, `keras/src/initializers/random_initializers.py`.
public struct VarianceScaling: Initializer {
  /// What the variance is divided by.
  public enum Mode: String {
    case fanIn = "fan_in"
    case fanOut = "fan_out"
    case fanAverage = "fan_avg"
  }

  /// The form of the distribution.
  public enum Distribution: String {
    case uniform
    case truncatedNormal = "truncated_normal"
    case untruncatedNormal = "untruncated_normal"
  }

  let scale: Double
  let mode: Mode
  let distribution: Distribution
  let seed: Int?
  public let className: String

  /// The general form.
  public init(
    scale: Double = 1, mode: Mode = .fanIn, distribution: Distribution = .truncatedNormal, seed: Int? = nil
  ) {
    self.init(named: "VarianceScaling", scale: scale, mode: mode, distribution: distribution, seed: seed)
  }

  init(named className: String, scale: Double, mode: Mode, distribution: Distribution, seed: Int?) {
    self.className = className
    (self.scale, self.mode, self.distribution, self.seed) = (scale, mode, distribution, seed)
  }

  func seeded(_ seed: Int?) -> VarianceScaling {
    VarianceScaling(named: className, scale: scale, mode: mode, distribution: distribution, seed: seed)
  }

  public var config: JSON {
    let seed = self.seed.map { JSON($0) } ?? .null
    guard className == "VarianceScaling" else { return ["seed": seed] }
    return [
      "scale": JSON(scale), "mode": JSON(mode.rawValue), "distribution": JSON(distribution.rawValue),
      "seed": seed,
    ]
  }

  public func callAsFunction(_ shape: Shape) -> Tensor {
    let variance = scale / divisor(shape)
    switch distribution {
    case .uniform:
      let limit = (3 * variance).squareRoot()
      return Randomness.uniform(shape, from: -limit, to: limit, seed: seed)
    case .truncatedNormal:
      // The standard deviation of a normal cut at two standard deviations.
      let deviation = variance.squareRoot() / 0.87962566103423978
      return deviation * Randomness.truncatedNormal(shape, seed: seed)
    case .untruncatedNormal:
      return variance.squareRoot() * Randomness.normal(shape, seed: seed)
    }
  }

  private func divisor(_ shape: Shape) -> Double {
    let (fanIn, fanOut) = Self.fans(shape)
    switch mode {
    case .fanIn: return max(1, fanIn)
    case .fanOut: return max(1, fanOut)
    case .fanAverage: return max(1, (fanIn + fanOut) / 2)
    }
  }

  /// Inputs and outputs of one unit: the last two sizes, each times the size of the receptive field.
  static func fans(_ shape: Shape) -> (fanIn: Double, fanOut: Double) {
    let sizes = shape.map(Double.init)
    switch sizes.count {
    case 0: return (1, 1)
    case 1: return (sizes[0], sizes[0])
    default:
      let field = sizes.dropLast(2).reduce(1, *)
      return (sizes[sizes.count - 2] * field, sizes[sizes.count - 1] * field)
    }
  }
}

/// A random orthogonal matrix: Q of a normal matrix's QR decomposition, its signs made uniform by R's diagonal.
public struct Orthogonal: Initializer {
  let gain: Double
  let seed: Int?
  /// A random orthogonal matrix times `gain`.
  public init(gain: Double = 1, seed: Int? = nil) { (self.gain, self.seed) = (gain, seed) }
  public var className: String { "Orthogonal" }
  public var config: JSON { ["gain": JSON(gain), "seed": seed.map { JSON($0) } ?? .null] }

  public func callAsFunction(_ shape: Shape) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard shape.count >= 2 else {
        throw ShapeError("the Orthogonal initializer needs a shape of two dimensions or more, not \(shape)")
      }
      let columns = shape[shape.count - 1]
      let rows = shape.dropLast().reduce(1, *)
      let normal = Randomness.normal([max(rows, columns), min(rows, columns)], seed: seed)
      let (q, r) = np.linalg.qr(normal)
      let signs = Tensor((0..<r.shape[1]).map { r[$0, $0].item() < 0 ? -1.0 : 1.0 })
      let orthogonal = q * signs
      return gain * (rows < columns ? orthogonal.transpose() : orthogonal).reshape(shape)
    }
  }
}
