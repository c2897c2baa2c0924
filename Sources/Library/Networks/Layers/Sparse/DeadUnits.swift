import Tensors

/// The numbers of the units that are never active: whose activation is nowhere above `threshold`.
///
///     let dead = deadUnits(encoder.predict(x))
///     print("\(dead.count) of \(encoder.outputShape[-1]) units are dead")
///
/// - Parameters:
///   - activations: (samples, …, units).
///   - threshold: up to where an absolute activation counts as none.
/// - Returns: the units' numbers, rising.
@_disfavoredOverload
public func deadUnits(_ activations: Tensor, threshold: Double = 0) -> [Int] {
  let units = activations.shape[-1]
  let largest = withoutRecording {
    activations.detached.reshape(-1, units).abs().max(axis: 0).doubles
  }
  return (0..<units).filter { largest[$0] <= threshold }
}
