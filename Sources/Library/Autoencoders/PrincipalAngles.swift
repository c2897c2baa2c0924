import Foundation
import Tensors
import UserErrors

/// The principal angles between two subspaces, in radians, from the smallest: all zero where they are the same.
///
/// With orthonormal bases Q and P, the cosines are the singular values of Qᵀ P (Björck and Golub 1973). A cosine near 1 hides a
/// small angle in its last digits, so small angles are taken from their sines, the singular values of P - Q Qᵀ P
/// (Knyazev and Argentati 2002).
///
/// - Parameters:
///   - first: vectors that span a subspace, one a column: (features, k).
///   - second: the same for the other: (features, l).
/// - Returns: min(k, l) angles.
@_disfavoredOverload
public func principalAngles(between first: Tensor, and second: Tensor) -> Tensor {
  orRaise { () throws(ShapeError) in
    guard first.rank == 2, second.rank == 2, first.shape[0] == second.shape[0] else {
      throw ShapeError(
        "principalAngles: subspaces are given by vectors of one length as columns, (features, k), not \(first.shape) and "
          + "\(second.shape)")
    }
    guard first.shape[1] <= first.shape[0], second.shape[1] <= second.shape[0] else {
      throw ShapeError(
        "principalAngles: there are more vectors than features in \(first.shape) or \(second.shape)")
    }
  }
  // The larger subspace first, so that each direction of the smaller has an angle.
  let (large, small) = first.shape[1] >= second.shape[1] ? (first, second) : (second, first)
  let q = np.linalg.qr(large.astype(.float64)).0
  let p = np.linalg.qr(small.astype(.float64)).0
  let overlap = q.T.matmul(p)
  let cosines = np.linalg.svd(overlap, fullMatrices: false).1.doubles  // falling
  let sines = np.linalg.svd(p - q.matmul(overlap), fullMatrices: false).1.doubles.reversed()  // rising
  let angles = zip(cosines, sines).map { cosine, sine in
    cosine * cosine < 0.5 ? acos(min(1, cosine)) : asin(min(1, sine))
  }
  return Tensor(angles, dtype: .float64)
}
