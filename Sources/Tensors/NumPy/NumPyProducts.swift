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
  /// The Kronecker product: each element of `a` times the whole of `b`, in blocks.
  public static func kron(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    let (x, y) = (a.asArray, b.asArray)
    let rank = Swift.max(x.rank, y.rank)
    let left = Array(repeating: 1, count: rank - x.rank) + x.shape.dimensions
    let right = Array(repeating: 1, count: rank - y.rank) + y.shape.dimensions
    let blocks =
      x.reshaped(to: Shape(left.flatMap { [$0, 1] }))
      * y.reshaped(to: Shape(right.flatMap { [1, $0] }))
    return blocks.reshaped(to: Shape(zip(left, right).map { $0 * $1 }))
  }
  /// The diagonal `k` of a matrix, or the matrix with a vector on its diagonal `k`.
  public static func diag(_ x: some ArrayConvertible, k: Int = 0) -> Tensor {
    let x = x.asArray
    let (down, right) = (Swift.max(-k, 0), Swift.max(k, 0))
    if x.rank == 1 {
      let size = x.count + Swift.abs(k)
      // What is not on the diagonal is 0 even beside NaN.
      let zero = Tensor(zeros: [], dtype: x.dtype)
      let square = Tensor.where(Tensor(eye: x.count, dtype: .bool), x, zero)
      return square.pad([
        (down, size - x.count - down), (right, size - x.count - right),
      ])
    }
    requireMatrix(x, "diag")
    let count = Swift.max(Swift.min(x.shape[0] - down, x.shape[1] - right), 0)
    return x.flatten().take((0..<count).map { ($0 + down) * x.shape[1] + $0 + right })
  }
  /// The sum of the diagonal.
  public static func trace(_ x: some ArrayConvertible) -> Tensor {
    requireMatrix(x.asArray, "trace")
    return diag(x).sum()
  }

  private static func requireMatrix(_ x: Tensor, _ operation: String) {
    if x.rank != 2 {
      raise(ShapeError("\(operation): takes a matrix, not a tensor of shape \(x.shape)"))
    }
  }
}
