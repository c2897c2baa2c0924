import OrderedJSON
import Tensors
import UserErrors

/// While training, sets each number to zero with probability `rate` and divides the others by `1 -
/// rate`, so that the expected value stays. Otherwise does nothing. (Srivastava et al. 2014)
public final class Dropout: ElementwiseLayer {
  /// The probability of zero.
  public let rate: Double
  private let seed: Int?
  let generator: RandomGenerator

  /// The layer; `rate` is at least 0 and below 1.
  public init(_ rate: Double, seed: Int? = nil, name: String? = nil) {
    self.rate = Self.checked(rate, of: "Dropout")
    self.seed = seed
    generator = Randomness.generator(seed)
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.double("rate", 0.5), seed: config.optionalInt("seed"), name: config.name)
  }

  public override var className: String { "Dropout" }
  public override var config: JSON {
    super.config.adding(["rate": JSON(rate), "seed": .optional(seed), "noise_shape": nil])
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard training, rate > 0 else { return x }
    return nn.dropout(x, rate: rate, generator: generator)
  }
}

/// While training, adds normal noise of this standard deviation; otherwise does nothing. A
/// denoising autoencoder starts with it.
public final class GaussianNoise: ElementwiseLayer {
  /// The noise's standard deviation.
  public let stddev: Double
  private let seed: Int?
  let generator: RandomGenerator

  /// The layer.
  public init(_ stddev: Double, seed: Int? = nil, name: String? = nil) {
    self.stddev = orRaise { () throws(ValueError) in
      guard stddev >= 0 else {
        throw ValueError("the stddev of GaussianNoise must not be negative: \(stddev)")
      }
      return stddev
    }
    self.seed = seed
    generator = Randomness.generator(seed)
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.double("stddev", 0.1), seed: config.optionalInt("seed"), name: config.name)
  }

  public override var className: String { "GaussianNoise" }
  public override var config: JSON { super.config.adding(["stddev": JSON(stddev), "seed": .optional(seed)]) }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard training, stddev > 0 else { return x }
    return x + stddev * generator.normal(x.shape)
  }
}

/// `z = mean + exp(logVariance / 2) * epsilon` with `epsilon ~ N(0, 1)`: a draw from the encoder's
/// normal distribution through which gradients pass (the reparameterisation of Kingma and Welling
/// 2014). Called on `[zMean, zLogVar]`, both (batch, latent).
public final class Sampling: Layer {
  /// The layer.
  public init(name: String? = nil) { super.init(name: name) }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws { self.init(name: LayerConfig(config).name) }

  public override var className: String { "Sampling" }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    guard shapes.count == 2, shapes[0].admits(shapes[1]) else {
      throw ShapeError(
        "the layer '\(name)' (Sampling) expects two inputs of one shape, [zMean, zLogVar], but got \(shapes)")
    }
  }

  public override func call(_ inputs: [Tensor]) -> [Tensor] {
    let (mean, logVariance) = (inputs[0], inputs[1])
    let epsilon = Randomness.normal(mean.shape, seed: nil)
    return [mean + (0.5 * logVariance).exp() * epsilon]
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [inputShapes[0]]
  }
}

/// Passes its input on, and adds `l1 sum(|x|) + l2 sum(x^2)` to the loss. A sparse autoencoder puts
/// it on the code.
public final class ActivityRegularization: ElementwiseLayer {
  private let l1: Double
  private let l2: Double

  /// The layer.
  public init(l1: Double = 0, l2: Double = 0, name: String? = nil) {
    (self.l1, self.l2) = (l1, l2)
    super.init(name: name, activityRegularizer: L1L2(l1: l1, l2: l2))
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(l1: config.double("l1", 0), l2: config.double("l2", 0), name: config.name)
  }

  public override var className: String { "ActivityRegularization" }
  public override var config: JSON { super.config.adding(["l1": JSON(l1), "l2": JSON(l2)]) }
  public override func call(_ x: Tensor) -> Tensor { x }
}
