import Autodiff
import Networks
import Tensors
import UserErrors

/// How ||J||² of an encoder is found, J being the Jacobian of the code by the sample and ||J|| its
/// Frobenius norm.
public enum JacobianNorm: Equatable, Sendable {
  /// By vector-Jacobian products of all samples at once, one for each code unit or for each input,
  /// whichever are fewer.
  case exact
  /// By Hutchinson's estimate: the mean over `probes` draws v ~ N(0, I) of |vᵀJ|², one product
  /// each. Its expectation is ||J||², as E[v vᵀ] = I.
  case hutchinson(probes: Int = 1)
}

/// ||J(x)||² of each sample, the sum of squares of all derivatives of the code by the sample:
/// (batch). Gradients go through it, so that a penalty made of it trains.
///
///     let penalty = jacobianPenalty(of: { encoder($0) }, at: x).mean()
///
/// Source: Rifai et al. 2011, "Contractive Auto-Encoders"; Hutchinson 1990, "A
/// stochastic estimator of the trace of the influence matrix".
/// - Parameters:
///   - encoder: from samples (batch, …) to codes (batch, …), sample by sample.
///   - x: (batch, sample's axes).
///   - norm: exactly or by an estimate.
///   - generator: where an estimate's draws come from.
@_disfavoredOverload
public func jacobianPenalty(
  of encoder: (Tensor) -> Tensor, at x: Tensor, norm: JacobianNorm = .exact,
  generator: RandomGenerator = .shared
) -> Tensor {
  let tape = GradientTape()
  let source = tape.watch(x)
  let codes = tape.record { encoder(source) }
  return jacobianPenalty(codes, source, tape, norm, generator)
}

/// The same of codes that `tape` has recorded from `source`.
func jacobianPenalty(
  _ codes: Tensor, _ source: Tensor, _ tape: GradientTape, _ norm: JacobianNorm,
  _ generator: RandomGenerator
) -> Tensor {
  let batch = source.shape[0]
  guard codes.isTracked else { return Tensor(zeros: [batch], dtype: source.dtype) }
  switch norm {
  case .exact:
    return tape.batchJacobian(codes, source).reshape(batch, -1).square().sum(axis: 1)
  case .hutchinson(let probes):
    orRaise { () throws(ValueError) in
      guard probes > 0 else {
        throw ValueError("Hutchinson's estimate needs at least one probe, not \(probes)")
      }
    }
    let squares = (0..<probes).map { _ -> Tensor in
      let probe = generator.normal(codes.shape, dtype: codes.dtype)
      let product = tape.record { (codes * probe).sum() }
      return (tape.optionalGradient(product, source) ?? Tensor(zerosLike: source.detached))
        .reshape(batch, -1).square().sum(axis: 1)
    }
    return squares.dropFirst().reduce(squares[0]) { $0 + $1 } / Double(probes)
  }
}

/// ||J(x)||² of each sample for one layer h = sigmoid(x W + b), in closed form: sum over units j of
/// (h_j (1 - h_j))² sum over i of W_ij².
///
/// Source: Rifai et al. 2011, "Contractive Auto-Encoders".
/// - Parameters:
///   - codes: h, (batch, units).
///   - kernel: W, (inputs, units), as a ``Networks/Dense`` has it.
/// - Returns: (batch).
@_disfavoredOverload
public func sigmoidJacobianPenalty(codes: Tensor, kernel: Tensor) -> Tensor {
  let slopes = (codes * (1 - codes)).square()
  return (slopes * kernel.square().sum(axis: 0)).sum(axis: -1)
}

/// The singular values of the encoder's Jacobian, falling, each a mean over samples: how many
/// directions of the data the code answers to, and how strongly. (The smaller of code and input.)
///
/// - Parameters:
///   - encoder: from samples to codes, sample by sample.
///   - x: (samples, sample's axes).
///   - batchSize: how many samples are worked on together.
@_disfavoredOverload
public func jacobianSingularValues(
  of encoder: (Tensor) -> Tensor, at x: Tensor, batchSize: Int = 32
) -> Tensor {
  withoutRecording {
    var sum: Tensor?
    for start in stride(from: 0, to: x.shape[0], by: max(1, batchSize)) {
      checkInterruption()
      let part = x[start..<min(start + max(1, batchSize), x.shape[0])]
      let codes = encoder(part).shape[1...].elementCount
      let jacobians = batchJacobian(of: encoder, at: part).reshape(part.shape[0], codes, -1)
      for sample in 0..<part.shape[0] {
        let values = np.linalg.svd(jacobians[sample], fullMatrices: false).s
        sum = sum.map { $0 + values } ?? values
      }
    }
    return orRaise { () throws(ValueError) in
      guard let sum else { throw ValueError("jacobianSingularValues: there are no samples") }
      return sum / Double(x.shape[0])
    }
  }
}
