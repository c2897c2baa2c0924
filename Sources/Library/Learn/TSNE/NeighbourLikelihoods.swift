import Foundation
import Tensors
import UserErrors

/// How likely samples are neighbours: p_ij = (p_j|i + p_i|j) / 2n, where p_j|i goes with
/// exp(-beta_i |x_i - x_j|^2) and beta_i is such that the entropy is the logarithm of the perplexity.
///
/// Source: van der Maaten and Hinton (2008), equations 1 and following; scikit-learn,
/// `sklearn/manifold/_utils.pyx`, `_binary_search_perplexity`.
struct NeighbourLikelihoods {
  /// (n x n), symmetric, of sum 1, zeros in the diagonal.
  private(set) var joint: [Double]

  init(of x: Tensor, perplexity: Double) {
    let count = x.shape[0]
    let distances = Self.squaredDistances(x)
    var conditional = [Double](repeating: 0, count: count * count)
    conditional.withUnsafeMutableBufferPointer { rows in
      // Each piece writes its own row alone, and `rows` outlives the call.
      nonisolated(unsafe) let rows = rows
      forEachPiece(count) { row in
        let range = row * count..<(row + 1) * count
        Self.likelihoods(of: row, distances[range], perplexity, into: rows[range])
      }
    }
    checkInterruption()
    joint = Self.symmetric(conditional, count)
  }

  /// |x_i - x_j|^2 of all pairs, in single precision as scikit-learn takes them.
  private static func squaredDistances(_ x: Tensor) -> [Double] {
    let squares = x.square().sum(axis: 1)
    let products = x.matmul(x.T)
    let distances = squares.expandDims(1) + squares.expandDims(0) - 2 * products
    return nn.relu(distances).astype(.float32).doubles
  }

  /// Looks for the width around one sample by halving.
  private static func likelihoods(
    of sample: Int, _ distances: ArraySlice<Double>, _ perplexity: Double,
    into row: Slice<UnsafeMutableBufferPointer<Double>>
  ) {
    var row = row
    let wanted = log(perplexity)
    var (beta, lower, upper) = (1.0, -Double.infinity, Double.infinity)
    for _ in 0..<100 {
      var (sum, weighted) = (0.0, 0.0)
      for (offset, distance) in distances.enumerated() where offset != sample {
        let likelihood = exp(-distance * beta)
        row[row.startIndex + offset] = likelihood
        sum += likelihood
      }
      if sum == 0 { sum = 1e-8 }
      for (offset, distance) in distances.enumerated() where offset != sample {
        row[row.startIndex + offset] /= sum
        weighted += distance * row[row.startIndex + offset]
      }
      let difference = log(sum) + beta * weighted - wanted
      if abs(difference) <= 1e-5 { return }
      if difference > 0 {
        lower = beta
        beta = upper.isInfinite ? beta * 2 : (beta + upper) / 2
      } else {
        upper = beta
        beta = lower.isInfinite ? beta / 2 : (beta + lower) / 2
      }
    }
  }

  private static func symmetric(_ conditional: [Double], _ count: Int) -> [Double] {
    let total = Swift.max(2 * conditional.reduce(0, +), .ulpOfOne)
    var joint = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0..<count where column != row {
        let both = conditional[row * count + column] + conditional[column * count + row]
        joint[row * count + column] = Swift.max(both / total, .ulpOfOne)
      }
    }
    return joint
  }
}
