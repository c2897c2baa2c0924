import Foundation
import Tensors

/// Weighted normal distributions: their densities and draws.
struct NormalComponents {
  let weights: Tensor
  let means: Tensor
  let covariances: Tensor
  let type: CovarianceType

  /// log w_k + log N(x_n; m_k, S_k): (n, components). With L Lᵀ = S:
  /// log N = -|L⁻¹ (x - m)|² / 2 - sum log L_ii - d log(2 pi) / 2.
  func logJoint(_ x: Tensor) -> Tensor {
    let features = Double(x.shape[1])
    let columns = (0..<means.shape[0]).map { k -> Tensor in
      let (distance, logDeterminant) = standardized(x - means[k], k)
      return (distance + features * log(2 * Double.pi)) * -0.5 - logDeterminant + weights[k].log()
    }
    return Tensor.stack(columns, axis: 1)
  }

  /// |L⁻¹ y|² of each row y, (n), and log |det L|, of component k.
  private func standardized(
    _ rows: Tensor, _ k: Int
  ) -> (distance: Tensor, logDeterminant: Tensor) {
    switch type {
    case .full:
      let factor = np.linalg.cholesky(covariances[k])
      let white = rows.matmul(np.linalg.inv(factor).T)
      let diagonal = (factor * Tensor(eye: factor.shape[0], dtype: .float64)).sum(axis: 0)
      return (white.square().sum(axis: 1), diagonal.log().sum())
    case .diag:
      let variances = covariances[k]
      return ((rows.square() / variances).sum(axis: 1), variances.log().sum() * 0.5)
    case .spherical:
      let variance = covariances[k]
      return (
        rows.square().sum(axis: 1) / variance, variance.log() * (0.5 * Double(rows.shape[1]))
      )
    }
  }

  /// Draws, component after component, and the component of each.
  func sample(_ count: Int, _ generator: RandomGenerator) -> (x: Tensor, components: Tensor) {
    let sums = weights.cumsum()
    let draws = generator.uniform([count], dtype: .float64) * sums[-1]
    let chosen = np.minimum(np.searchsorted(sums, draws), weights.shape[0] - 1).ints.sorted()
    let noise = generator.normal([count, means.shape[1]], dtype: .float64)
    let rows = chosen.enumerated().map { row, k -> Tensor in
      switch type {
      case .full: means[k] + np.linalg.cholesky(covariances[k]).matmul(noise[row])
      case .diag, .spherical: means[k] + covariances[k].sqrt() * noise[row]
      }
    }
    let x = rows.isEmpty ? Tensor(zeros: [0, means.shape[1]], dtype: .float64) : Tensor.stack(rows)
    return (x, Tensor(chosen))
  }
}
