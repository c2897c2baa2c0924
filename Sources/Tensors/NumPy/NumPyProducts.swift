import UserErrors

extension NumPy {
  /// The matrix product.
  public static func matmul(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    a.asArray.matmul(b.asArray)
  }
  /// The product of vectors or matrices.
  public static func dot(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    a.asArray.dot(b.asArray)
  }
  /// The sum of the products of all elements.
  public static func vdot(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    a.asArray.flatten().dot(b.asArray.flatten())
  }
  /// All products of two vectors' elements.
  public static func outer(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    let (x, y) = (a.asArray, b.asArray)
    return x.reshaped(to: [x.count, 1]) * y.reshaped(to: [1, y.count])
  }
  /// The diagonal `k` of a matrix, or the matrix with a vector on its diagonal `k`.
  public static func diag(_ x: some ArrayConvertible, k: Int = 0) -> Tensor {
    let x = x.asArray
    let (down, right) = (Swift.max(-k, 0), Swift.max(k, 0))
    if x.rank == 1 {
      let size = x.count + Swift.abs(k)
      return (Tensor(eye: x.count, dtype: x.dtype) * x).pad([
        (down, size - x.count - down), (right, size - x.count - right),
      ])
    }
    let count = Swift.max(Swift.min(x.shape[0] - down, x.shape[1] - right), 0)
    return x.flatten().take((0..<count).map { ($0 + down) * x.shape[1] + $0 + right })
  }
  /// The sum of the diagonal.
  public static func trace(_ x: some ArrayConvertible) -> Tensor { diag(x).sum() }
}
