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
    var parameters = [AdamParameter(variable, gradient: gradient, momentum: momentum, velocity: velocity)]
    // The averages leave the caller's variables, so that they are changed where they lie.
    momentum = Tensor(0.0)
    velocity = Tensor(0.0)
    adamUpdate(
      &parameters, step: step, learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    momentum = parameters[0].momentum
    velocity = parameters[0].velocity
  }

  /// A variable with its gradient and what Adam keeps for it; all of one shape.
  public struct AdamParameter {
    /// The weights w.
    public let variable: Variable
    /// The gradient g.
    public let gradient: Tensor
    /// The moving average m of the gradient.
    public var momentum: Tensor
    /// The moving average v of its square.
    public var velocity: Tensor

    /// A parameter of these.
    public init(_ variable: Variable, gradient: Tensor, momentum: Tensor, velocity: Tensor) {
      (self.variable, self.gradient) = (variable, gradient)
      (self.momentum, self.velocity) = (momentum, velocity)
    }
  }

  /// One Adam step of many variables, float32 ones in one pass over all of them; see the function for one.
  public static func adamUpdate(
    _ parameters: inout [AdamParameter], step: Int, learningRate: Double, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-7
  ) {
    let t = Double(step)
    let rate = learningRate * (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t))
    var parts: [lectern_adam_part] = []
    var held: [Tensor] = []
    for index in parameters.indices {
      // Averages of another type (read from a file, say) would be taken for memory of the weights' own.
      let dtype = parameters[index].variable.dtype
      if parameters[index].momentum.dtype != dtype {
        parameters[index].momentum = parameters[index].momentum.astype(dtype)
      }
      if parameters[index].velocity.dtype != dtype {
        parameters[index].velocity = parameters[index].velocity.astype(dtype)
      }
      parameters[index].momentum.makeUnique()
      parameters[index].velocity.makeUnique()
      let (momentum, velocity) = (parameters[index].momentum, parameters[index].velocity)
      let variable = parameters[index].variable
      let g = parameters[index].gradient.astype(variable.dtype)
      variable.update { weights in
        weights.makeUnique()
        if weights.dtype == .float64 {
          return adamInDouble(weights, g, momentum, velocity, rate, beta1, beta2, epsilon)
        }
        held += [weights, g, momentum, velocity]
        let elements = [weights, g, momentum, velocity].map {
          $0.rawPointer.assumingMemoryBound(to: Float.self)
        }
        parts.append(
          lectern_adam_part(
            count: weights.count, weights: elements[0], gradient: elements[1], momentum: elements[2],
            velocity: elements[3]))
      }
    }
    withExtendedLifetime(held) {
      lectern_adam(parts.count, parts, Float(rate), Float(beta1), Float(beta2), Float(epsilon))
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
