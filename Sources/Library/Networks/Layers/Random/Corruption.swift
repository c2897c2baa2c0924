import OrderedJSON
import Tensors
import UserErrors

// The noise of denoising autoencoders: as functions of arrays, for data and `Dataset.map`, and as
// layers that change their input while training. The layers call the functions.

/// `x` with normal noise of this standard deviation added: `x + stddev · epsilon`, epsilon ~ N(0,
/// 1).
///
///     let pairs = Dataset(x).map { x in (gaussianNoise(x, stddev: 0.4).clip(0, 1), x) }
@_disfavoredOverload
public func gaussianNoise(
  _ x: Tensor, stddev: Double, generator: RandomGenerator = .shared
) -> Tensor {
  orRaise { () throws(ValueError) in
    guard stddev >= 0 else {
      throw ValueError("the stddev of noise must not be negative: \(stddev)")
    }
  }
  return stddev > 0 ? x + stddev * generator.normal(x.shape).astype(x.dtype) : x
}

/// `x` with each number set to 0 with probability `rate`; the others stay as they are (``Dropout``
/// would enlarge them).
///
/// Source: Vincent et al. 2008, "Extracting and Composing Robust Features with Denoising
/// Autoencoders", section 2.3.
@_disfavoredOverload
public func maskingNoise(
  _ x: Tensor, rate: Double, generator: RandomGenerator = .shared
) -> Tensor {
  orRaiseAny { try NoiseLayer.check(rate, of: "masking noise") }
  guard rate > 0 else { return x }
  let kept = withoutRecording { (generator.uniform(x.shape) .>= rate).astype(x.dtype) }
  return x * kept
}

/// `x` with each number set to `low` or `high` with probability `rate`, half of them to each.
///
/// Source: Vincent et al. 2010, "Stacked Denoising Autoencoders", section 3.3.
@_disfavoredOverload
public func saltAndPepperNoise(
  _ x: Tensor, rate: Double, low: Double = 0, high: Double = 1,
  generator: RandomGenerator = .shared
) -> Tensor {
  orRaiseAny { try NoiseLayer.check(rate, of: "salt-and-pepper noise") }
  guard rate > 0 else { return x }
  let (kept, noise) = withoutRecording { () -> (Tensor, Tensor) in
    let draw = generator.uniform(x.shape)
    let pepper = (draw .< rate / 2).astype(x.dtype)
    let kept = (draw .>= rate).astype(x.dtype)
    return (kept, low * pepper + high * (1 - kept - pepper))
  }
  return x * kept + noise
}

/// What the layers share that change a part of their input.
public class NoiseLayer: RandomLayer, NotInKeras {
  /// The part that is changed, from 0 to 1.
  public let rate: Double

  /// The layer.
  ///
  /// - Parameters:
  ///   - rate: the part that is changed, from 0 to 1.
  ///   - seed: a seed of its own.
  ///   - name: its name in the model.
  init(rate: Double, seed: Int?, name: String?) {
    self.rate = rate
    super.init(seed: seed, name: name)
    orRaiseAny { try Self.check(rate, of: className) }
  }

  static func check(_ rate: Double, of what: String) throws {
    guard (0...1).contains(rate) else {
      throw ValueError("the rate of \(what) must be in [0, 1], not \(rate)")
    }
  }

  /// The rate that a saved model says.
  static func rate(_ config: LayerConfig) throws -> Double {
    let rate = config.double("rate", 0.5)
    try check(rate, of: config.name ?? "noise")
    return rate
  }

  public override var config: JSON { super.config.adding(["rate": JSON(rate)]) }
}

/// While training, sets each number to 0 with probability `rate`; see
/// ``maskingNoise(_:rate:generator:)``.
public final class MaskingNoise: NoiseLayer {
  /// The layer; `rate` is the part that is set to 0.
  public init(_ rate: Double, seed: Int? = nil, name: String? = nil) {
    super.init(rate: rate, seed: seed, name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(try Self.rate(config), seed: config.optionalInt("seed"), name: config.name)
  }

  public override var className: String { "MaskingNoise" }
  override func changed(_ x: Tensor) -> Tensor { maskingNoise(x, rate: rate, generator: generator) }
}

/// While training, sets each number to `low` or `high` with probability `rate`; see
/// ``saltAndPepperNoise(_:rate:low:high:generator:)``.
public final class SaltAndPepperNoise: NoiseLayer {
  /// What one half of the changed numbers becomes.
  public let low: Double
  /// What the other half becomes.
  public let high: Double

  /// The layer; `rate` is the part that is set to `low` or `high`.
  public init(
    _ rate: Double, low: Double = 0, high: Double = 1, seed: Int? = nil, name: String? = nil
  ) {
    (self.low, self.high) = (low, high)
    super.init(rate: rate, seed: seed, name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(
      try Self.rate(config), low: config.double("low", 0), high: config.double("high", 1),
      seed: config.optionalInt("seed"), name: config.name)
  }

  public override var className: String { "SaltAndPepperNoise" }
  public override var config: JSON {
    super.config.adding(["low": JSON(low), "high": JSON(high)])
  }
  override func changed(_ x: Tensor) -> Tensor {
    saltAndPepperNoise(x, rate: rate, low: low, high: high, generator: generator)
  }
}

extension layers {
  /// See ``Networks/MaskingNoise``.
  public typealias MaskingNoise = Networks.MaskingNoise
  /// See ``Networks/SaltAndPepperNoise``.
  public typealias SaltAndPepperNoise = Networks.SaltAndPepperNoise
}
