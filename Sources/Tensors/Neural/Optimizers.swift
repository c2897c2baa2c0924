internal import CKernels
import Foundation
import UserErrors

extension nn {
  /// One Adam step (Kingma and Ba, 2015) in Keras's form, in one pass and in place:
  /// m += (g - m)(1 - beta1); v += (g^2 - v)(1 - beta2); w -= alpha m / (sqrt(v) + epsilon),
  /// alpha = learningRate sqrt(1 - beta2^t) / (1 - beta1^t).
  ///
  /// - Parameters:
  ///   - variable: The weights w.
  ///   - gradient: g, of the variable's shape.
  ///   - momentum: m, changed in place; start with zeros.
  ///   - velocity: v, changed in place; start with zeros.
  ///   - step: t, 1 for the first step.
  public static func adamUpdate(
    _ variable: Variable, gradient: Tensor, momentum: inout Tensor, velocity: inout Tensor, step: Int,
    learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7
  ) {
    orRaise { () throws(ShapeError) in
      guard gradient.shape == variable.shape, momentum.shape == variable.shape,
        velocity.shape == variable.shape
      else {
        throw ShapeError(
          "adamUpdate of '\(variable.name)': variable \(variable.shape), gradient \(gradient.shape), momentum "
            + "\(momentum.shape) and velocity \(velocity.shape) must have one shape")
      }
    }
    let t = Double(step)
    let rate = learningRate * (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t))
    // Averages of another type (read from a file, say) would be taken for memory of the weights' own.
    if momentum.dtype != variable.dtype { momentum = momentum.astype(variable.dtype) }
    if velocity.dtype != variable.dtype { velocity = velocity.astype(variable.dtype) }
    momentum.makeUnique()
    velocity.makeUnique()
    let g = gradient.astype(variable.dtype)
    variable.update { weights in
      weights.makeUnique()
      if weights.dtype == .float64 {
        adamInDouble(weights, g, momentum, velocity, rate, beta1, beta2, epsilon)
      } else {
        g.withElements(Float.self) { g in
          lectern_adam(
            weights.count, weights.rawPointer.assumingMemoryBound(to: Float.self), g,
            momentum.rawPointer.assumingMemoryBound(to: Float.self),
            velocity.rawPointer.assumingMemoryBound(to: Float.self), Float(rate), Float(beta1), Float(beta2),
            Float(epsilon))
        }
      }
    }
  }

  private static func adamInDouble(
    _ weights: Tensor, _ gradient: Tensor, _ momentum: Tensor, _ velocity: Tensor, _ rate: Double,
    _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) {
    let w = weights.rawPointer.assumingMemoryBound(to: Double.self)
    let m = momentum.rawPointer.assumingMemoryBound(to: Double.self)
    let v = velocity.rawPointer.assumingMemoryBound(to: Double.self)
    gradient.withElements(Double.self) { g in
      for i in 0..<weights.count {
        m[i] += (g[i] - m[i]) * (1 - beta1)
        v[i] += (g[i] * g[i] - v[i]) * (1 - beta2)
        w[i] -= rate * m[i] / (v[i].squareRoot() + epsilon)
      }
    }
  }
}
