@_exported import Tensors
import UserErrors

/// Records computations and differentiates them, as TensorFlow's `tf.GradientTape`.
///
///     let tape = GradientTape()
///     let loss = tape.record { ((model(x) - y) ** 2).mean() }
///     let gradients = tape.gradient(loss, model.trainableVariables)
///
/// A tape can be asked for gradients any number of times. Asked while another tape records, it gives gradients that the
/// other tape can differentiate again.
public final class GradientTape {
  private var watched: [Tensor] = []

  /// A tape that has recorded nothing yet.
  public init() {}

  /// Runs `body` and records what it computes from variables and watched tensors.
  public func record<Result>(_ body: () throws -> Result) rethrows -> Result { try recording(body) }

  /// The tensor as something to differentiate with respect to. Use the returned tensor in the computation.
  public func watch(_ tensor: Tensor) -> Tensor {
    orRaise { () throws(ValueError) in
      guard tensor.dtype.isFloating else {
        throw ValueError("watch: a tensor of \(tensor.dtype) has no gradient; use astype(.float32) first")
      }
    }
    return tensor.watched
  }

  /// The gradient of `target` with respect to each variable, zeros where it does not depend on it. For a target of
  /// more than one element, the gradient of their sum.
  public func gradient(_ target: Tensor, _ sources: [Variable]) -> [Tensor] {
    zip(optionalGradient(target, sources), sources).map { $0 ?? Tensor(zeros: $1.shape, dtype: $1.dtype) }
  }

  /// The gradient of `target` with respect to a variable.
  public func gradient(_ target: Tensor, _ source: Variable) -> Tensor { gradient(target, [source])[0] }

  /// The gradient of `target` with respect to each watched tensor, zeros where it does not depend on it.
  public func gradient(_ target: Tensor, _ sources: [Tensor]) -> [Tensor] {
    zip(gradients(of: target, withRespectTo: sources.map(\.node)), sources)
      .map { $0 ?? Tensor(zeros: $1.shape, dtype: $1.dtype) }
  }

  /// The gradient of `target` with respect to a watched tensor.
  public func gradient(_ target: Tensor, _ source: Tensor) -> Tensor { gradient(target, [source])[0] }

  /// The gradient of `target` with respect to each variable, nil where it does not depend on it.
  public func optionalGradient(_ target: Tensor, _ sources: [Variable]) -> [Tensor?] {
    gradients(of: target, withRespectTo: sources.map(\.leaf))
  }
}
