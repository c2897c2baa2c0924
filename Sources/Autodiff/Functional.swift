import Tensors
import UserErrors

/// The gradient of `function` at `point`; for a result of more than one element, of the sum of its elements.
public func gradient(of function: (Tensor) -> Tensor, at point: Tensor) -> Tensor {
  valueAndGradient(of: function, at: point).gradient
}

/// The value and the gradient of `function` at `point`.
public func valueAndGradient(
  of function: (Tensor) -> Tensor, at point: Tensor
) -> (value: Tensor, gradient: Tensor) {
  let tape = GradientTape()
  let source = tape.watch(point)
  let value = tape.record { function(source) }
  return (value, tape.gradient(value, source))
}

/// The gradients of `function` at several points.
public func gradients(of function: ([Tensor]) -> Tensor, at points: [Tensor]) -> [Tensor] {
  let tape = GradientTape()
  let sources = points.map(tape.watch)
  let value = tape.record { function(sources) }
  return tape.gradient(value, sources)
}

/// The Jacobian of `function` at `point`: the derivative of each result by each input, of shape
/// (result's axes, point's axes). One backward pass for each element of the result.
public func jacobian(of function: (Tensor) -> Tensor, at point: Tensor) -> Tensor {
  let tape = GradientTape()
  let source = tape.watch(point)
  let value = tape.record { function(source).flatten() }
  let rows = (0..<value.count).map { index in
    checkInterruption()
    let row = tape.record { value[index] }
    return tape.gradient(row, source)
  }
  let resultShape = withoutRecording { function(point.detached).shape }
  return Tensor.stack(rows).reshaped(to: resultShape + point.shape)
}

/// The gradient of `function` at `point` by central differences, (f(x + h) - f(x - h)) / 2h for each element. For
/// checks: exact to about h^2, so use float64.
public func numericGradient(
  of function: (Tensor) -> Tensor, at point: Tensor, step: Double = 1e-5
) -> Tensor {
  withoutRecording {
    var slopes: [Double] = []
    let values = point.doubles
    for index in values.indices {
      checkInterruption()
      func value(_ change: Double) -> Double {
        var moved = values
        moved[index] += change
        return function(Tensor(shape: point.shape, moved).astype(point.dtype)).sum().item()
      }
      slopes.append((value(step) - value(-step)) / (2 * step))
    }
    return Tensor(shape: point.shape, slopes).astype(point.dtype)
  }
}
