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
  /// The products of the last axes' vectors, each of `a` with each of `b`.
  public static func inner(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    let (x, y) = (a.asArray, b.asArray)
    if x.rank == 0 || y.rank == 0 { return x * y }
    if x.rank == 1, y.rank == 1 { return x.dot(y) }
    let (length, other) = (x.shape[-1], y.shape[-1])
    if length != other {
      raise(ShapeError("inner: the last axes of the shapes \(x.shape) and \(y.shape) differ"))
    }
    let rows = x.reshaped(to: [x.count / Swift.max(length, 1), length])
    let columns = y.reshaped(to: [y.count / Swift.max(length, 1), length])
    let result = rows.matmul(columns.T)
    return result.reshaped(to: Shape(x.shape.dimensions.dropLast() + y.shape.dimensions.dropLast()))
  }
  /// The vector at right angles to both, of the last axes of length 3.
  public static func cross(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    let (x, y) = (a.asArray, b.asArray)
    guard x.rank > 0, y.rank > 0, x.shape[-1] == 3, y.shape[-1] == 3 else {
      raise(ShapeError("cross: the last axes have 3 elements; the shapes are \(x.shape) and \(y.shape)"))
    }
    let part = { (tensor: Tensor, index: Int) in tensor.take([index], axis: -1) }
    let parts = [(1, 2), (2, 0), (0, 1)].map { first, second in
      part(x, first) * part(y, second) - part(x, second) * part(y, first)
    }
    return Tensor.concatenate(parts, axis: -1)
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
