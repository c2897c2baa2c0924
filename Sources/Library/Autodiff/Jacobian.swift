import Tensors
import UserErrors

extension GradientTape {
  /// The Jacobian of `target` with respect to a watched tensor: the derivative of each element of the
  /// one by each of the other, of shape (target's axes, source's axes). One backward pass for each
  /// element of the target.
  public func jacobian(_ target: Tensor, _ source: Tensor) -> Tensor {
    requireConnected(target, source)
    let rows = (0..<target.count).map { index in
      checkInterruption()
      var seed = Tensor(zeros: [target.count], dtype: target.dtype)
      seed[index] = 1
      return row(target, source, seed.reshaped(to: target.shape))
    }
    let shape = target.shape + source.shape
    return rows.isEmpty ? Tensor(zeros: shape, dtype: source.dtype) : Tensor.stack(rows).reshaped(to: shape)
  }

  /// The Jacobians of a batch, one for each sample: of shape (batch, target's other axes, source's other
  /// axes), as TensorFlow's `batch_jacobian`. Row n of the target must depend on row n of the source
  /// alone.
  ///
  /// All samples are differentiated at once: one backward pass for each element of a sample of the
  /// target or of the source, whichever has fewer. So a code of two numbers costs about two gradients,
  /// and the decoder's Jacobian by its two inputs about four.
  public func batchJacobian(_ target: Tensor, _ source: Tensor) -> Tensor {
    requireConnected(target, source)
    let batch = orRaise { () throws(ShapeError) in
      guard let batch = target.shape.first, batch == source.shape.first else {
        throw ShapeError(
          "batchJacobian: target and source must have the same first axis, the batch, but their shapes are "
            + "\(target.shape) and \(source.shape)")
      }
      return batch
    }
    let (outputs, inputs) = (target.shape[1...], source.shape[1...])
    let shape = [batch] + outputs + inputs
    guard shape.elementCount > 0 else { return Tensor(zeros: shape, dtype: source.dtype) }
    let matrices =
      outputs.elementCount <= inputs.elementCount
      ? byOutputs(target, source, batch, outputs.elementCount)
      : byInputs(target, source, batch, inputs.elementCount)
    return matrices.reshaped(to: shape)
  }

  /// A backward pass for each element of a sample's output: (batch, outputs, inputs).
  private func byOutputs(_ target: Tensor, _ source: Tensor, _ batch: Int, _ outputs: Int) -> Tensor {
    let rows = (0..<outputs).map { output in
      checkInterruption()
      return row(target, source, seed(output, like: target)).reshaped(to: [batch, source.count / batch])
    }
    return Tensor.stack(rows, axis: 1)
  }

  /// Forward differentiation by going backwards twice: J^T u is linear in u, so its derivative by u
  /// along e is J e. A pass for each element of a sample's input: (batch, outputs, inputs).
  private func byInputs(_ target: Tensor, _ source: Tensor, _ batch: Int, _ inputs: Int) -> Tensor {
    let direction = Tensor(zeros: target.shape, dtype: target.dtype).watched
    let pulledBack = record { row(target, source, direction) }
    let columns = (0..<inputs).map { input -> Tensor in
      checkInterruption()
      let column = gradients(
        of: pulledBack, withRespectTo: [direction.node], seed: seed(input, like: source))[0]
      return (column ?? Tensor(zerosLike: direction)).reshaped(to: [batch, target.count / batch])
    }
    return Tensor.stack(columns, axis: 2)
  }

  /// Ones at one element of every sample.
  private func seed(_ element: Int, like tensor: Tensor) -> Tensor {
    var seed = Tensor(zeros: [tensor.shape[0], tensor.count / tensor.shape[0]], dtype: tensor.dtype)
    seed[.all, element] = Tensor(full: [], 1, dtype: tensor.dtype)
    return seed.reshaped(to: tensor.shape)
  }

  private func row(_ target: Tensor, _ source: Tensor, _ seed: Tensor) -> Tensor {
    gradients(of: target, withRespectTo: [source.node], seed: seed)[0] ?? Tensor(zerosLike: source.detached)
  }

  // Nothing else tells a Jacobian of zeros from one that was never recorded.
  private func requireConnected(_ target: Tensor, _ source: Tensor) {
    orRaise { () throws(UnconnectedError) in
      let source = Source(source)
      guard target.isTracked, source.node != nil else {
        throw UnconnectedError(target: target, source: source)
      }
    }
  }
}

/// The Jacobian of `function` at `point`: the derivative of each result by each input, of shape
/// (result's axes, point's axes). One backward pass for each element of the result.
@_disfavoredOverload
public func jacobian(of function: (Tensor) -> Tensor, at point: Tensor) -> Tensor {
  let tape = GradientTape()
  let source = tape.watch(point)
  let value = tape.record { function(source) }
  guard value.isTracked else { return Tensor(zeros: value.shape + point.shape, dtype: point.dtype) }
  return tape.jacobian(value, source)
}

/// The Jacobians of `function` at each sample of a batch: (batch, result's other axes, point's other
/// axes). The function must treat the samples one by one. See ``GradientTape/batchJacobian(_:_:)``.
@_disfavoredOverload
public func batchJacobian(of function: (Tensor) -> Tensor, at points: Tensor) -> Tensor {
  let tape = GradientTape()
  let source = tape.watch(points)
  let value = tape.record { function(source) }
  guard value.isTracked else {
    return Tensor(zeros: value.shape + points.shape[1...], dtype: points.dtype)
  }
  return tape.batchJacobian(value, source)
}
