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
    func padded(_ shape: Shape) -> [Int] {
      Array(repeating: 1, count: rank - shape.rank) + shape.dimensions
    }
    let (left, right) = (padded(x.shape), padded(y.shape))
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
    let matrix = x.requiring(rank: 2, "diag")
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let count = Swift.max(Swift.min(rows - down, columns - right), 0)
    return matrix.flatten().take((0..<count).map { ($0 + down) * columns + $0 + right })
  }
  /// The sum of the diagonal.
  public static func trace(_ x: some ArrayConvertible) -> Tensor {
    diag(x.asArray.requiring(rank: 2, "trace")).sum()
  }
}
