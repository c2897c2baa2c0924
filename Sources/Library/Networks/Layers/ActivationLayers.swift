import OrderedJSON
import Tensors
import UserErrors

/// A layer that changes each number for itself, so that the shape stays.
public class ElementwiseLayer: Layer {
  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] { inputShapes }
}

/// An activation as a layer: `layers.Activation("relu")`.
public final class Activation: ElementwiseLayer {
  /// The function.
  public let activation: ActivationFunction

  /// The activation of this name, or a function.
  public init(_ activation: any ActivationConvertible, name: String? = nil) {
    self.activation = orRaiseAny { try activation.activationFunction() }
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(try config.activation("activation"), name: config.name)
  }

  public override var className: String { "Activation" }
  public override var config: JSON { super.config.adding(["activation": activation.serialized]) }
  public override func call(_ x: Tensor) -> Tensor { activation(x) }
}

/// What it is given: y = x.
public final class Identity: ElementwiseLayer {
  /// The layer.
  public init(name: String? = nil) { super.init(name: name) }

  public override var className: String { "Identity" }
  public override func call(_ x: Tensor) -> Tensor { x }
}

/// `max(x, 0)`; in general `maxValue` above, `x` between threshold and maxValue, and `negativeSlope (x - threshold)` below.
public final class ReLU: ElementwiseLayer {
  /// Larger outputs are cut to this.
  public let maxValue: Double?
  /// The slope below the threshold.
  public let negativeSlope: Double
  /// Where the two parts meet.
  public let threshold: Double

  /// The layer.
  public init(maxValue: Double? = nil, negativeSlope: Double = 0, threshold: Double = 0, name: String? = nil)
  {
    (self.maxValue, self.negativeSlope, self.threshold) = (maxValue, negativeSlope, threshold)
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(
      maxValue: config.optionalDouble("max_value"), negativeSlope: config.double("negative_slope", 0),
      threshold: config.double("threshold", 0), name: config.name)
  }

  public override var className: String { "ReLU" }
  public override var config: JSON {
    super.config.adding([
      "max_value": .optional(maxValue), "negative_slope": JSON(negativeSlope), "threshold": JSON(threshold),
    ])
  }

  public override func call(_ x: Tensor) -> Tensor {
    // Above the threshold x (at most maxValue), below it negativeSlope (x - threshold).
    var above = threshold == 0 ? nn.relu(x) : x * (x .> threshold).astype(.float32)
    if let maxValue { above = maxValue - nn.relu(maxValue - above) }
    return negativeSlope == 0 ? above : above - negativeSlope * nn.relu(threshold - x)
  }
}

/// `x` where positive, else `negativeSlope * x`; the slope is 0.3 unless given.
public final class LeakyReLU: ElementwiseLayer {
  /// The slope below zero.
  public let negativeSlope: Double

  /// The layer with this slope below zero.
  public init(_ negativeSlope: Double = 0.3, name: String? = nil) {
    self.negativeSlope = negativeSlope
    super.init(name: name)
  }

  /// The layer by the name that the slope had before Keras 3.
  public convenience init(alpha: Double, name: String? = nil) { self.init(alpha, name: name) }

  /// The layer by the argument's name in Keras: `LeakyReLU(negativeSlope: 0.2)`.
  public convenience init(negativeSlope: Double, name: String? = nil) { self.init(negativeSlope, name: name) }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.double("negative_slope", config.double("alpha", 0.3)), name: config.name)
  }

  public override var className: String { "LeakyReLU" }
  public override var config: JSON { super.config.adding(["negative_slope": JSON(negativeSlope)]) }
  public override func call(_ x: Tensor) -> Tensor { nn.leakyReLU(x, slope: negativeSlope) }
}

/// `x` where positive, else `alpha (exp(x) - 1)`.
public final class ELU: ElementwiseLayer {
  /// The limit far below zero is `-alpha`.
  public let alpha: Double

  /// The layer.
  public init(_ alpha: Double = 1, name: String? = nil) {
    self.alpha = alpha
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.double("alpha", 1), name: config.name)
  }

  public override var className: String { "ELU" }
  public override var config: JSON { alpha == 1 ? super.config : super.config.adding(["alpha": JSON(alpha)]) }
  public override func call(_ x: Tensor) -> Tensor { nn.elu(x, alpha: alpha) }
}

/// `exp(x) / sum(exp(x))` over an axis.
public final class Softmax: ElementwiseLayer {
  /// The axis whose numbers then sum to one.
  public let axis: Int

  /// The layer.
  public init(axis: Int = -1, name: String? = nil) {
    self.axis = axis
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(axis: config.optionalInt("axis") ?? -1, name: config.name)
  }

  public override var className: String { "Softmax" }
  public override var config: JSON { super.config.adding(["axis": JSON(axis)]) }
  public override func call(_ x: Tensor) -> Tensor { nn.softmax(x, axis: axis) }
}

/// `x * scale + offset`: `Rescaling(1.0 / 255)` brings images to [0, 1].
public final class Rescaling: ElementwiseLayer {
  /// The factor.
  public let scale: Double
  /// What is added then.
  public let offset: Double

  /// The layer.
  public init(_ scale: Double, offset: Double = 0, name: String? = nil) {
    (self.scale, self.offset) = (scale, offset)
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.double("scale", 1), offset: config.double("offset", 0), name: config.name)
  }

  public override var className: String { "Rescaling" }
  public override var config: JSON { super.config.adding(["scale": JSON(scale), "offset": JSON(offset)]) }
  public override func call(_ x: Tensor) -> Tensor { x * scale + offset }
}
