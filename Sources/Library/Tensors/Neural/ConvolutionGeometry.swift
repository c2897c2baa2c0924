internal import CKernels
import UserErrors

/// What happens at the border of an image.
public enum Padding: String, Sendable {
  /// No padding: the kernel stays inside.
  case valid
  /// Zeros around, so that the output has ceil(input / stride) pixels; the odd one of them comes after.
  case same
}

/// All lengths of a two-dimensional convolution from images (N, H, W, C) to images (N, H', W', F).
struct ConvolutionGeometry: Equatable {
  var batch: Int
  var height: Int, width: Int, channels: Int
  var outHeight: Int, outWidth: Int, filters: Int
  var kernelHeight: Int, kernelWidth: Int
  var strides: (Int, Int)
  var padTop: Int, padLeft: Int
  var dilation: (Int, Int)

  var inputShape: Shape { [batch, height, width, channels] }
  var outputShape: Shape { [batch, outHeight, outWidth, filters] }
  var kernelShape: Shape { [kernelHeight, kernelWidth, channels, filters] }

  static func == (a: ConvolutionGeometry, b: ConvolutionGeometry) -> Bool {
    a.inputShape == b.inputShape && a.outputShape == b.outputShape && a.kernelShape == b.kernelShape
      && a.strides == b.strides && a.dilation == b.dilation && a.padTop == b.padTop && a.padLeft == b.padLeft
  }

  /// The same as the C kernels read it.
  var cShape: lectern_convolution {
    lectern_convolution(
      batch: batch, height: height, width: width, channels: channels, out_height: outHeight,
      out_width: outWidth, filters: filters, kernel_height: kernelHeight, kernel_width: kernelWidth,
      stride_height: strides.0, stride_width: strides.1, pad_top: padTop, pad_left: padLeft,
      dilation_height: dilation.0, dilation_width: dilation.1)
  }
}

// MARK: - From shapes

extension ConvolutionGeometry {
  /// The geometry of conv2d, with kernel (kh, kw, in, out).
  static func convolution(
    _ x: Shape, _ kernel: Shape, _ strides: (Int, Int), _ padding: Padding, _ dilation: (Int, Int)
  ) throws(ShapeError) -> ConvolutionGeometry {
    try check("conv2d", x, kernel, channelAxis: 2, strides, dilation)
    let d = kernel.dimensions
    let (h, w) = (x.dimensions[1], x.dimensions[2])
    let (outHeight, padTop) = outputLength(h, d[0], strides.0, padding, dilation.0)
    let (outWidth, padLeft) = outputLength(w, d[1], strides.1, padding, dilation.1)
    guard outHeight > 0, outWidth > 0 else {
      throw ShapeError(
        "conv2d: a kernel of shape \(kernel) does not fit into images of shape \(x) without padding; "
          + "use padding: .same or a smaller kernel")
    }
    return ConvolutionGeometry(
      batch: x.dimensions[0], height: h, width: w, channels: d[2], outHeight: outHeight, outWidth: outWidth,
      filters: d[3], kernelHeight: d[0], kernelWidth: d[1], strides: strides, padTop: padTop,
      padLeft: padLeft,
      dilation: dilation)
  }

  /// The geometry of the convolution whose adjoint conv2dTranspose is, with kernel (kh, kw, out, in): from the
  /// transposed convolution's output to its input.
  static func transposed(
    _ x: Shape, _ kernel: Shape, _ strides: (Int, Int), _ padding: Padding, _ dilation: (Int, Int)
  ) throws(ShapeError) -> ConvolutionGeometry {
    try check("conv2dTranspose", x, kernel, channelAxis: 3, strides, dilation)
    let d = kernel.dimensions
    let (h, w) = (x.dimensions[1], x.dimensions[2])
    let height = transposedLength(h, d[0], strides.0, padding, dilation.0)
    let width = transposedLength(w, d[1], strides.1, padding, dilation.1)
    let padTop = outputLength(height, d[0], strides.0, padding, dilation.0).pad
    let padLeft = outputLength(width, d[1], strides.1, padding, dilation.1).pad
    return ConvolutionGeometry(
      batch: x.dimensions[0], height: height, width: width, channels: d[2], outHeight: h, outWidth: w,
      filters: d[3], kernelHeight: d[0], kernelWidth: d[1], strides: strides, padTop: padTop,
      padLeft: padLeft,
      dilation: dilation)
  }

  /// The output's length and the padding before, as TensorFlow computes them.
  static func outputLength(
    _ length: Int, _ kernel: Int, _ stride: Int, _ padding: Padding, _ dilation: Int
  ) -> (length: Int, pad: Int) {
    let reach = (kernel - 1) * dilation + 1
    if padding == .valid { return ((length - reach + stride) / stride, 0) }
    let out = (length + stride - 1) / stride
    return (out, max(0, (out - 1) * stride + reach - length) / 2)
  }

  /// The length of a transposed convolution's output, as Keras computes it (deconv_output_length).
  private static func transposedLength(
    _ length: Int, _ kernel: Int, _ stride: Int, _ padding: Padding, _ dilation: Int
  ) -> Int {
    let reach = (kernel - 1) * dilation + 1
    return padding == .same ? length * stride : length * stride + max(reach - stride, 0)
  }

  private static func check(
    _ operation: String, _ x: Shape, _ kernel: Shape, channelAxis: Int, _ strides: (Int, Int),
    _ dilation: (Int, Int)
  ) throws(ShapeError) {
    guard x.rank == 4, kernel.rank == 4 else {
      throw ShapeError(
        "\(operation): needs images (batch, height, width, channels) and a kernel of 4 axes, "
          + "got shapes \(x) and \(kernel)")
    }
    guard x.dimensions[3] == kernel.dimensions[channelAxis] else {
      throw ShapeError(
        "\(operation): images of shape \(x) have \(x.dimensions[3]) channels, the kernel of shape \(kernel) takes "
          + "\(kernel.dimensions[channelAxis])")
    }
    guard strides.0 > 0, strides.1 > 0, dilation.0 > 0, dilation.1 > 0, !kernel.contains(0) else {
      throw ShapeError(
        "\(operation): strides \(strides), dilation \(dilation) and kernel shape \(kernel) must be positive")
    }
  }
}
