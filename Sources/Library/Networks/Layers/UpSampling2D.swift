import OrderedJSON
import Tensors
import UserErrors

/// Images made larger by a whole factor: (batch, h, w, c) → (batch, h · size, w · size, c). With
/// `nearest` each pixel is repeated, with `bilinear` new pixels are mixed from their four
/// neighbours.
///
/// See Keras, `keras/src/layers/reshaping/up_sampling2d.py`.
public final class UpSampling2D: Layer {
  /// How often down and to the right.
  public let size: (Int, Int)
  /// `nearest` or `bilinear`.
  public let interpolation: String

  /// The layer.
  ///
  /// - Parameters:
  ///   - size: how often each pixel is repeated down and to the right: `2`, `(2, 3)` or `[2, 3]`; 2
  ///     unless given.
  ///   - interpolation: `nearest` or `bilinear`.
  ///   - name: its name in the model.
  public convenience init<each Size: SizePart>(
    _ size: (repeat each Size) = (), interpolation: String = "nearest", name: String? = nil
  ) {
    self.init(
      pair: Sizes.pair(
        Sizes.numbers(repeat each size), of: "the size of UpSampling2D", standard: (2, 2)),
      interpolation, name: name)
  }

  private init(pair: (Int, Int), _ interpolation: String, name: String?) {
    size = pair
    _ = Self.positive(min(size.0, size.1), "size of UpSampling2D")
    self.interpolation = orRaise { () throws(ValueError) in
      guard ["nearest", "bilinear"].contains(interpolation) else {
        throw ValueError(
          unknownName(
            interpolation, of: "interpolation of UpSampling2D", known: ["nearest", "bilinear"]))
      }
      return interpolation
    }
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("interpolation", unless: "nearest", "bilinear")
    self.init(
      pair: config.pair("size", (2, 2)), config.string("interpolation", "nearest"),
      name: config.name)
  }

  public override var className: String { "UpSampling2D" }
  public override var config: JSON {
    super.config.adding([
      "size": .pair(size), "data_format": "channels_last", "interpolation": JSON(interpolation),
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
  }

  public override func call(_ x: Tensor) -> Tensor {
    guard interpolation == "bilinear" else { return nn.upsample2d(x, size: size) }
    return nn.resizeBilinear(x, to: (x.shape[1] * size.0, x.shape[2] * size.1))
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    return [[sizes[0], sizes[1].map { $0 * size.0 }, sizes[2].map { $0 * size.1 }, sizes[3]]]
  }
}
