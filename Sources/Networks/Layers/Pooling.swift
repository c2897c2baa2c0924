import OrderedJSON
import Tensors
import UserErrors

/// What the pooling layers share: a window that moves over (batch, height, width, channels).
public class Pooling2D: Layer {
  /// The window's height and width.
  public let poolSize: (Int, Int)
  /// The steps down and to the right; the window's size unless given.
  public let strides: (Int, Int)
  /// What stands at the border.
  public let padding: Padding

  /// The layer.
  public init(
    _ poolSize: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: String = "valid",
    name: String? = nil
  ) {
    self.poolSize = poolSize
    self.strides = strides ?? poolSize
    _ = Self.positive(min(poolSize.0, poolSize.1), "pool size")
    self.padding = orRaise { () throws(ValueError) in try Padding(checking: padding, layer: "a pooling layer")
    }
    super.init(name: name)
  }

  /// The layer with a square window.
  public convenience init(
    _ poolSize: Int, strides: Int? = nil, padding: String = "valid", name: String? = nil
  ) {
    self.init((poolSize, poolSize), strides: strides.map { ($0, $0) }, padding: padding, name: name)
  }

  /// A window that moves by the same steps in both directions.
  public convenience init(
    _ poolSize: (Int, Int), strides: Int, padding: String = "valid", name: String? = nil
  ) {
    self.init(poolSize, strides: (strides, strides), padding: padding, name: name)
  }

  /// The layer that a saved model describes, of the class it is called on.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    let size = config.pair("pool_size", (2, 2))
    self.init(
      size, strides: config.pair("strides", size), padding: config.string("padding", "valid"),
      name: config.name)
  }

  public override var config: JSON {
    super.config.adding([
      "pool_size": .pair(poolSize), "padding": JSON(padding.rawValue), "strides": .pair(strides),
      "data_format": "channels_last",
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
    for size in computeOutputShape(shapes)[0].dimensions.compactMap({ $0 }) where size <= 0 {
      throw inputError(expected: "an image at least as large as its \(poolSize) window", got: shapes[0])
    }
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    return [
      [
        sizes[0], padding.outputSize(sizes[1], window: poolSize.0, stride: strides.0),
        padding.outputSize(sizes[2], window: poolSize.1, stride: strides.1), sizes[3],
      ]
    ]
  }
}

/// The largest number in each window.
public final class MaxPooling2D: Pooling2D {
  public override var className: String { "MaxPooling2D" }

  public override func call(_ x: Tensor) -> Tensor {
    nn.maxPool2d(x, size: poolSize, strides: strides, padding: padding)
  }
}

/// The mean of each window; border pixels are not counted.
public final class AveragePooling2D: Pooling2D {
  public override var className: String { "AveragePooling2D" }

  public override func call(_ x: Tensor) -> Tensor {
    nn.averagePool2d(x, size: poolSize, strides: strides, padding: padding)
  }
}

/// What the layers that make one number of each channel share: (batch, height, width, channels) → (batch, channels).
public class GlobalPooling2D: Layer {
  /// The layer.
  public init(name: String? = nil) { super.init(name: name) }

  /// The layer that a saved model describes, of the class it is called on.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("keepdims", unless: false)
    self.init(name: config.name)
  }

  public override var config: JSON {
    super.config.adding(["data_format": "channels_last", "keepdims": false])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(4, "(batch, height, width, channels)", of: shapes)
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [[inputShapes[0].dimensions[0], inputShapes[0].dimensions[3]]]
  }
}

/// The mean over height and width: (batch, height, width, channels) → (batch, channels).
public final class GlobalAveragePooling2D: GlobalPooling2D {
  public override var className: String { "GlobalAveragePooling2D" }
  public override func call(_ x: Tensor) -> Tensor { nn.globalAveragePool2d(x) }
}

/// The largest over height and width: (batch, height, width, channels) → (batch, channels).
public final class GlobalMaxPooling2D: GlobalPooling2D {
  public override var className: String { "GlobalMaxPooling2D" }
  public override func call(_ x: Tensor) -> Tensor { nn.globalMaxPool2d(x) }
}
