internal import COpenBLAS
import UserErrors

/// A matrix that a factorisation cannot take.
public struct LinAlgError: UserError, Equatable {
  public let message: String
}

extension NumPy {
  /// NumPy's `np.linalg`, by LAPACK. All are computed in float64 and returned in the argument's
  /// precision. They are not recorded for differentiation.
  public enum linalg {
    /// The eigenvalues of a symmetric matrix in rising order, and its eigenvectors as columns. Reads the
    /// lower triangle, as NumPy does.
    public static func eigh(_ a: Tensor) -> (eigenvalues: Tensor, eigenvectors: Tensor) {
      let n = square(a, "eigh")
      var matrix = a.doubles  // Row-major lower triangle: the upper one of LAPACK's column-major view.
      var values = [Double](repeating: 0, count: n)
      var (size, info) = (Int32(n), Int32(0))
      var work = [Double](repeating: 0, count: 1 + 6 * n + 2 * n * n)
      var integers = [Int32](repeating: 0, count: 3 + 5 * n)
      var (workSize, integerSize) = (Int32(work.count), Int32(integers.count))
      dsyevd_("V", "U", &size, &matrix, &size, &values, &work, &workSize, &integers, &integerSize, &info)
      check(info, "eigh: the eigenvalues did not converge")
      return (result([n], values, a), result([n, n], matrix, a).T)
    }

    /// The singular value decomposition a = u diag(s) vh, with k = min(m, n) singular values in
    /// falling order. u is (m, m) and vh (n, n), or (m, k) and (k, n) without `fullMatrices`.
    public static func svd(_ a: Tensor, fullMatrices: Bool = true) -> (u: Tensor, s: Tensor, vh: Tensor) {
      let (m, n) = matrix(a, "svd")
      let k = Swift.min(m, n)
      let (across, along) = fullMatrices ? (m, n) : (k, k)
      let job = fullMatrices ? "A" : "S"
      // LAPACK sees the transposed matrix a^T = v diag(s) u^T.
      var columns = a.doubles
      var (rows, cols, rank, info) = (Int32(n), Int32(m), Int32(across), Int32(0))
      var s = [Double](repeating: 0, count: k)
      var left = [Double](repeating: 0, count: n * along)
      var right = [Double](repeating: 0, count: across * m)
      var integers = [Int32](repeating: 0, count: 8 * k)
      var work = [Double](repeating: 0, count: 1)
      var workSize = Int32(-1)
      dgesdd_(
        job, &rows, &cols, &columns, &rows, &s, &left, &rows, &right, &rank, &work, &workSize, &integers,
        &info)
      workSize = Int32(work[0])
      work = [Double](repeating: 0, count: Swift.max(Int(workSize), 1))
      dgesdd_(
        job, &rows, &cols, &columns, &rows, &s, &left, &rows, &right, &rank, &work, &workSize, &integers,
        &info)
      check(info, "svd: the singular values did not converge")
      return (result([m, across], right, a), result([k], s, a), result([along, n], left, a))
    }

    /// The decomposition a = q r with orthonormal columns of q (m, k) and upper triangular r (k, n), k =
    /// min(m, n).
    public static func qr(_ a: Tensor) -> (q: Tensor, r: Tensor) {
      let (m, n) = matrix(a, "qr")
      let k = Swift.min(m, n)
      var columns = a.T.doubles
      var (rows, cols, rank, info) = (Int32(m), Int32(n), Int32(k), Int32(0))
      var tau = [Double](repeating: 0, count: k)
      var workSize = Int32(64 * Swift.max(m, n, 1))
      var work = [Double](repeating: 0, count: Int(workSize))
      dgeqrf_(&rows, &cols, &columns, &rows, &tau, &work, &workSize, &info)
      check(info, "qr failed")
      var upper = [Double](repeating: 0, count: k * n)
      for i in 0..<k { for j in i..<n { upper[i * n + j] = columns[j * m + i] } }
      dorgqr_(&rows, &rank, &rank, &columns, &rows, &tau, &work, &workSize, &info)
      check(info, "qr failed")
      return (result([k, m], Array(columns[..<(k * m)]), a).T, result([k, n], upper, a))
    }

    /// The lower triangular l with l l^T = a, for a symmetric positive definite a.
    public static func cholesky(_ a: Tensor) -> Tensor {
      let n = square(a, "cholesky")
      var matrix = a.doubles
      var (size, info) = (Int32(n), Int32(0))
      dpotrf_("U", &size, &matrix, &size, &info)
      check(info, "cholesky: the matrix is not positive definite")
      for i in 0..<n { for j in 0..<n where j > i { matrix[i * n + j] = 0 } }
      return result([n, n], matrix, a)
    }

    /// The x with a x = b; b is a vector or a matrix of columns.
    public static func solve(_ a: Tensor, _ b: Tensor) -> Tensor {
      let n = square(a, "solve")
      orRaise { () throws(ShapeError) in
        guard b.rank == 1 || b.rank == 2, b.shape[0] == n else {
          throw ShapeError(
            "solve: a matrix of shape \(a.shape) needs a right side of \(n) rows, got \(b.shape)")
        }
      }
      var columns = a.T.doubles
      var right = b.T.doubles
      var pivots = [Int32](repeating: 0, count: n)
      var (size, count, info) = (Int32(n), Int32(b.count / Swift.max(n, 1)), Int32(0))
      dgesv_(&size, &count, &columns, &size, &pivots, &right, &size, &info)
      check(info, "solve: the matrix is singular")
      return result(b.T.shape, right, a).T
    }

    /// The inverse matrix.
    public static func inv(_ a: Tensor) -> Tensor {
      solve(a, Tensor(eye: square(a, "inv"), dtype: a.floating.dtype))
    }

    /// The determinant.
    public static func det(_ a: Tensor) -> Tensor {
      let (sign, logarithm) = slogdet(a)
      return Tensor(full: [], sign * Double.exp(logarithm), dtype: a.floating.dtype)
    }

    /// The sign of the determinant and the logarithm of its absolute value.
    public static func slogdet(_ a: Tensor) -> (sign: Double, logarithm: Double) {
      let n = square(a, "det")
      var matrix = a.doubles
      var pivots = [Int32](repeating: 0, count: n)
      var (size, info) = (Int32(n), Int32(0))
      dgetrf_(&size, &size, &matrix, &size, &pivots, &info)
      var (sign, logarithm) = (1.0, 0.0)
      for i in 0..<n {
        let pivot = matrix[i * n + i]
        if pivot == 0 { return (0, -.infinity) }
        if (pivot < 0) != (pivots[i] != Int32(i + 1)) { sign = -sign }
        logarithm += Double.log(Swift.abs(pivot))
      }
      return (sign, logarithm)
    }
  }
}

extension NumPy.linalg {
  private static func matrix(_ a: Tensor, _ operation: String) -> (Int, Int) {
    singleThreadedBLAS
    let sides = a.requiring(rank: 2, operation).shape
    return (sides[0], sides[1])
  }

  private static func square(_ a: Tensor, _ operation: String) -> Int {
    let (rows, columns) = matrix(a, operation)
    orRaise { () throws(ShapeError) in
      guard rows == columns else {
        throw ShapeError("\(operation): needs a square matrix, got shape \(a.shape)")
      }
    }
    return rows
  }

  private static func result(_ shape: Shape, _ values: [Double], _ like: Tensor) -> Tensor {
    Tensor(shape: shape, values).astype(like.floating.dtype)
  }

  private static func check(_ info: Int32, _ problem: String) {
    if info != 0 { raise(LinAlgError(message: problem)) }
  }
}
