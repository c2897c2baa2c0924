internal import CKernels
import UserErrors

/// The operations that networks are made of, on tensors, by the names of `tf.nn`.
///
/// Images are (batch N, height H, width W, channels C). All operations are differentiable, as often as wanted.
public enum nn {
  /// Two-dimensional convolution with bias and activation:
  /// y[n, i, j, f] = a(b[f] + sum over u, v, c of x[n, s i + d u - p, s j + d v - p, c] k[u, v, c, f]).
  ///
  /// - Parameters:
  ///   - x: Images (N, H, W, C).
  ///   - kernel: (kh, kw, C, F).
  ///   - bias: (F), if any.
  /// - Returns: Images (N, H', W', F), H' = ceil(H / s) for `.same`, floor((H - d (kh - 1) - 1) / s) + 1 for `.valid`.
  public static func conv2d(
    _ x: Tensor, _ kernel: Tensor, strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    dilation: (Int, Int) = (1, 1), bias: Tensor? = nil, activation: FusedActivation = .linear
  ) -> Tensor {
    let geometry = orRaise { () throws(ShapeError) in
      let geometry = try ConvolutionGeometry.convolution(x.shape, kernel.shape, strides, padding, dilation)
      try checkBias(bias, geometry.filters, "conv2d")
      return geometry
    }
    let inputs = unified([x, kernel] + (bias.map { [$0] } ?? []))
    let value = ConvolutionKernels.forward(
      inputs[0], inputs[1], geometry, bias: inputs.count > 2 ? inputs[2] : nil, activation: activation)
    return Tensor.layer("conv2d", value, inputs, activation) { gradient, needed in
      Tensor.convolutionGradients(gradient, inputs[0], inputs[1], geometry, needed)
    }
  }

  /// Transposed convolution with bias and activation, the adjoint of the convolution with the same kernel:
  /// y[n, s i + d u - p, s j + d v - p, f] gets x[n, i, j, c] k[u, v, f, c], summed, then bias and activation.
  ///
  /// - Parameters:
  ///   - x: Images (N, H, W, C).
  ///   - kernel: (kh, kw, F, C): output channels before input channels, as in Keras.
  ///   - bias: (F), if any.
  /// - Returns: Images (N, H', W', F), H' = s H for `.same`, s H + max(kh - s, 0) for `.valid`.
  public static func conv2dTranspose(
    _ x: Tensor, _ kernel: Tensor, strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    dilation: (Int, Int) = (1, 1), bias: Tensor? = nil, activation: FusedActivation = .linear
  ) -> Tensor {
    let geometry = orRaise { () throws(ShapeError) in
      let geometry = try ConvolutionGeometry.transposed(x.shape, kernel.shape, strides, padding, dilation)
      try checkBias(bias, geometry.channels, "conv2dTranspose")
      return geometry
    }
    let inputs = unified([x, kernel] + (bias.map { [$0] } ?? []))
    let value = ConvolutionKernels.inputGradient(
      inputs[0], inputs[1], geometry, bias: inputs.count > 2 ? inputs[2] : nil, activation: activation)
    return Tensor.layer("conv2d_transpose", value, inputs, activation) { gradient, needed in
      Tensor.convolutionTransposeGradients(gradient, inputs[0], inputs[1], geometry, needed)
    }
  }

  /// The fully connected layer y = a(x W + b) over the last axis.
  ///
  /// - Parameters:
  ///   - x: (..., I).
  ///   - kernel: W (I, O).
  ///   - bias: b (O), if any.
  /// - Returns: (..., O).
  public static func dense(
    _ x: Tensor, _ kernel: Tensor, bias: Tensor? = nil, activation: FusedActivation = .linear
  ) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard kernel.rank == 2, x.rank > 0, x.shape[-1] == kernel.shape[0] else {
        throw ShapeError(
          "dense: an input of shape \(x.shape) and a kernel of shape \(kernel.shape) do not fit: the input's last "
            + "axis must have the length of the kernel's first")
      }
      try checkBias(bias, kernel.shape[1], "dense")
    }
    if x.rank != 2 {
      let rows = x.count / Swift.max(x.shape[-1], 1)
      let flat = dense(x.reshaped(to: [rows, x.shape[-1]]), kernel, bias: bias, activation: activation)
      return flat.reshaped(to: Shape(Array(x.shape.dimensions.dropLast())) + [kernel.shape[1]])
    }
    let inputs = unified([x, kernel] + (bias.map { [$0] } ?? []))
    let value = denseValue(inputs, activation)
    return Tensor.layer("dense", value, inputs, activation) { gradient, needed in
      [
        needed[0] ? Tensor.matrixProduct(gradient, inputs[1], transposeB: true) : nil,
        needed[1] ? Tensor.matrixProduct(inputs[0], gradient, transposeA: true) : nil,
      ]
    }
  }

  private static func denseValue(_ inputs: [Tensor], _ activation: FusedActivation) -> Tensor {
    let (x, kernel) = (inputs[0], inputs[1])
    let bias = inputs.count > 2 ? inputs[2].detached : nil
    if x.dtype == .float64 {
      let product = Tensor.matrixProduct(x.detached, kernel.detached)
      return activation.apply(bias.map { product + $0 } ?? product)
    }
    let (rows, inputCount, outputCount) = (x.shape[0], kernel.shape[0], kernel.shape[1])
    let result = x.withElements(Float.self) { x in
      kernel.withElements(Float.self) { kernel in
        Tensor.make([rows, outputCount], Float.self) { y in
          withOptionalElements(bias) {
            lectern_dense_forward(rows, inputCount, outputCount, x, kernel, $0, activation.inKernel, y)
          }
        }
      }
    }
    return activation.afterKernel(result)
  }

  /// All operands in one floating element type.
  static func unified(_ tensors: [Tensor]) -> [Tensor] {
    let dtype: DType = tensors.contains { $0.dtype == .float64 } ? .float64 : .float32
    return tensors.map { $0.astype(dtype) }
  }

  static func checkBias(_ bias: Tensor?, _ length: Int, _ operation: String) throws(ShapeError) {
    guard let bias, bias.shape != [length] else { return }
    throw ShapeError("\(operation): the bias must have shape (\(length),), got \(bias.shape)")
  }
}
