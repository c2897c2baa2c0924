import Foundation
import Tensors

/// log 1/L sum over l of w_l, from the logarithms of the weights w_l = p(x, z_l) / q(z_l|x), by the stable log-sum-exp: the
/// largest is taken out before the exponential.
///
/// With one weight this is the ELBO's estimate; with L it is the bound of importance-weighted autoencoders, and as L grows it
/// approaches log p(x).
///
/// Source: Burda, Grosse and Salakhutdinov 2016, "Importance Weighted Autoencoders", equation 8.
/// - Parameter logWeights: (draws, batch).
/// - Returns: (batch).
@_disfavoredOverload
public func importanceWeightedBound(_ logWeights: Tensor) -> Tensor {
  logWeights.logsumexp(axis: 0) - log(Double(logWeights.shape[0]))
}

/// The effective number of draws, (sum w)² / sum w², (batch): near 1 where one weight outweighs the rest.
///
/// - Parameter logWeights: (draws, batch).
@_disfavoredOverload
public func effectiveSampleSize(_ logWeights: Tensor) -> Tensor {
  (logWeights.logsumexp(axis: 0) * 2 - (logWeights * 2).logsumexp(axis: 0)).exp()
}

/// log(exp(a) + exp(b)), element by element: joins running log-sums without overflow.
func logAddExp(_ a: Tensor, _ b: Tensor) -> Tensor { Tensor.stack([a, b]).logsumexp(axis: 0) }
