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
  /// The gradients of a convolution's images and kernel from that of its output; the images' is masked where they are the
  /// output of a ReLU.
  static func convolutionGradients(
    _ gradient: Tensor, _ x: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, _ needed: [Bool]
  ) -> [Tensor?] {
    if needed[0], needed[1], let both = ConvolutionKernels.gradients(gradient, x, kernel, geometry) {
      return both
    }
    return [
      needed[0] ? convolutionInputGradient(gradient, kernel, geometry, of: x) : nil,
      needed[1] ? convolutionKernelGradient(x, gradient, geometry) : nil,
    ]
  }

  /// The same of a transposed convolution, the adjoint of that of `geometry`.
  static func convolutionTransposeGradients(
    _ gradient: Tensor, _ x: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, _ needed: [Bool]
  ) -> [Tensor?] {
    if needed[0], needed[1],
      let both = ConvolutionKernels.gradients(gradient, x, kernel, geometry, transposed: true)
    {
      return both
    }
    return [
      needed[0] ? convolution(gradient, kernel, geometry, of: x) : nil,
      needed[1] ? convolutionKernelGradient(gradient, x, geometry) : nil,
    ]
  }

  /// The gradient of the images `x` from that of the convolution's output; masked where `x` is the output of a ReLU.
  private static func convolutionInputGradient(
    _ gradient: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, of x: Tensor
  ) -> Tensor {
    ConvolutionKernels.masked(
      gradient, x, kernel, geometry, channels: geometry.channels, lectern_convolution_input_gradient_masked)
      ?? convolutionInputGradient(gradient, kernel, geometry)
  }

  /// The gradient of a transposed convolution's images `x`: the convolution; masked where `x` is the output of a ReLU.
  private static func convolution(
    _ gradient: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, of x: Tensor
  ) -> Tensor {
    ConvolutionKernels.masked(
      gradient, x, kernel, geometry, channels: geometry.filters, lectern_convolution_forward_masked)
      ?? convolution(gradient, kernel, geometry)
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

  /// The gradient of images `x` from that of the output, masked while it is computed; nil unless `x` is the output of a
  /// ReLU.
  static func masked(
    _ gradient: Tensor, _ x: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry, channels: Int,
    _ compute: (
      UnsafePointer<lectern_convolution>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>,
      UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
    ) -> Void
  ) -> Tensor? {
    guard let node = x.maskingNode else { return nil }
    var shape = geometry.cShape
    let result = MaskedGradient(of: x, channels: channels)
    gradient.withElements(Float.self) { y in
      kernel.withElements(Float.self) { k in
        x.withElements(Float.self) { compute(&shape, y, k, $0, result.elements, result.sumElements) }
      }
    }
    return result.passed(node)
  }

  /// Both gradients, the images' masked where they are the output of a ReLU; nil where they must be recorded, or are not
  /// of float32.
  static func gradients(
    _ gradient: Tensor, _ x: Tensor, _ kernel: Tensor, _ geometry: ConvolutionGeometry,
    transposed: Bool = false
  ) -> [Tensor]? {
    guard !isRecording, gradient.dtype == .float32, x.dtype == .float32 else { return nil }
    let compute = transposed ? lectern_convolution_transpose_gradients : lectern_convolution_gradients
    var shape = geometry.cShape
    let node = x.maskingNode
    let result = MaskedGradient(of: x, channels: transposed ? geometry.filters : geometry.channels)
    let kernelGradient = call(geometry.kernelShape, gradient, kernel) {
      (y: UnsafePointer<Float>, k, kernelGradient) in
      x.withElements(Float.self) { x in
        compute(
          &shape, x, k, y, node == nil ? nil : x, result.elements, node == nil ? nil : result.sumElements,
          kernelGradient)
      }
    }
    return [node.map(result.passed) ?? result.gradient, kernelGradient]
  }

  /// Room for the gradient of a ReLU's output, and for its sums over all but the last axis.
  private struct MaskedGradient {
    let gradient: Tensor
    private let sums: Tensor

    init(of x: Tensor, channels: Int) {
      gradient = Tensor(uninitialized: x.shape, dtype: .float32)
      sums = Tensor(uninitialized: [channels], dtype: .float32)
    }

    var elements: UnsafeMutablePointer<Float> { gradient.rawPointer.assumingMemoryBound(to: Float.self) }
    var sumElements: UnsafeMutablePointer<Float> { sums.rawPointer.assumingMemoryBound(to: Float.self) }

    /// The gradient, known to have passed the ReLU of `node`.
    func passed(_ node: GraphNode) -> Tensor {
      gradient.storage.passedReLU = PassedReLU(serial: node.serial, columnSums: sums)
      return gradient
    }
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
