import OrderedJSON
import Tensors
import UserErrors

/// What the layers share that leave numbers out at a rate.
public class RandomDrop: RandomLayer {
  /// The part that is left out, at least 0 and below 1.
  public let rate: Double

  /// The layer.
  ///
  /// - Parameters:
  ///   - rate: the part that is left out, at least 0 and below 1.
  ///   - seed: a seed of its own.
  ///   - name: its name in the model.
  public init(_ rate: Double, seed: Int? = nil, name: String? = nil) {
    self.rate = rate
    super.init(seed: seed, name: name)
    orRaise { () throws(ValueError) in
      guard (0..<1).contains(rate) else {
        throw ValueError("the rate of \(className) must be in [0, 1), not \(rate)")
      }
    }
  }

  /// The layer that a saved model describes, of the class it is called on.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("data_format", unless: "channels_last")
    try config.refuse("noise_shape")
    self.init(config.double("rate", 0.5), seed: config.optionalInt("seed"), name: config.name)
  }

  public override var config: JSON { super.config.adding(["rate": JSON(rate)]) }

  override func changed(_ x: Tensor) -> Tensor { rate > 0 ? dropped(x) : x }

  /// The input with parts left out.
  func dropped(_ x: Tensor) -> Tensor { x }
}

/// While training, sets each number to zero with probability `rate` and divides the others by `1 -
/// rate`, so that the expected value stays. Otherwise does nothing. (Srivastava et al. 2014)
///
/// See Keras, `keras/src/layers/regularization/dropout.py`.
public final class Dropout: RandomDrop {
  public override var className: String { "Dropout" }
  public override var config: JSON { super.config.adding(["noise_shape": nil]) }
  override func dropped(_ x: Tensor) -> Tensor { nn.dropout(x, rate: rate, generator: generator) }
}

/// While training, sets whole channels of each sample to 0 with probability `rate`, and divides the
/// others by `1 - rate`: neighbouring pixels say much the same, so that single ones would not be
/// missed. (Tompson et al. 2015)
///
/// See Keras, `keras/src/layers/regularization/spatial_dropout.py`.
public final class SpatialDropout2D: RandomDrop {
  public override var className: String { "SpatialDropout2D" }
  public override var config: JSON {
    // Keras's layer of this name takes no `trainable`, and names its precision alone.
    var members = JSON.Object()
    for (key, value) in super.config.objectValue ?? [:] where key != "trainable" {
      members[key] = value
    }
    members["dtype"] = JSON(dtypePolicy)
    return JSON.object(members).adding(["data_format": "channels_last"])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
  }

  override func dropped(_ x: Tensor) -> Tensor {
    x * nn.dropoutMask([x.shape[0], 1, 1, x.shape[3]], rate: rate, generator: generator)
  }
}

/// While training, multiplies each number by a normal one of mean 1 and standard deviation
/// `sqrt(rate / (1 - rate))`: noise of the size of ``Dropout``'s. (Srivastava et al. 2014)
///
/// See Keras, `keras/src/layers/regularization/gaussian_dropout.py`.
public final class GaussianDropout: RandomDrop {
  public override var className: String { "GaussianDropout" }
  override func dropped(_ x: Tensor) -> Tensor {
    x * (1 + (rate / (1 - rate)).squareRoot() * generator.normal(x.shape))
  }
}

extension layers {
  /// See ``Networks/SpatialDropout2D``.
  public typealias SpatialDropout2D = Networks.SpatialDropout2D
  /// See ``Networks/GaussianDropout``.
  public typealias GaussianDropout = Networks.GaussianDropout
}
