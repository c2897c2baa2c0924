import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// What ``RandomTranslation`` and ``RandomRotation`` share: how the place that becomes free is
/// filled, and how pixels are mixed.
public class RandomMotion: ImageAugmentation {
  /// `reflect`, `wrap`, `constant` or `nearest`.
  public let fillMode: String
  /// `bilinear` or `nearest`.
  public let interpolation: String
  /// The value of what becomes free, with `constant`.
  public let fillValue: Double
  private let fill: FillMode

  /// How what becomes free is filled, how pixels are mixed, and whose random numbers are drawn.
  struct Settings {
    var fillMode: String
    var interpolation: String
    var seed: Int?
    var fillValue: Double
    var name: String?
  }

  init(_ settings: Settings) {
    (fillMode, interpolation) = (settings.fillMode, settings.interpolation)
    fillValue = settings.fillValue
    let (fillMode, interpolation) = (settings.fillMode, settings.interpolation)
    fill = orRaise { () throws(ValueError) in
      guard let fill = FillMode(rawValue: fillMode) else {
        throw ValueError(
          unknownName(fillMode, of: "fillMode", known: FillMode.allCases.map(\.rawValue)))
      }
      guard ["bilinear", "nearest"].contains(interpolation) else {
        throw ValueError(
          unknownName(interpolation, of: "interpolation", known: ["bilinear", "nearest"]))
      }
      return fill
    }
    super.init(seed: settings.seed, name: settings.name)
  }

  public override var config: JSON {
    super.config.adding([
      "fill_mode": JSON(fillMode), "interpolation": JSON(interpolation),
      "fill_value": JSON(fillValue),
    ])
  }

  /// What a saved model describes.
  static func settings(of config: LayerConfig) throws -> Settings {
    try config.refuse("data_format", unless: "channels_last")
    try config.refuse("interpolation", unless: "bilinear", "nearest")
    try config.refuse("fill_mode", unless: "reflect", "wrap", "constant", "nearest")
    return Settings(
      fillMode: config.string("fill_mode", "reflect"),
      interpolation: config.string("interpolation", "bilinear"), seed: config.optionalInt("seed"),
      fillValue: config.double("fill_value", 0), name: config.name)
  }

  /// The images moved by a0, a1, a2, b0, b1, b2 for each of them; see
  /// ``nn/affineTransform(_:_:bilinear:fillMode:fillValue:)``.
  func moved(_ images: Tensor, _ transforms: [[Double]]) -> Tensor {
    nn.affineTransform(
      images, Tensor(transforms), bilinear: interpolation == "bilinear", fillMode: fill,
      fillValue: fillValue)
  }
}

/// While training, moves each image by a random part of its height and width.
///
/// See Keras, `keras/src/layers/preprocessing/image_preprocessing/random_translation.py`.
public final class RandomTranslation: RandomMotion {
  private let heightFactor: any RandomFactor
  private let widthFactor: any RandomFactor

  /// The layer.
  ///
  /// - Parameters:
  ///   - heightFactor: by which part of the height: `0.1` for up to a tenth up or down, `[-0.1,
  ///     0.2]` for a range.
  ///   - widthFactor: by which part of the width.
  ///   - fillMode: what stands where the image has moved away: `reflect`, `wrap`, `constant` or
  ///     `nearest`.
  ///   - interpolation: `bilinear` or `nearest`.
  ///   - seed: a seed of its own.
  ///   - fillValue: the value with `constant`.
  public convenience init(
    _ heightFactor: any RandomFactor, _ widthFactor: any RandomFactor, fillMode: String = "reflect",
    interpolation: String = "bilinear", seed: Int? = nil, fillValue: Double = 0, name: String? = nil
  ) {
    self.init(
      heightFactor, widthFactor,
      Settings(
        fillMode: fillMode, interpolation: interpolation, seed: seed, fillValue: fillValue,
        name: name))
  }

  private init(
    _ heightFactor: any RandomFactor, _ widthFactor: any RandomFactor, _ settings: Settings
  ) {
    _ = (heightFactor.range(of: "heightFactor"), widthFactor.range(of: "widthFactor"))
    (self.heightFactor, self.widthFactor) = (heightFactor, widthFactor)
    super.init(settings)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(
      try config.factor("height_factor"), try config.factor("width_factor"),
      try Self.settings(of: config))
  }

  public override var className: String { "RandomTranslation" }
  public override var config: JSON {
    super.config.adding([
      "height_factor": heightFactor.described, "width_factor": widthFactor.described,
    ])
  }

  override func changed(_ images: Tensor) -> Tensor {
    let (count, height, width) = (images.shape[0], Double(images.shape[1]), Double(images.shape[2]))
    let down = draws(count, between: heightFactor.range(of: "heightFactor"))
    let right = draws(count, between: widthFactor.range(of: "widthFactor"))
    return moved(images, zip(down, right).map { [1, 0, -$1 * width, 0, 1, -$0 * height] })
  }
}

/// While training, turns each image by a random part of a full turn.
///
/// See Keras, `keras/src/layers/preprocessing/image_preprocessing/random_rotation.py`.
public final class RandomRotation: RandomMotion {
  private let factor: (Double, Double)

  /// The layer.
  ///
  /// - Parameters:
  ///   - factor: by which part of a turn: `0.1` for up to 36 degrees either way, `[0, 0.25]` for a
  ///     range.
  ///   - fillMode: what stands where the image has moved away: `reflect`, `wrap`, `constant` or
  ///     `nearest`.
  ///   - interpolation: `bilinear` or `nearest`.
  ///   - seed: a seed of its own.
  ///   - fillValue: the value with `constant`.
  public convenience init(
    _ factor: any RandomFactor, fillMode: String = "reflect", interpolation: String = "bilinear",
    seed: Int? = nil, fillValue: Double = 0, name: String? = nil
  ) {
    self.init(
      factor,
      Settings(
        fillMode: fillMode, interpolation: interpolation, seed: seed, fillValue: fillValue,
        name: name))
  }

  private init(_ factor: any RandomFactor, _ settings: Settings) {
    self.factor = factor.range(of: "factor")
    super.init(settings)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(try config.factor("factor"), try Self.settings(of: config))
  }

  public override var className: String { "RandomRotation" }
  public override var config: JSON {
    super.config.adding(["factor": .array([JSON(factor.0), JSON(factor.1)])])
  }

  override func changed(_ images: Tensor) -> Tensor {
    let middle = (x: Double(images.shape[2] - 1) / 2, y: Double(images.shape[1] - 1) / 2)
    return moved(
      images,
      draws(images.shape[0], between: factor).map { part in
        let (c, s) = (cos(part * 2 * Double.pi), sin(part * 2 * Double.pi))
        return [
          c, -s, middle.x - middle.x * c + middle.y * s, s, c,
          middle.y - middle.x * s - middle.y * c,
        ]
      })
  }
}
