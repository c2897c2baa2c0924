import UserErrors

extension NumPy.linalg {
  /// The Euclidean length of all elements (the Frobenius norm of a matrix), over an axis, or over
  /// several. Differentiable.
  ///
  /// `ord` is the norm of a vector: 2, 1 (the sum of the sizes), 0 (how many are not zero), infinity
  /// (the largest size), any p.
  public static func norm(
    _ x: some ArrayConvertible, ord: Double = 2, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    norm(x.asArray, ord, axis.map { [$0] }, keepdims)
  }
  /// The norm over one axis or several.
  public static func norm<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, ord: Double = 2, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    norm(x.asArray, ord, axisList((repeat each axis)), keepdims)
  }
  /// The norm `ord` of the vectors along an axis: `np.linalg.norm(x, 1, axis: -1)`.
  public static func norm(
    _ x: some ArrayConvertible, _ ord: Double, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    norm(x.asArray, ord, axis.map { [$0] }, keepdims)
  }

  private static func norm(_ x: Tensor, _ ord: Double, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    let x = x.floating
    orRaise { () throws(ValueError) in
      guard ord == 2 || axes?.count == 1 || axes == nil && x.rank == 1 else {
        throw ValueError("norm: ord \(ord) is for vectors; give the axis along which they lie")
      }
    }
    switch ord {
    case 2: return (x * x).sum(axes: axes, keepdims: keepdims).sqrt()
    case 1: return x.abs().sum(axes: axes, keepdims: keepdims)
    case 0: return (x .!= 0).astype(x.dtype).sum(axes: axes, keepdims: keepdims)
    case .infinity: return x.abs().max(axes: axes, keepdims: keepdims)
    case -.infinity: return x.abs().min(axes: axes, keepdims: keepdims)
    default: return (x.abs() ** ord).sum(axes: axes, keepdims: keepdims) ** (1 / ord)
    }
  }

  /// The least-squares solution of a x = b: the x that makes |b - a x| smallest, and of several such x
  /// the shortest.
  ///
  /// - Parameters:
  ///   - a: A matrix (m, n).
  ///   - b: A vector (m) or columns (m, k).
  ///   - rcond: Singular values below `rcond` times the largest count as zero; nil for the rounding of
  ///     float64 times the larger side.
  /// - Returns: x; the squared residuals of each column (empty unless m > n and the rank is n); the
  ///   rank; the singular values.
  public static func lstsq(_ a: some ArrayConvertible, _ b: some ArrayConvertible, rcond: Double? = nil) -> (
    x: Tensor, residuals: Tensor, rank: Int, s: Tensor
  ) {
    let (a, b) = (a.asArray, b.asArray)
    orRaise { () throws(ShapeError) in
      guard a.rank == 2, b.rank == 1 || b.rank == 2, b.shape[0] == a.shape[0] else {
        throw ShapeError("lstsq: a matrix of shape \(a.shape) does not fit a right side of shape \(b.shape)")
      }
    }
    let type = a.floating.dtype.promoted(with: b.floating.dtype)
    let (left, right) = (a.astype(.float64), b.astype(.float64))
    let columns = right.rank == 1 ? right.expandDims(1) : right
    let (u, s, vh) = svd(left, fullMatrices: false)
    let limit =
      (rcond ?? 0x1p-52 * Double(Swift.max(a.shape[0], a.shape[1]))) * (s.count > 0 ? s.max().item() : 0)
    let inverse = Tensor(s.doubles.map { $0 > limit ? 1 / $0 : 0 }, dtype: .float64)
    let rank = s.doubles.filter { $0 > limit }.count
    let solution = vh.T.matmul(inverse.expandDims(1) * u.T.matmul(columns))
    let isOverdetermined = rank == a.shape[1] && a.shape[0] > a.shape[1]
    let residuals =
      isOverdetermined
      ? (columns - left.matmul(solution)).square().sum(axis: 0) : Tensor(zeros: [0], dtype: .float64)
    let x = right.rank == 1 ? solution.reshaped(to: [a.shape[1]]) : solution
    return (x.astype(type), residuals.astype(type), rank, s.astype(type))
  }
}

extension NumPy.linalg {
  /// The Moore-Penrose pseudo-inverse, by singular values larger than `rcond` times the largest.
  public static func pinv(_ a: Tensor, rcond: Double = 1e-15) -> Tensor {
    let (u, s, vh) = svd(a, fullMatrices: false)
    let limit = rcond * (s.count > 0 ? s.max().item() : 0)
    let inverse = Tensor(s.doubles.map { $0 > limit ? 1 / $0 : 0 }, dtype: s.dtype)
    let count = s.count
    return (vh[0..<count].T * inverse).matmul(u[.all, .slice(0, count)].T)
  }

  /// The number of singular values that are not zero to rounding.
  public static func matrixRank(_ a: Tensor) -> Int {
    let (_, s, _) = svd(a, fullMatrices: false)
    let precision = a.dtype == .float32 ? 1.1920929e-7 : 2.220446049250313e-16
    let limit = (s.count > 0 ? s.max().item() : 0) * Double(Swift.max(a.shape[0], a.shape[1])) * precision
    return s.doubles.filter { $0 > limit }.count
  }
}
