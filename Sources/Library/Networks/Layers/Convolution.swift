import OrderedJSON
import Tensors
import UserErrors

/// What the convolutions share: how they are made, their settings and weights. Images are (batch,
/// height, width, channels), series (batch, steps, channels): these are images of one row.
public class Convolution: Layer {
  /// The number of output channels.
  public let filters: Int
  /// The window's height and width.
  public let kernelSize: (Int, Int)
  /// The steps down and to the right.
  public let strides: (Int, Int)
  /// What stands at the border.
  public let padding: Padding
  /// The distance between the window's rows and columns on the input: 2 leaves one out between each
  /// two.
  public let dilationRate: (Int, Int)
  /// Applied to each output.
  public let activation: ActivationFunction
  /// Whether a bias is added to each channel.
  public let useBias: Bool
  /// The weights of the windows. They are there once the layer has been called.
  public var kernel: Variable { orRaiseAny { try built(builtKernel, "kernel") } }
  private(set) var builtKernel: Variable?
  /// The bias, once built: (filters).
  public private(set) var bias: Variable?

  private let kernelInitializer: any Initializer
  private let biasInitializer: any Initializer
  private let kernelRegularizer: (any Regularizer)?
  private let biasRegularizer: (any Regularizer)?
  private let kernelConstraint: (any Constraint)?
  private let biasConstraint: (any Constraint)?

  init(settings: Settings) {
    filters = Self.positive(settings.filters, "number of filters")
    kernelSize = settings.kernelSize
    strides = settings.strides
    _ = Self.positive(min(kernelSize.0, kernelSize.1), "kernel size")
    _ = Self.positive(min(strides.0, strides.1), "stride")
    dilationRate = settings.dilationRate
    _ = Self.positive(min(dilationRate.0, dilationRate.1), "dilation rate")
    padding = orRaise { () throws(ValueError) in
      try Padding(checking: settings.padding, layer: "a convolution")
    }
    activation = orRaiseAny { try settings.activation?.activationFunction() ?? activations.linear }
    useBias = settings.useBias
    kernelInitializer = settings.kernelInitializer.asInitializer
    biasInitializer = settings.biasInitializer.asInitializer
    kernelRegularizer = settings.kernelRegularizer?.asRegularizer
    biasRegularizer = settings.biasRegularizer?.asRegularizer
    kernelConstraint = settings.kernelConstraint?.asConstraint
    biasConstraint = settings.biasConstraint?.asConstraint
    super.init(
      name: settings.name, trainable: settings.trainable,
      activityRegularizer: settings.activityRegularizer)
    givenInputShape = settings.inputShape
  }

  /// Along how many axes the window moves: 2, or 1 for series.
  class var axes: Int { 2 }

  /// A window's size, strides or dilation from numbers as they were written; 1 where there are
  /// none. Of series the first is 1.
  static func window(_ numbers: [Int?], _ argument: String) -> (Int, Int) {
    let lengths = Sizes.lengths(
      numbers, axes: axes, of: "\(argument) of a convolution",
      standard: [Int](repeating: 1, count: axes))
    return (axes == 1 ? 1 : lengths[0], lengths[axes - 1])
  }

  /// The numbers of the axes along which the window moves.
  private func list(_ pair: (Int, Int)) -> JSON {
    .array([pair.0, pair.1].suffix(Self.axes).map { JSON($0) })
  }

  /// Everything that a convolution is made with.
  struct Settings {
    var filters: Int
    var kernelSize: (Int, Int)
    var strides: (Int, Int) = (1, 1)
    var padding = "valid"
    var dilationRate: (Int, Int) = (1, 1)
    var activation: (any ActivationConvertible)?
    var useBias = true
    var kernelInitializer: any InitializerConvertible = "glorot_uniform"
    var biasInitializer: any InitializerConvertible = "zeros"
    var kernelRegularizer: (any RegularizerConvertible)?
    var biasRegularizer: (any RegularizerConvertible)?
    var activityRegularizer: (any RegularizerConvertible)?
    var kernelConstraint: (any ConstraintConvertible)?
    var biasConstraint: (any ConstraintConvertible)?
    var trainable = true
    var name: String?
    var inputShape: SymbolicShape?
  }

  /// The layer that a saved model describes, of the class it is called on.
  public convenience init(config: JSON) throws {
    self.init(settings: try Self.settings(of: config))
  }

  private static func settings(of json: JSON) throws -> Settings {
    let config = LayerConfig(json)
    try config.refuse("data_format", unless: "channels_last")
    try config.refuse("groups", unless: 1)
    try config.refuse("output_padding")
    return Settings(
      filters: try config.int("filters"),
      kernelSize: window(config.sizes("kernel_size"), "kernelSize"),
      strides: window(config.sizes("strides"), "strides"),
      padding: config.string("padding", "valid"),
      dilationRate: window(config.sizes("dilation_rate"), "dilationRate"),
      activation: try config.activation("activation"), useBias: config.bool("use_bias", true),
      kernelInitializer: try config.initializer("kernel_initializer", initializers.GlorotUniform()),
      biasInitializer: try config.initializer("bias_initializer", Zeros()),
      kernelRegularizer: try config.regularizer("kernel_regularizer"),
      biasRegularizer: try config.regularizer("bias_regularizer"),
      activityRegularizer: try config.regularizer("activity_regularizer"),
      kernelConstraint: try config.constraint("kernel_constraint"),
      biasConstraint: try config.constraint("bias_constraint"), trainable: config.trainable,
      name: config.name)
  }

