internal import CKernels
import Foundation

extension nn {
  /// Binary cross-entropy of each element, -(t log p + (1 - t) log(1 - p)), with p clipped to [1e-7, 1 - 1e-7] as
  /// Keras does. The gradient is 0 where p is clipped.
  ///
  /// - Parameters:
  ///   - target: t, between 0 and 1.
  ///   - probability: p, of the same shape.
  public static func binaryCrossentropy(
    _ target: Tensor, _ probability: Tensor, epsilon: Double = 1e-7
  ) -> Tensor {
    let operands = unified([target, probability])
    let (t, p) = (operands[0], operands[1])
    if isRecording && t.node != nil {
      let clipped = p.clip(epsilon, 1 - epsilon)
      return -(t * clipped.log() + (1 - t) * (1 - clipped).log())
    }
    return crossentropyValue(t, p, epsilon).recorded("binary_crossentropy", from: p) { gradient in
      if isRecording {
        let clipped = p.clip(epsilon, 1 - epsilon)
        let inside = ((p.detached .>= epsilon) .& (p.detached .<= 1 - epsilon)).astype(p.dtype)
        return (gradient * (clipped - t) / (clipped * (1 - clipped)) * inside).summed(to: p.shape)
      }
      return crossentropyGradient(gradient, t, p, epsilon)
    }
  }

  private static func crossentropyValue(_ t: Tensor, _ p: Tensor, _ epsilon: Double) -> Tensor {
    if t.dtype == .float64 {
      return combined(t, p, "binary_crossentropy") { (t: Double, p: Double) in
        let clipped = Swift.min(Swift.max(p, epsilon), 1 - epsilon)
        return -(t * Foundation.log(clipped) + (1 - t) * Foundation.log(1 - clipped))
      }
    }
    let (low, high) = (Float(epsilon), Float(1 - epsilon))
    if t.shape == p.shape {
      return t.withElements(Float.self) { x in
        p.withElements(Float.self) { y in
          Tensor.make(t.shape, Float.self) { lectern_crossentropy(t.count, x, y, low, high, $0) }
        }
      }
    }
    return combined(t, p, "binary_crossentropy") { (t: Float, p: Float) in
      let clipped = Swift.min(Swift.max(p, low), high)
      return -(t * Foundation.log(clipped) + (1 - t) * Foundation.log(1 - clipped))
    }
  }

  /// gradient * slope, in one pass where the shapes are one.
  private static func crossentropyGradient(_ gradient: Tensor, _ t: Tensor, _ p: Tensor, _ epsilon: Double)
    -> Tensor
  {
    guard p.dtype == .float32, gradient.dtype == .float32, t.shape == p.shape, gradient.shape == p.shape
    else {
      return gradient * crossentropySlope(t, p, epsilon)
    }
    return gradient.withElements(Float.self) { g in
      t.withElements(Float.self) { t in
        p.withElements(Float.self) { probability in
          Tensor.make(p.shape, Float.self) {
            lectern_crossentropy_gradient(p.count, g, t, probability, Float(epsilon), Float(1 - epsilon), $0)
          }
        }
      }
    }
  }

  private static func crossentropySlope(_ t: Tensor, _ p: Tensor, _ epsilon: Double) -> Tensor {
    if t.dtype == .float64 {
      return combined(t, p, "binary_crossentropy") { (t: Double, p: Double) in
        p < epsilon || p > 1 - epsilon ? 0 : (p - t) / (p * (1 - p))
      }
    }
    let (low, high) = (Float(epsilon), Float(1 - epsilon))
    return combined(t, p, "binary_crossentropy") { (t: Float, p: Float) in
      p < low || p > high ? 0 : (p - t) / (p * (1 - p))
    }
  }

  /// Binary cross-entropy of each element from logits z, p = sigmoid(z). The value is that of the clipped form; the
  /// gradient is p - t everywhere, also where the clipped form's is 0, so that a saturated unit can still learn.
  public static func sigmoidBinaryCrossentropy(_ target: Tensor, _ logits: Tensor) -> Tensor {
    let operands = unified([target, logits])
    let (t, z) = (operands[0], operands[1])
    let value = crossentropyValue(t.detached, sigmoid(z.detached), 1e-7)
    return value.recorded("sigmoid_binary_crossentropy", from: [t, z]) { gradient, needed in
      [
        needed[0] ? (-(gradient * z)).summed(to: t.shape) : nil,
        needed[1] ? (gradient * (sigmoid(z) - t)).summed(to: z.shape) : nil,
      ]
    }
  }
}
