import OrderedJSON
import Tensors
import UserErrors

/// What the layers that change images while training share: (batch, height, width, channels) in and
/// out; otherwise nothing is done.
public class ImageAugmentation: RandomLayer {
  public override var config: JSON { super.config.adding(["data_format": "channels_last"]) }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
  }

  /// A number for each image, uniform between two.
  func draws(_ count: Int, between range: (Double, Double)) -> [Double] {
    generator.uniform([count], low: range.0, high: range.1).doubles
  }
}

/// While training, mirrors each image with probability 1/2: left and right, top and bottom, or each
/// of both.
///
/// See Keras, `keras/src/layers/preprocessing/image_preprocessing/random_flip.py`.
public final class RandomFlip: ImageAugmentation {
  /// `horizontal`, `vertical` or `horizontal_and_vertical`.
  public let mode: String
  private static let modes = ["horizontal", "horizontal_and_vertical", "vertical"]

  /// The layer.
  public init(_ mode: String = "horizontal_and_vertical", seed: Int? = nil, name: String? = nil) {
    self.mode = orRaise { () throws(ValueError) in
      guard Self.modes.contains(mode) else {
        throw ValueError(unknownName(mode, of: "mode of RandomFlip", known: Self.modes))
      }
      return mode
    }
    super.init(seed: seed, name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("data_format", unless: "channels_last")
    try config.refuse("mode", unless: "horizontal", "vertical", "horizontal_and_vertical")
    self.init(
      config.string("mode", "horizontal_and_vertical"), seed: config.optionalInt("seed"),
      name: config.name)
  }

  public override var className: String { "RandomFlip" }
  public override var config: JSON {
    super.config.adding(["mode": JSON(mode)])
  }

  override func changed(_ images: Tensor) -> Tensor {
    var result = images
    if mode != "vertical" { result = mirrored(result, axis: 2) }
    if mode != "horizontal" { result = mirrored(result, axis: 1) }
    return result
  }

  private func mirrored(_ images: Tensor, axis: Int) -> Tensor {
    let chosen = generator.uniform([images.shape[0], 1, 1, 1]) .<= 0.5
    return Tensor.where(chosen, images.flip(axis: axis), images)
  }
}

extension layers {
  /// See ``Networks/RandomFlip``.
  public typealias RandomFlip = Networks.RandomFlip
  /// See ``Networks/RandomTranslation``.
  public typealias RandomTranslation = Networks.RandomTranslation
  /// See ``Networks/RandomRotation``.
  public typealias RandomRotation = Networks.RandomRotation
}
