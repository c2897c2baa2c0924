import OrderedJSON
import Tensors
import UserErrors

/// What the pooling layers share: a window that moves over (batch, height, width, channels), or for
/// series over (batch, steps, channels).
public class Pooling: Layer {
  /// The window's height and width; the height is 1 for series.
  public let poolSize: (Int, Int)
  /// The steps down and to the right; the window's size unless given.
  public let strides: (Int, Int)
  /// What stands at the border.
  public let padding: Padding

  /// Along how many axes the window moves: 2, or 1 for series.
  class var axes: Int { 2 }

  /// The layer.
  ///
  /// - Parameters:
  ///   - poolSize: the window's height and width: `2`, `(2, 2)` or `[2, 2]`; 2 unless given. For
  ///     series its length.
  ///   - strides: the steps down and to the right, in the same forms; the window's size unless
  ///     given.
  ///   - padding: `"valid"`, or `"same"` for an output as large as the input divided by the stride.
  ///   - name: its name in the model.
  public convenience init<each Size: SizePart, each Stride: SizePart>(
    _ poolSize: (repeat each Size) = (), strides: (repeat each Stride) = (),
    padding: String = "valid",
    name: String? = nil
  ) {
    self.init(
      Sizes.numbers(repeat each poolSize), strides: Sizes.numbers(repeat each strides), padding,
      name: name)
  }

  // Not private: the classes below would not inherit it, and the one above would make a Pooling.
  init(_ poolSize: [Int?], strides: [Int?], _ padding: String, name: String?) {
    let axes = Self.axes
    let size = Sizes.lengths(
      poolSize, axes: axes, of: "poolSize", standard: [Int](repeating: 2, count: axes))
    let steps = Sizes.lengths(strides, axes: axes, of: "strides of a pooling layer", standard: size)
    self.poolSize = (axes == 1 ? 1 : size[0], size[axes - 1])
    self.strides = (axes == 1 ? 1 : steps[0], steps[axes - 1])
    _ = Self.positive(min(self.poolSize.0, self.poolSize.1), "pool size")
    _ = Self.positive(min(self.strides.0, self.strides.1), "stride")
    self.padding = orRaise { () throws(ValueError) in
      try Padding(checking: padding, layer: "a pooling layer")
    }
    super.init(name: name)
  }

  /// The layer that a saved model describes, of the class it is called on.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("data_format", unless: "channels_last")
    self.init(
      config.sizes("pool_size"), strides: config.sizes("strides"),
      config.string("padding", "valid"),
      name: config.name)
  }

  private func list(_ pair: (Int, Int)) -> JSON {
    .array([pair.0, pair.1].suffix(Self.axes).map { JSON($0) })
  }

  public override var config: JSON {
    super.config.adding([
      "pool_size": list(poolSize), "padding": JSON(padding.rawValue), "strides": list(strides),
      "data_format": "channels_last",
    ])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(
      Self.axes + 2,
      Self.axes == 1 ? "(batch, steps, channels)" : "(batch, height, width, channels)",
      of: shapes)
    for size in computeOutputShape(shapes)[0].dimensions.compactMap({ $0 }) where size <= 0 {
      let window = Self.axes == 1 ? "\(poolSize.1)" : "\(poolSize.0)x\(poolSize.1)"
      throw inputError(
        expected: "an input at least as large as its \(window) window", got: shapes[0])
    }
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    let windows = [
      (sizes[sizes.count - 3], poolSize.0, strides.0),
      (sizes[sizes.count - 2], poolSize.1, strides.1),
    ]
    let moved = windows.suffix(Self.axes).map { size, window, stride in
      padding.outputSize(size, window: window, stride: stride)
    }
    return [SymbolicShape([sizes[0]] + moved + [sizes[sizes.count - 1]])]
  }
}

/// The largest number in each window.
public final class MaxPooling2D: Pooling {
  public override var className: String { "MaxPooling2D" }

  public override func call(_ x: Tensor) -> Tensor {
    nn.maxPool2d(x, size: poolSize, strides: strides, padding: padding)
  }
}

/// The mean of each window; border pixels are not counted.
public final class AveragePooling2D: Pooling {
  public override var className: String { "AveragePooling2D" }

  public override func call(_ x: Tensor) -> Tensor {
    nn.averagePool2d(x, size: poolSize, strides: strides, padding: padding)
  }
}

/// What the layers share that make one number of each channel: (batch, height, width, channels) →
/// (batch, channels); of series (batch, steps, channels).
public class GlobalPooling: Layer {
  /// Over how many axes is pooled: 2, or 1 for series.
  class var axes: Int { 2 }

  /// The layer.
  public init(name: String? = nil) { super.init(name: name) }

  /// The layer that a saved model describes, of the class it is called on.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    try config.refuse("keepdims", unless: false)
    try config.refuse("data_format", unless: "channels_last")
    self.init(name: config.name)
  }

  public override var config: JSON {
    super.config.adding(["data_format": "channels_last", "keepdims": false])
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(
      Self.axes + 2,
      Self.axes == 1 ? "(batch, steps, channels)" : "(batch, height, width, channels)",
      of: shapes)
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    [[inputShapes[0].dimensions[0], inputShapes[0].dimensions[Self.axes + 1]]]
  }
}

/// The mean over height and width: (batch, height, width, channels) → (batch, channels).
public final class GlobalAveragePooling2D: GlobalPooling {
  public override var className: String { "GlobalAveragePooling2D" }
  public override func call(_ x: Tensor) -> Tensor { nn.globalAveragePool2d(x) }
}

/// The largest over height and width: (batch, height, width, channels) → (batch, channels).
public final class GlobalMaxPooling2D: GlobalPooling {
  public override var className: String { "GlobalMaxPooling2D" }
  public override func call(_ x: Tensor) -> Tensor { nn.globalMaxPool2d(x) }
}
