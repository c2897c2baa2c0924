import Distributions
import Foundation
import Tensors
import UserErrors

/// The three parts of E_x[KL(q(z|x) || p(z))], each a scalar in nats.
public struct KLDecomposition {
  /// I(x; z) = E[log q(z|x) - log q(z)].
  public let mutualInformation: Tensor
  /// KL(q(z) || prod_k q(z_k)): 0 where the dimensions are independent.
  public let totalCorrelation: Tensor
  /// sum_k KL(q(z_k) || p(z_k)), p being N(0, 1).
  public let dimensionWise: Tensor
}

/// The parts of the KL term, estimated from a minibatch of M of N samples by minibatch-weighted
/// sampling:
///
///     E[log q(z)] ≈ 1/M sum_i [ log sum_j q(z_i|x_j) - log(N M) ]
///     E[log q(z_k)] ≈ 1/M sum_i [ log sum_j q(z_ik|x_j) - log(N M) ]
///
/// The estimate is biased (a lower bound of E[log q(z)]); the sum of the parts is not: it is the
/// mean of log q(z_i|x_i) - log p(z_i).
///
/// Source: Chen et al. 2018, "Isolating Sources of Disentanglement in Variational
/// Autoencoders", appendix C.1.
/// - Parameters: a draw z of each sample, and the mean and logarithm of the variance of q(z|x), all
///   (batch, latent); N.
@_disfavoredOverload
public func klDecomposition(
  _ z: Tensor, mean: Tensor, logVariance: Tensor, datasetSize: Int
) -> KLDecomposition {
  orRaise { () throws(ValueError) in
    guard z.rank == 2, z.shape == mean.shape, mean.shape == logVariance.shape, datasetSize > 0
    else {
      throw ValueError(
        "klDecomposition: z, mean and logVariance need one shape (batch, latent), and "
          + "datasetSize must be positive; got \(z.shape), \(mean.shape), "
          + "\(logVariance.shape), \(datasetSize)"
      )
    }
  }
  let (batch, latent) = (z.shape[0], z.shape[1])
  let shift = log(Double(datasetSize) * Double(batch))
  // log q(z_ik|x_j): (i, j, k).
  let between = logNormal(z.expandDims(1), mean.expandDims(0), logVariance.expandDims(0))
  let conditional = logNormal(z, mean, logVariance).sum(axis: -1)  // (i)
  let joint = between.sum(axis: -1).logsumexp(axis: 1) - shift  // (i)
  let product = between.logsumexp(axis: 1).sum(axis: -1) - Double(latent) * shift  // (i)
  return KLDecomposition(
    mutualInformation: (conditional - joint).mean(), totalCorrelation: (joint - product).mean(),
    dimensionWise: (product - standardNormalLogDensity(z)).mean())
}

/// log N(z; mean, exp(logVariance)), number by number.
private func logNormal(_ z: Tensor, _ mean: Tensor, _ logVariance: Tensor) -> Tensor {
  ((z - mean).square() * (-logVariance).exp() + logVariance) * -0.5 - halfLogTwoPi
}
