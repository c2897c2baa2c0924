import OrderedJSON
import Tensors
import UserErrors

/// Zeros around each image.
public final class ZeroPadding2D: Layer {
  /// How many rows above and below, and columns left and right.
  public let padding: ((Int, Int), (Int, Int))

  /// The layer.
  public init(_ padding: ((Int, Int), (Int, Int)), name: String? = nil) {
    self.padding = padding
    super.init(name: name)
  }

  /// As many rows above as below, as many columns left as right.
  public convenience init(_ padding: (Int, Int), name: String? = nil) {
    self.init(((padding.0, padding.0), (padding.1, padding.1)), name: name)
  }

  /// As many on all sides.
  public convenience init(_ padding: Int = 1, name: String? = nil) {
    self.init((padding, padding), name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.pairOfPairs("padding", 1), name: config.name)
  }

  public override var className: String { "ZeroPadding2D" }
  public override var config: JSON {
    super.config.adding([
      "padding": [.pair(padding.0), .pair(padding.1)], "data_format": "channels_last",
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
  }

  public override func call(_ x: Tensor) -> Tensor { x.pad([(0, 0), padding.0, padding.1, (0, 0)]) }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    return [
      [
        sizes[0], sizes[1].map { $0 + padding.0.0 + padding.0.1 },
        sizes[2].map { $0 + padding.1.0 + padding.1.1 }, sizes[3],
      ]
    ]
  }
}

/// Cuts rows and columns off each image.
public final class Cropping2D: Layer {
  /// How many rows above and below, and columns left and right.
  public let cropping: ((Int, Int), (Int, Int))

  /// The layer.
  public init(_ cropping: ((Int, Int), (Int, Int)), name: String? = nil) {
    self.cropping = cropping
    super.init(name: name)
  }

  /// As many on all sides.
  public convenience init(_ cropping: Int, name: String? = nil) {
    self.init(((cropping, cropping), (cropping, cropping)), name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.pairOfPairs("cropping", 0), name: config.name)
  }

  public override var className: String { "Cropping2D" }
  public override var config: JSON {
    super.config.adding([
      "cropping": [.pair(cropping.0), .pair(cropping.1)], "data_format": "channels_last",
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
    for size in computeOutputShape(shapes)[0].dimensions.compactMap({ $0 }) where size <= 0 {
      throw inputError(expected: "an image larger than what is cut off", got: shapes[0])
    }
  }

  public override func call(_ x: Tensor) -> Tensor {
    x[
      0..., cropping.0.0..<(x.shape[1] - cropping.0.1), cropping.1.0..<(x.shape[2] - cropping.1.1)]
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    return [
      [
        sizes[0], sizes[1].map { $0 - cropping.0.0 - cropping.0.1 },
        sizes[2].map { $0 - cropping.1.0 - cropping.1.1 }, sizes[3],
      ]
    ]
  }
}
