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

  /// The layer; a pixel becomes size.0 x size.1 pixels.
  public init(_ size: (Int, Int) = (2, 2), interpolation: String = "nearest", name: String? = nil) {
    self.size = size
    _ = Self.positive(min(size.0, size.1), "size of UpSampling2D")
    self.interpolation = orRaise { () throws(ValueError) in
      guard ["nearest", "bilinear"].contains(interpolation) else {
        throw ValueError(
          unknownName(interpolation, of: "interpolation of UpSampling2D", known: ["nearest", "bilinear"]))
      }
      return interpolation
    }
    super.init(name: name)
  }

  /// The layer with the same factor in both directions.
  public convenience init(_ size: Int, interpolation: String = "nearest", name: String? = nil) {
    self.init((size, size), interpolation: interpolation, name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("interpolation", unless: "nearest", "bilinear")
    self.init(
      config.pair("size", (2, 2)), interpolation: config.string("interpolation", "nearest"), name: config.name
    )
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
