import Autodiff
import Tensors
import Testing

/// Random float64 values from a generator of their own, so that a test's numbers never change.
func values(_ shape: Shape, seed: UInt64 = 1, low: Double = -1, high: Double = 1) -> Tensor {
  RandomGenerator(seed: seed).uniform(shape, low: low, high: high, dtype: .float64)
}

/// The largest difference between two tensors, relative to 1 or to the larger value.
func difference(_ a: Tensor, _ b: Tensor) -> Double {
  guard a.shape == b.shape else { return .infinity }
  return zip(a.doubles, b.doubles).map { Swift.abs($0 - $1) / Swift.max(1, Swift.abs($0), Swift.abs($1)) }
    .max() ?? 0
}

/// Checks the gradient of `function` in each of its arguments against central differences. The result is weighted with
/// random numbers, so that no error can cancel in a sum.
func checkGradients(
  _ name: String, _ points: [Tensor], tolerance: Double = 1e-7, _ function: @escaping ([Tensor]) -> Tensor
) {
  for (index, error) in gradientErrors(points, function).enumerated() {
    #expect(error < tolerance, "\(name), argument \(index): \(error)")
  }
}

/// For each argument, how far the gradient is from central differences.
func gradientErrors(_ points: [Tensor], _ function: @escaping ([Tensor]) -> Tensor) -> [Double] {
  let weights = values(withoutRecording { function(points).shape }, seed: 99)
  let weighted = { (arguments: [Tensor]) in (function(arguments) * weights).sum() }
  let exact = gradients(of: weighted, at: points)
  return points.indices.map { index in
    let numeric = numericGradient(
      of: { moved in
        var arguments = points
        arguments[index] = moved
        return weighted(arguments)
      }, at: points[index])
    return difference(exact[index], numeric)
  }
}

/// Checks the gradient of the gradient's squared length: every second derivative takes part.
func checkSecondGradients(
  _ name: String, _ points: [Tensor], tolerance: Double = 1e-6, _ function: @escaping ([Tensor]) -> Tensor
) {
  let weights = values(withoutRecording { function(points).shape }, seed: 98)
  checkGradients("second order of " + name, points, tolerance: tolerance) { arguments in
    let tape = GradientTape()
    let sources = arguments.map(tape.watch)
    let value = tape.record { (function(sources) * weights).sum() }
    let slopes = tape.gradient(value, sources)
    return slopes.dropFirst().reduce((slopes[0] * slopes[0]).sum()) { $0 + ($1 * $1).sum() }
  }
}
