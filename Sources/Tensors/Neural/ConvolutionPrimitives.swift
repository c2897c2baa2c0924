internal import CKernels

// Convolution is linear in its images and in its kernel. So it has two adjoints, and the three operations below
// are each other's gradients: any derivative of any order is made of them.

extension Tensor {
  /// The convolution of images with a kernel.
  static func convolution(_ x: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry) -> Tensor {
    ConvolutionKernels.forward(x, kernel, geometry).recorded("conv2d", from: [x, kernel]) {
      gradient, needed in
      [
        needed[0] ? convolutionInputGradient(gradient, kernel, geometry) : nil,
        needed[1] ? convolutionKernelGradient(x, gradient, geometry) : nil,
      ]
    }
  }

  /// The adjoint of the convolution in its images: from the output's shape to the input's.
  static func convolutionInputGradient(
    _ y: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry
  ) -> Tensor {
    ConvolutionKernels.inputGradient(y, kernel, geometry)
      .recorded("conv2d_input_gradient", from: [y, kernel]) { gradient, needed in
        [
          needed[0] ? convolution(gradient, kernel, geometry) : nil,
          needed[1] ? convolutionKernelGradient(gradient, y, geometry) : nil,
        ]
      }
  }

  /// The adjoint of the convolution in its kernel: from images and the output's shape to the kernel's.
  static func convolutionKernelGradient(
    _ x: Tensor, _ y: Tensor, _ geometry: ConvolutionGeometry
  ) -> Tensor {
    ConvolutionKernels.kernelGradient(x, y, geometry)
      .recorded("conv2d_kernel_gradient", from: [x, y]) { gradient, needed in
        [
          needed[0] ? convolutionInputGradient(y, gradient, geometry) : nil,
          needed[1] ? convolution(x, gradient, geometry) : nil,
        ]
      }
  }
}

extension Tensor {
  /// The gradient of the images `x` from that of the convolution's output; masked where `x` is the output of a ReLU.
  static func convolutionInputGradient(
    _ gradient: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, of x: Tensor
  ) -> Tensor {
    guard let node = x.maskingNode else { return convolutionInputGradient(gradient, kernel, geometry) }
    return ConvolutionKernels.masked(x, node, channels: geometry.channels) { positive, result, sums in
      var shape = geometry.cShape
      gradient.withElements(Float.self) { y in
        kernel.withElements(Float.self) {
          lectern_convolution_input_gradient_masked(&shape, y, $0, positive, result, sums)
        }
      }
    }
  }

  /// The gradient of a transposed convolution's images `x`: the convolution; masked where `x` is the output of a ReLU.
  static func convolution(
    _ gradient: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, of x: Tensor
  ) -> Tensor {
    guard let node = x.maskingNode else { return convolution(gradient, kernel, geometry) }
    return ConvolutionKernels.masked(x, node, channels: geometry.filters) { positive, result, sums in
      var shape = geometry.cShape
      gradient.withElements(Float.self) { y in
        kernel.withElements(Float.self) {
          lectern_convolution_forward_masked(&shape, y, $0, positive, result, sums)
        }
      }
    }
  }
}

/// The calls into C, by element type; nothing is recorded here. float32 runs on the fast kernels, which take bias and
/// ReLU along; float64 on the reference.
enum ConvolutionKernels {
  static func forward(
    _ x: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, bias: Tensor? = nil,
    activation: FusedActivation = .linear
  ) -> Tensor {
    var shape = geometry.cShape
    if x.dtype == .float64 {
      let sums = call(geometry.outputShape, x, kernel) {
        lectern_reference_forward_double(&shape, $0, $1, $2)
      }
      return activation.apply(bias.map { sums + $0.detached } ?? sums)
    }
    let result = call(geometry.outputShape, x, kernel) { (x: UnsafePointer<Float>, k, y) in
      withOptionalElements(bias) { lectern_convolution_forward(&shape, x, k, $0, activation.inKernel, y) }
    }
    return activation.afterKernel(result)
  }

  static func inputGradient(
    _ y: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, bias: Tensor? = nil,
    activation: FusedActivation = .linear
  ) -> Tensor {
    var shape = geometry.cShape
    if y.dtype == .float64 {
      let sums = call(geometry.inputShape, y, kernel) {
        lectern_reference_input_gradient_double(&shape, $0, $1, $2)
      }
      return activation.apply(bias.map { sums + $0.detached } ?? sums)
    }
    let result = call(geometry.inputShape, y, kernel) { (y: UnsafePointer<Float>, k, x) in
      withOptionalElements(bias) {
        lectern_convolution_input_gradient(&shape, y, k, $0, activation.inKernel, x)
      }
    }
    return activation.afterKernel(result)
  }

  static func kernelGradient(_ x: Tensor, _ y: Tensor, _ geometry: ConvolutionGeometry) -> Tensor {
    var shape = geometry.cShape
    if x.dtype == .float64 {
      return call(geometry.kernelShape, x, y) { lectern_reference_kernel_gradient_double(&shape, $0, $1, $2) }
    }
    return call(geometry.kernelShape, x, y) { lectern_convolution_kernel_gradient(&shape, $0, $1, $2) }
  }

  /// A gradient that `fill` computes masked, of the shape of `x`, which is the output of the ReLU of `node`.
  static func masked(
    _ x: Tensor, _ node: GraphNode, channels: Int,
    _ fill: (UnsafePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) -> Tensor {
    let result = Tensor(uninitialized: x.shape, dtype: .float32)
    let sums = Tensor(uninitialized: [channels], dtype: .float32)
    x.withElements(Float.self) {
      fill(
        $0, result.rawPointer.assumingMemoryBound(to: Float.self),
        sums.rawPointer.assumingMemoryBound(to: Float.self))
    }
    result.storage.passedReLU = PassedReLU(serial: node.serial, columnSums: sums)
    return result
  }

  private static func call<Number: FloatElement>(
    _ shape: Shape, _ a: Tensor, _ b: Tensor,
    _ kernel: (UnsafePointer<Number>, UnsafePointer<Number>, UnsafeMutablePointer<Number>) -> Void
  ) -> Tensor {
    a.withElements(Number.self) { x in
      b.withElements(Number.self) { y in Tensor.make(shape, Number.self) { kernel(x, y, $0) } }
    }
  }
}

/// Calls `body` with the elements of a float32 tensor, or with nil.
func withOptionalElements(_ tensor: Tensor?, _ body: (UnsafePointer<Float>?) -> Void) {
  guard let tensor else { return body(nil) }
  tensor.withElements(Float.self) { body($0) }
}

extension FusedActivation {
  /// What the C kernels apply before they store.
  var inKernel: lectern_activation { self == .relu ? LECTERN_RELU : LECTERN_LINEAR }

  /// The rest of the activation, after a C kernel.
  func afterKernel(_ result: Tensor) -> Tensor { self == .relu || self == .linear ? result : apply(result) }
}
