import Tensors
import UserErrors

/// The gradient of `function` at `point`; for a result of more than one element, of the sum of its
/// elements.
@_disfavoredOverload
public func gradient(of function: (Tensor) -> Tensor, at point: Tensor) -> Tensor {
  valueAndGradient(of: function, at: point).gradient
}

/// The value and the gradient of `function` at `point`.
@_disfavoredOverload
public func valueAndGradient(
  of function: (Tensor) -> Tensor, at point: Tensor
) -> (value: Tensor, gradient: Tensor) {
  let tape = GradientTape()
  let source = tape.watch(point)
  let value = tape.record { function(source) }
  // A function that does not depend on its argument has the derivative zero.
  return (value, tape.optionalGradient(value, source) ?? Tensor(zerosLike: source.detached))
}

/// The gradients of `function` at several points.
@_disfavoredOverload
public func gradients(of function: ([Tensor]) -> Tensor, at points: [Tensor]) -> [Tensor] {
  let tape = GradientTape()
  let sources = points.map(tape.watch)
  let value = tape.record { function(sources) }
  return zip(tape.optionalGradient(value, sources), sources).map { $0 ?? Tensor(zerosLike: $1.detached) }
}

/// The gradient of `function` at `point` by central differences, (f(x + h) - f(x - h)) / 2h for each
/// element. For checks: exact to about h^2, so use float64.
@_disfavoredOverload
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
