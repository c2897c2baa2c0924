import OrderedJSON
import Tensors
import UserErrors

/// While training, sets whole channels of each sample to 0 with probability `rate`, and divides the
/// others by `1 - rate`: neighbouring pixels say much the same, so that single ones would not be
/// missed. (Tompson et al. 2015)
///
/// See Keras, `keras/src/layers/regularization/spatial_dropout.py`.
public final class SpatialDropout2D: ElementwiseLayer {
  /// The part of the channels that is set to 0.
  public let rate: Double
  private let seed: Int?
  private let generator: RandomGenerator

  /// The layer.
  public init(_ rate: Double, seed: Int? = nil, name: String? = nil) {
    self.rate = Self.checked(rate, of: "SpatialDropout2D")
    self.seed = seed
    generator = Randomness.generator(seed)
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("data_format", unless: "channels_last")
    self.init(config.double("rate", 0.5), seed: config.optionalInt("seed"), name: config.name)
  }

  public override var className: String { "SpatialDropout2D" }
  public override var config: JSON {
    // Keras's layer of this name takes no `trainable`, and names its precision alone.
    var members = JSON.Object()
    for (key, value) in super.config.objectValue ?? [:] where key != "trainable" { members[key] = value }
    members["dtype"] = JSON(dtypePolicy)
    return JSON.object(members).adding([
      "rate": JSON(rate), "seed": .optional(seed), "data_format": "channels_last",
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard training, rate > 0 else { return x }
    return x * nn.dropoutMask([x.shape[0], 1, 1, x.shape[3]], rate: rate, generator: generator)
  }
}

/// While training, multiplies each number by a normal one of mean 1 and standard deviation
/// `sqrt(rate / (1 - rate))`: noise of the size of ``Dropout``'s. (Srivastava et al. 2014)
///
/// See Keras, `keras/src/layers/regularization/gaussian_dropout.py`.
public final class GaussianDropout: ElementwiseLayer {
  /// The rate of the dropout whose noise it has.
  public let rate: Double
  private let seed: Int?
  private let generator: RandomGenerator

  /// The layer.
  public init(_ rate: Double, seed: Int? = nil, name: String? = nil) {
    self.rate = Self.checked(rate, of: "GaussianDropout")
    self.seed = seed
    generator = Randomness.generator(seed)
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.double("rate", 0.5), seed: config.optionalInt("seed"), name: config.name)
  }

  public override var className: String { "GaussianDropout" }
  public override var config: JSON { super.config.adding(["rate": JSON(rate), "seed": .optional(seed)]) }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard training, rate > 0 else { return x }
    return x * (1 + (rate / (1 - rate)).squareRoot() * generator.normal(x.shape))
  }
}

extension Layer {
  /// A rate of dropout, which is a user's error outside [0, 1).
  static func checked(_ rate: Double, of layer: String) -> Double {
    orRaise { () throws(ValueError) in
      guard (0..<1).contains(rate) else {
        throw ValueError("the rate of \(layer) must be in [0, 1), not \(rate)")
      }
      return rate
    }
  }
}

extension layers {
  /// See ``Networks/SpatialDropout2D``.
  public typealias SpatialDropout2D = Networks.SpatialDropout2D
  /// See ``Networks/GaussianDropout``.
  public typealias GaussianDropout = Networks.GaussianDropout
}
