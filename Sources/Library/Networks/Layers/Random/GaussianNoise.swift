import OrderedJSON
import Tensors
import UserErrors

/// While training, adds normal noise of this standard deviation; otherwise does nothing. A
/// denoising autoencoder starts with it.
///
/// See Keras, `keras/src/layers/regularization/gaussian_noise.py`.
public final class GaussianNoise: RandomLayer {
  /// The noise's standard deviation.
  public let stddev: Double

  /// The layer.
  ///
  /// - Parameters:
  ///   - stddev: the noise's standard deviation, not negative.
  ///   - seed: a seed of its own.
  ///   - name: its name in the model.
  public init(_ stddev: Double, seed: Int? = nil, name: String? = nil) {
    self.stddev = orRaise { () throws(ValueError) in
      guard stddev >= 0 else {
        throw ValueError("the stddev of GaussianNoise must not be negative: \(stddev)")
      }
      return stddev
    }
    super.init(seed: seed, name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.double("stddev", 0.1), seed: config.optionalInt("seed"), name: config.name)
  }

  public override var className: String { "GaussianNoise" }
  public override var config: JSON { super.config.adding(["stddev": JSON(stddev)]) }

  override func changed(_ x: Tensor) -> Tensor {
    gaussianNoise(x, stddev: stddev, generator: generator)
  }
}
