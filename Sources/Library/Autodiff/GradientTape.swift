@_exported import Tensors
import UserErrors

/// Records computations and differentiates them, as TensorFlow's `tf.GradientTape`.
///
///     let tape = GradientTape()
///     let loss = tape.record { ((model(x) - y) ** 2).mean() }
///     let gradients = tape.gradient(loss, model.trainableVariables)
///
/// A tape can be asked for gradients any number of times. Asked while another tape records, it gives
/// gradients that the other tape can differentiate again. What the target does not depend on has no
/// gradient: `gradient` says so, and `optionalGradient` gives nil, as TensorFlow gives None.
public final class GradientTape {
  /// A tape that has recorded nothing yet.
  public init() {}

  /// Runs `body` and records what it computes from variables and watched tensors.
  public func record<Result>(_ body: () throws -> Result) rethrows -> Result { try recording(body) }

  /// The tensor as something to differentiate with respect to. Use the returned tensor in the
  /// computation: `let x = tape.watch(x)`.
  public func watch(_ tensor: Tensor) -> Tensor {
    orRaise { () throws(ValueError) in
      guard tensor.dtype.isFloating else {
        throw ValueError("watch: a tensor of \(tensor.dtype) has no gradient; use astype(.float32) first")
      }
    }
    return tensor.watched
  }

  /// Makes the tensor itself something to differentiate with respect to, as `tape.watch(x)` does in
  /// TensorFlow.
  public func watch(_ tensor: inout Tensor) {
    let watched: Tensor = watch(tensor)
    tensor = watched
  }
}

// MARK: - Gradients

extension GradientTape {
  /// The gradient of `target` with respect to each variable. For a target of more than one element, the
  /// gradient of their sum. An error if the target does not depend on one of them (see
  /// `optionalGradient`).
  public func gradient(_ target: Tensor, _ sources: [Variable]) -> [Tensor] {
    connected(target, sources.map(Source.init))
  }

  /// The gradient of `target` with respect to a variable.
  public func gradient(_ target: Tensor, _ source: Variable) -> Tensor { gradient(target, [source])[0] }

  /// The gradient of `target` with respect to each watched tensor. An error if the target does not
  /// depend on one of them.
  public func gradient(_ target: Tensor, _ sources: [Tensor]) -> [Tensor] {
    connected(target, sources.map(Source.init))
  }

  /// The gradient of `target` with respect to a watched tensor.
  public func gradient(_ target: Tensor, _ source: Tensor) -> Tensor { gradient(target, [source])[0] }

  /// The gradient of `target` with respect to each variable, nil where it does not depend on it.
  public func optionalGradient(_ target: Tensor, _ sources: [Variable]) -> [Tensor?] {
    gradients(of: target, withRespectTo: sources.map(\.leaf))
  }

  /// The gradient of `target` with respect to a variable, nil if it does not depend on it.
  public func optionalGradient(_ target: Tensor, _ source: Variable) -> Tensor? {
    optionalGradient(target, [source])[0]
  }

  /// The gradient of `target` with respect to each watched tensor, nil where it does not depend on it.
  public func optionalGradient(_ target: Tensor, _ sources: [Tensor]) -> [Tensor?] {
    gradients(of: target, withRespectTo: sources.map(\.node))
  }

  /// The gradient of `target` with respect to a watched tensor, nil if it does not depend on it.
  public func optionalGradient(_ target: Tensor, _ source: Tensor) -> Tensor? {
    optionalGradient(target, [source])[0]
  }

  private func connected(_ target: Tensor, _ sources: [Source]) -> [Tensor] {
    orRaise { () throws(UnconnectedError) in try checkedGradient(target, sources) }
  }

  /// The gradients, or what is thrown where there is none.
  package func checkedGradient(_ target: Tensor, _ sources: [Source]) throws(UnconnectedError) -> [Tensor] {
    var complete: [Tensor] = []
    for (gradient, source) in zip(gradients(of: target, withRespectTo: sources.map(\.node)), sources) {
      guard let gradient else { throw UnconnectedError(target: target, source: source) }
      complete.append(gradient)
    }
    return complete
  }
}

/// Something to differentiate with respect to, and how an error names it.
package struct Source {
  let node: GraphNode?
  let name: String
  /// Why nothing can depend on it, if so.
  let obstacle: String?

  package init(_ variable: Variable) {
    node = variable.leaf
    name = "'\(variable.name)'"
    obstacle =
      variable.trainable
      ? nil : "\(name) is not trainable, so that nothing is recorded for it; set `trainable = true`"
  }

  package init(_ tensor: Tensor) {
    node = tensor.node
    name = "the given tensor of shape \(tensor.shape)"
    obstacle =
      tensor.node != nil
      ? nil
      : "\(name) is not watched: `watch` returns the tensor to compute with, so write `let x = tape.watch(x)` or "
        + "`tape.watch(&x)`, and give that one here too"
  }
}

/// A gradient that does not exist, since the target was not computed from the source.
public struct UnconnectedError: UserError, Equatable {
  public let message: String
  public var name: String { "GradientError" }

  init(target: Tensor, source: Source) {
    let reason: String
    if let obstacle = source.obstacle {
      reason = obstacle
    } else if !target.isTracked {
      reason =
        "nothing was recorded of how the target was computed: compute it inside of `tape.record { }` to the end, from "
        + "variables or from the tensors that `watch` returned, and without `detached`, `numpy()` or `item()` on the way"
    } else {
      reason =
        "it does not depend on \(source.name): was it computed from another tensor than `watch` returned, or is the way "
        + "cut (`detached`, `numpy()`, rounding, whole numbers)?"
    }
    message =
      "gradient: the target is not connected to \(source.name) on this tape: \(reason). `tape.optionalGradient` gives nil "
      + "for what is not connected"
  }
}
