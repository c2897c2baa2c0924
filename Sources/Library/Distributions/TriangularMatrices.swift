import Tensors

/// Ones on and below the diagonal of a (d, d) matrix, zeros above.
func lowerTriangle(_ dimension: Int, _ dtype: DType) -> Tensor {
  let numbers = np.arange(dimension)
  return (numbers.expandDims(-1) .>= numbers).astype(dtype)
}

extension Tensor {
  /// The diagonals of matrices (..., d, d), shape (..., d).
  func diagonalOfMatrices() -> Tensor { (self * Tensor(eye: shape[-1], dtype: dtype)).sum(axis: -1) }
}

/// The solution y of L y = b by forward substitution, L (..., d, d) lower triangular, b (..., d):
/// y_i = (b_i - sum over j < i of L_ij y_j) / L_ii.
///
/// Written in tensor operations, so that gradients flow through it; d is small in the lectures' models.
func solveLower(_ matrix: Tensor, _ right: Tensor) -> Tensor {
  let dimension = matrix.shape[-1]
  var solved: [Tensor] = []
  for i in 0..<dimension {
    let row = matrix[.ellipsis, i, .all]  // (..., d)
    var rest = right[.ellipsis, i]
    for j in 0..<i { rest = rest - row[.ellipsis, j] * solved[j] }
    solved.append(rest / row[.ellipsis, i])
  }
  return Tensor.stack(solved, axis: -1)
}