  public override var config: JSON {
    var members: JSON = [
      "filters": JSON(filters), "kernel_size": list(kernelSize), "strides": list(strides),
      "padding": JSON(padding.rawValue), "data_format": "channels_last",
      "dilation_rate": list(dilationRate),
    ]
    if !Self.isTransposed { members["groups"] = 1 }
    return super.config.adding(members.objectValue ?? [:]).adding([
      "activation": activation.serialized, "use_bias": JSON(useBias),
      "kernel_initializer": kernelInitializer.serialized,
      "bias_initializer": biasInitializer.serialized,
      "kernel_regularizer": kernelRegularizer.serialized,
      "bias_regularizer": biasRegularizer.serialized,
      "activity_regularizer": activityRegularizer.serialized,
      "kernel_constraint": kernelConstraint.serialized,
      "bias_constraint": biasConstraint.serialized,
    ])
  }

  /// Whether it is the adjoint of a convolution.
  class var isTransposed: Bool { false }

  /// The kernel's shape for this many input channels.
  private func kernelShape(channels: Int) -> Shape {
    let window = [kernelSize.0, kernelSize.1].suffix(Self.axes)
    return Shape(window + (Self.isTransposed ? [filters, channels] : [channels, filters]))
  }

  /// The size of the output along one axis.
  private func outputSize(_ size: Int?, window: Int, stride: Int) -> Int? {
    Self.isTransposed
      ? padding.transposedSize(size, window: window, stride: stride)
      : padding.outputSize(size, window: window, stride: stride)
  }

  public override func call(_ x: Tensor, training: Bool) -> Tensor {
    guard let kernel = builtKernel?.value else { return x }
    if Self.axes == 2 { return convolved(x, kernel) }
    return convolved(x.expandDims(1), kernel.expandDims(0)).squeeze(1)
  }

  private func convolved(_ images: Tensor, _ kernel: Tensor) -> Tensor {
    let convolve = Self.isTransposed ? nn.conv2dTranspose : nn.conv2d
    return activation.fused { fused in
      convolve(images, kernel, strides, padding, dilationRate, bias?.value, fused)
    }
  }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(
      Self.axes + 2,
      Self.axes == 1 ? "(batch, steps, channels)" : "(batch, height, width, channels)",
      of: shapes)
    try checkLastAxis(of: shapes)
    for size in computeOutputShape(shapes)[0].dimensions.compactMap({ $0 }) where size <= 0 {
      let window = Self.axes == 1 ? "\(kernelSize.1)" : "\(kernelSize.0)x\(kernelSize.1)"
      throw inputError(
        expected: "an input at least as large as its \(window) window", got: shapes[0])
    }
  }

  public override func build(_ inputShape: SymbolicShape) {
    if type(of: self) == Convolution.self {
      raise(ValueError("Convolution is what Conv2D, Conv1D and others share: use one of these"))
    }
    builtKernel = addWeight(
      name: "kernel", shape: kernelShape(channels: inputShape[-1]), initializer: kernelInitializer,
      regularizer: kernelRegularizer, constraint: kernelConstraint)
    guard useBias else { return }
    bias = addWeight(
      name: "bias", shape: [filters], initializer: biasInitializer, regularizer: biasRegularizer,
      constraint: biasConstraint)
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    let windows = [
      (sizes[sizes.count - 3], kernelSize.0, dilationRate.0, strides.0),
      (sizes[sizes.count - 2], kernelSize.1, dilationRate.1, strides.1),
    ]
    let moved = windows.suffix(Self.axes).map { size, length, rate, stride in
      outputSize(size, window: (length - 1) * rate + 1, stride: stride)
    }
    return [SymbolicShape([sizes[0]] + moved + [filters])]
  }
}

/// A convolution: `output[i, j, o] = activation(sum over (k, l, c) of x[s i + k, s j + l, c]
/// kernel[k, l, c, o] + bias[o])`.
///
/// - Input: (batch, height, width, channels). Kernel: (kernel height, kernel width, channels,
///   filters).
/// - With `same` padding and an even input, a stride of 2 and a 3x3 window, no zeros stand before
///   and one stands after.
/// See Keras, `keras/src/layers/convolutional/conv2d.py`.
public final class Conv2D: Convolution {
  public override var className: String { "Conv2D" }
}

/// A transposed convolution, the exact adjoint of ``Conv2D``: in one dimension `y[s i + k] += x[i]
/// kernel[k]`, cropped at the end. With `same` padding the output is the input times the stride.
///
/// - Input: (batch, height, width, channels). Kernel: (kernel height, kernel width, filters,
///   channels).
/// See Keras, `keras/src/layers/convolutional/conv2d_transpose.py`.
public final class Conv2DTranspose: Convolution {
  override class var isTransposed: Bool { true }
  public override var className: String { "Conv2DTranspose" }
}
