import Distributions
import Networks
import Tensors

/// q(z|x) by an inverse autoregressive flow: a factorised Gaussian's draw z_0 = mean + sigma_0 ⊙ epsilon, moved by steps
///
///     (m_t, s_t) = network_t(z_{t-1}, h),   sigma_t = sigmoid(s_t)
///     z_t = sigma_t ⊙ z_{t-1} + (1 - sigma_t) ⊙ m_t
///
/// with autoregressive networks, so that each step's Jacobian is triangular with diagonal sigma_t:
/// log |det dz_T/d epsilon| = sum over t and i of log sigma_{t,i}. The order of the dimensions is turned round between steps,
/// which changes no determinant's size.
///
/// Source: Kingma et al. 2016, "Improving Variational Inference with Inverse Autoregressive Flow", algorithm 1.
public struct InverseAutoregressiveFlow: Posterior {
  /// The first Gaussian's mean, (batch, latent).
  public let baseMean: Tensor
  /// The first Gaussian's log sigma, (batch, latent).
  public let baseLogScale: Tensor
  /// What the encoder tells the steps, (batch, context).
  public let context: Tensor
  /// The steps' networks.
  public let steps: [MaskedAutoregressiveNetwork]

  public var batchSize: Int { baseMean.shape[0] }
  public var latentSize: Int { baseMean.shape[-1] }
  public var dtype: DType { baseMean.dtype }
  /// None in closed form.
  public var mean: Tensor? { nil }
  /// None in closed form.
  public var klDivergenceFromPrior: Tensor? { nil }
  /// None in closed form.
  public var klDivergencePerDimension: Tensor? { nil }

  public func transformed(_ noise: Tensor) -> (z: Tensor, logDeterminant: Tensor) {
    var z = baseMean + baseLogScale.exp() * noise  // (..., batch, latent)
    var logDeterminant = baseLogScale.sum(axis: -1).broadcast(to: noise.shape[..<(noise.rank - 1)])
    for (index, step) in steps.enumerated() {
      if index > 0 { z = z.flip(axis: -1) }
      let (shift, scale) = step.outputs(z, context: context)
      let gate = nn.sigmoid(scale)
      z = gate * (z - shift) + shift
      logDeterminant = logDeterminant + nn.logSigmoid(scale).sum(axis: -1)
    }
    return (z, logDeterminant)
  }
}

/// Encoders that give `[mean, log sigma, context]`; holds the weights of the flow's steps.
public final class InverseAutoregressiveFlowFamily: Layer, PosteriorFamily {
  /// The steps' networks.
  public let steps: [MaskedAutoregressiveNetwork]

  /// A flow of `stepCount` steps.
  public init(
    latentSize: Int, contextSize: Int, hiddenUnits: Int = 64, stepCount: Int = 2, name: String? = nil
  ) {
    steps = (0..<stepCount).map { _ in
      MaskedAutoregressiveNetwork(
        latentSize: latentSize, contextSize: contextSize, hiddenUnits: hiddenUnits)
    }
    super.init(name: name)
  }

  public func posterior(_ parameters: [Tensor]) -> any Posterior {
    requireParameters(
      parameters, "[mean, log sigma, context], the first two (batch, latent)",
      where: parameters.count == 3 && parameters[0].shape == parameters[1].shape
        && parameters[0].shape.last == (steps.first?.latentSize ?? parameters[0].shape.last))
    return InverseAutoregressiveFlow(
      baseMean: parameters[0], baseLogScale: parameters[1], context: parameters[2], steps: steps)
  }

  /// Called on the encoder's outputs: a draw z, (batch, latent).
  public override func call(_ inputs: [Tensor]) -> [Tensor] { [posterior(inputs).draw().z] }
}
