import OrderedJSON
import Tensors
import UserErrors

// Layers of series, (batch, steps, channels): those of images, whose rows are one pixel high.

/// A convolution along a series: `output[i, o] = activation(sum over (l, c) of x[s i + l, c]
/// kernel[l, c, o] + bias[o])`.
///
/// - Input: (batch, steps, channels). Kernel: (kernel size, channels, filters).
/// See Keras, `keras/src/layers/convolutional/conv1d.py`.
public final class Conv1D: Convolution {
  override class var axes: Int { 1 }
  public override var className: String { "Conv1D" }
}

/// A transposed convolution along a series, the exact adjoint of ``Conv1D``. With `same` padding
/// the output is the input times the stride.
///
/// - Input: (batch, steps, channels). Kernel: (kernel size, filters, channels).
/// See Keras, `keras/src/layers/convolutional/conv1d_transpose.py`.
public final class Conv1DTranspose: Convolution {
  override class var axes: Int { 1 }
  override class var isTransposed: Bool { true }
  public override var className: String { "Conv1DTranspose" }
}

/// The largest number in each window of a series.
///
/// See Keras, `keras/src/layers/pooling/max_pooling1d.py`.
public final class MaxPooling1D: Pooling {
  override class var axes: Int { 1 }
  public override var className: String { "MaxPooling1D" }

  public override func call(_ x: Tensor) -> Tensor {
    nn.maxPool2d(x.expandDims(1), size: poolSize, strides: strides, padding: padding).squeeze(1)
  }
}

/// The mean of each window of a series; what is beyond the border is not counted.
///
/// See Keras, `keras/src/layers/pooling/average_pooling1d.py`.
public final class AveragePooling1D: Pooling {
  override class var axes: Int { 1 }
  public override var className: String { "AveragePooling1D" }

  public override func call(_ x: Tensor) -> Tensor {
    nn.averagePool2d(x.expandDims(1), size: poolSize, strides: strides, padding: padding).squeeze(1)
  }
}

/// The mean over the steps: (batch, steps, channels) → (batch, channels).
///
/// See Keras, `keras/src/layers/pooling/global_average_pooling1d.py`.
public final class GlobalAveragePooling1D: GlobalPooling {
  override class var axes: Int { 1 }
  public override var className: String { "GlobalAveragePooling1D" }
  public override func call(_ x: Tensor) -> Tensor { x.mean(axis: 1) }
}

/// The largest over the steps: (batch, steps, channels) → (batch, channels).
///
/// See Keras, `keras/src/layers/pooling/global_max_pooling1d.py`.
public final class GlobalMaxPooling1D: GlobalPooling {
  override class var axes: Int { 1 }
  public override var className: String { "GlobalMaxPooling1D" }
  public override func call(_ x: Tensor) -> Tensor { nn.globalMaxPool2d(x.expandDims(1)) }
}

/// Series made longer by a whole factor, each step repeated: (batch, steps, channels) → (batch,
/// steps · size, channels).
///
/// See Keras, `keras/src/layers/reshaping/up_sampling1d.py`.
public final class UpSampling1D: Layer {
  /// How often each step is repeated.
  public let size: Int

  /// The layer.
  ///
  /// - Parameters:
  ///   - size: how often each step is repeated.
  ///   - name: its name in the model.
  public init(_ size: Int = 2, name: String? = nil) {
    self.size = Self.positive(size, "size of UpSampling1D")
    super.init(name: name)
  }

  /// The layer that a saved model describes.
  public convenience init(config: JSON) throws {
    let config = LayerConfig(config)
    self.init(config.optionalInt("size") ?? 2, name: config.name)
  }

  public override var className: String { "UpSampling1D" }
  public override var config: JSON { super.config.adding(["size": JSON(size)]) }

  public override func checkInputs(_ shapes: [SymbolicShape]) throws {
    try checkRank(3, "(batch, steps, channels)", of: shapes)
  }

  public override func call(_ x: Tensor) -> Tensor {
    nn.upsample2d(x.expandDims(1), size: (1, size)).squeeze(1)
  }

  public override func computeOutputShape(_ inputShapes: [SymbolicShape]) -> [SymbolicShape] {
    let sizes = inputShapes[0].dimensions
    return [[sizes[0], sizes[1].map { $0 * size }, sizes[2]]]
  }
}

extension layers {
  /// See ``Networks/Conv1D``.
  public typealias Conv1D = Networks.Conv1D
  /// See ``Networks/Conv1DTranspose``.
  public typealias Conv1DTranspose = Networks.Conv1DTranspose
  /// See ``Networks/MaxPooling1D``.
  public typealias MaxPooling1D = Networks.MaxPooling1D
  /// See ``Networks/AveragePooling1D``.
  public typealias AveragePooling1D = Networks.AveragePooling1D
  /// See ``Networks/GlobalAveragePooling1D``.
  public typealias GlobalAveragePooling1D = Networks.GlobalAveragePooling1D
  /// See ``Networks/GlobalMaxPooling1D``.
  public typealias GlobalMaxPooling1D = Networks.GlobalMaxPooling1D
  /// See ``Networks/UpSampling1D``.
  public typealias UpSampling1D = Networks.UpSampling1D
}
