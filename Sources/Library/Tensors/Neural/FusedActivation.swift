internal import CKernels

/// An activation that a layer's operation applies to its sums before it stores them.
public enum FusedActivation: String, Sendable {
  /// None: a(z) = z.
  case linear
  /// a(z) = max(z, 0).
  case relu
  /// a(z) = 1 / (1 + exp(-z)).
  case sigmoid
  /// a(z) = tanh z.
  case tanh

  /// The activation, not recorded.
  func apply(_ z: Tensor) -> Tensor {
    switch self {
    case .linear: return z.detached
    case .relu: return nn.relu(z.detached)
    case .sigmoid: return nn.sigmoid(z.detached)
    case .tanh: return z.detached.tanh()
    }
  }

  /// The gradient of the sums from the gradient and the value of the output.
  func pullback(_ gradient: Tensor, output: Tensor) -> Tensor {
    switch self {
    case .linear: return gradient
    case .relu: return nn.reluGradient(gradient, output: output)
    case .sigmoid: return nn.sigmoidGradient(gradient, output: output)
    case .tanh: return gradient * (1 - output * output)
    }
  }
}

extension Tensor {
  /// Records a layer's operation a(linear(x, kernel) + bias) as one node.
  ///
  /// - Parameters:
  ///   - value: The output, computed in whatever way is fastest.
  ///   - inputs: x, the kernel and, if there is one, the bias along the last axis.
  ///   - linear: The gradients of x and the kernel from that of the linear part.
  static func layer(
    _ operation: String, _ value: Tensor, _ inputs: [Tensor], _ activation: FusedActivation,
    linear: @escaping (_ gradient: Tensor, _ needed: [Bool]) -> [Tensor?]
  ) -> Tensor {
    let result = value.recordedByOutput(operation, from: inputs) { gradient, output, needed in
      let needsBias = needed.count > 2 && needed[2]
      let (sums, bias) = LayerGradient.sumsAndBias(gradient, output, activation, needsBias: needsBias)
      let parts = linear(sums, needed)
      return needed.count > 2 ? parts + [bias] : parts
    }
    if activation == .relu, value.dtype == .float32 { result.node?.isReLU = true }
    return result
  }
}

/// What is known of a gradient that was masked by the ReLU that it flows back to, in the pass that computed it, and not
/// in one of its own. It belongs to the gradient's storage: a sum with another gradient, or a change in place, loses it,
/// and is masked (again) by the ReLU's layer.
final class PassedReLU: @unchecked Sendable {
  /// The number of the ReLU's node.
  let serial: UInt64
  /// The masked gradient's sums over all but the last axis: the gradient of the layer's bias.
  let columnSums: Tensor

  init(serial: UInt64, columnSums: Tensor) {
    self.serial = serial
    self.columnSums = columnSums
  }
}

extension Tensor {
  /// The ReLU's node if this is its output and gradients that flow back to it may be masked on the way.
  var maskingNode: GraphNode? {
    guard let node, node.isReLU, !node.isSource, dtype == .float32, !isRecording else { return nil }
    return node
  }

  /// What is known of this gradient, if it has passed the ReLU of this node.
  func passedReLU(of node: GraphNode?) -> PassedReLU? {
    guard let node, let passed = storage.passedReLU, passed.serial == node.serial, offset == 0,
      nbytes == storage.byteCount
    else { return nil }
    return passed
  }
}

/// The way back through activation and bias.
enum LayerGradient {
  /// The gradient of the sums before the activation, and of the bias: the sums' gradient added over all but the last
  /// axis.
  static func sumsAndBias(
    _ gradient: Tensor, _ output: Tensor, _ activation: FusedActivation, needsBias: Bool
  ) -> (Tensor, Tensor?) {
    // When this gradient is itself recorded, it has to be made of recorded operations.
    if !isRecording, let passed = gradient.passedReLU(of: output.node) {
      return (gradient, passed.columnSums)
    }
    let fused = gradient.dtype == .float32 && !isRecording && (activation == .relu || activation == .linear)
    if fused { return fusedSumsAndBias(gradient, output, masked: activation == .relu, needsBias: needsBias) }
    let sums = activation.pullback(gradient, output: output)
    return (sums, needsBias ? sums.sum(axes: Array(0..<(sums.rank - 1))) : nil)
  }

  /// Both in one pass over memory.
  private static func fusedSumsAndBias(
    _ gradient: Tensor, _ output: Tensor, masked: Bool, needsBias: Bool
  ) -> (Tensor, Tensor?) {
    if !masked && !needsBias { return (gradient, nil) }
    let width = gradient.shape[-1]
    let rows = gradient.count / Swift.max(width, 1)
    let sums = masked ? Tensor(uninitialized: gradient.shape, dtype: .float32) : gradient
    let bias = needsBias ? Tensor(uninitialized: [width], dtype: .float32) : nil
    gradient.withElements(Float.self) { g in
      withOptionalElements(masked ? output : nil) { y in
        lectern_relu_bias_backward(
          rows, width, g, y, masked ? sums.rawPointer.assumingMemoryBound(to: Float.self) : nil,
          bias?.rawPointer.assumingMemoryBound(to: Float.self))
      }
    }
    return (sums, bias)
  }
}
