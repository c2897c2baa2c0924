internal import CKernels
internal import COpenBLAS
import UserErrors

extension Tensor {
  /// The matrix product, as NumPy's `@`: over the last axis of this and the last but one of `other`; vectors count as a
  /// row or a column, further axes are broadcast.
  public func matmul(_ other: Tensor) -> Tensor {
    if dtype.isInteger, other.dtype.isInteger {
      // Whole numbers stay whole, as in NumPy: products and sums below 2^53 are exact in double precision.
      return astype(.float64).matmul(other.astype(.float64)).astype(dtype.promoted(with: other.dtype))
    }
    let (x, y) = Tensor.promotedToFloat(self, other)
    let shape = orRaise { () throws(ShapeError) in try Shape.product(x.shape, y.shape, operation: "matmul") }
    if x.rank == 1 || y.rank == 1 {
      let left = x.rank == 1 ? x.expandDims(0) : x
      let right = y.rank == 1 ? y.expandDims(1) : y
      return left.matmul(right).reshaped(to: shape)
    }
    if y.rank == 2 {
      // One product for all leading axes.
      let rows = x.count / Swift.max(x.shape[-1], 1)
      let flat = x.rank == 2 ? x : x.reshaped(to: [rows, x.shape[-1]])
      return Tensor.matrixProduct(flat, y, transposeA: false, transposeB: false).reshaped(to: shape)
    }
    return Tensor.batchedProduct(x, y, shape)
  }

  /// The product of two vectors, or the matrix product.
  public func dot(_ other: Tensor) -> Tensor {
    rank == 0 || other.rank == 0 ? self * other : matmul(other)
  }

  private static func batchedProduct(_ x: Tensor, _ y: Tensor, _ shape: Shape) -> Tensor {
    let leading = Shape(Array(shape.dimensions.dropLast(2)))
    let count = leading.elementCount
    let left = x.broadcast(to: leading + x.shape[(x.rank - 2)...])
      .reshaped(to: [count, x.shape[-2], x.shape[-1]])
    let right = y.broadcast(to: leading + y.shape[(y.rank - 2)...])
      .reshaped(to: [count, y.shape[-2], y.shape[-1]])
    return stack((0..<count).map { matrixProduct(left[$0], right[$0], transposeA: false, transposeB: false) })
      .reshaped(to: shape)
  }

  /// op(a) . op(b) of two matrices, where op transposes or not. Sees no transposed copies, and neither do its gradients.
  package static func matrixProduct(
    _ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false
  ) -> Tensor {
    let (rows, inner) = transposeA ? (a.shape[1], a.shape[0]) : (a.shape[0], a.shape[1])
    let columns = transposeB ? b.shape[0] : b.shape[1]
    let result = Tensor(uninitialized: [rows, columns], dtype: a.dtype)
    multiply(a, b, into: result, rows, inner, columns, transposeA, transposeB)
    return result.recorded("matmul", from: [a, b]) { gradient, needed in
      // With C = op(A) op(B): dop(A) = dC op(B)^T and dop(B) = op(A)^T dC; transposed again where op transposes.
      let gradientA =
        !needed[0]
        ? nil
        : transposeA
          ? matrixProduct(b, gradient, transposeA: transposeB, transposeB: true)
          : matrixProduct(gradient, b, transposeA: false, transposeB: !transposeB)
      let gradientB =
        !needed[1]
        ? nil
        : transposeB
          ? matrixProduct(gradient, a, transposeA: true, transposeB: transposeA)
          : matrixProduct(a, gradient, transposeA: !transposeA, transposeB: false)
      return [gradientA, gradientB]
    }
  }

  private static func multiply(
    _ a: Tensor, _ b: Tensor, into c: Tensor, _ rows: Int, _ inner: Int, _ columns: Int,
    _ transposeA: Bool, _ transposeB: Bool
  ) {
    if rows == 0 || columns == 0 { return }
    if inner == 0 {
      c.rawPointer.initializeMemory(as: UInt8.self, repeating: 0, count: c.nbytes)
      return
    }
    if a.dtype == .float32, !(transposeA && transposeB) {
      return multiplySingle(a, b, into: c, rows, inner, columns, transposeA, transposeB)
    }
    singleThreadedBLAS
    let product = BLASProduct(
      rows: rows, inner: inner, columns: columns, transposeA: transposeA, transposeB: transposeB)
    defer { withExtendedLifetime((a.storage, b.storage)) {} }
    // Rows of the result are shared out in blocks whose bounds depend on the shape alone.
    let block = rows * inner * columns < 1 << 17 ? rows : Swift.max(32, (rows + 15) / 16)
    forEachPiece((rows + block - 1) / block) { piece in
      let part = (piece * block)..<Swift.min((piece + 1) * block, rows)
      if a.dtype == .float64 {
        product.computeDouble(part, a.rawPointer, b.rawPointer, c.rawPointer)
      } else {
        product.computeFloat(part, a.rawPointer, b.rawPointer, c.rawPointer)
      }
    }
  }

  /// float32 by the kernels of dense layers, which choose the processor's widest vectors by themselves.
  private static func multiplySingle(
    _ a: Tensor, _ b: Tensor, into c: Tensor, _ rows: Int, _ inner: Int, _ columns: Int,
    _ transposeA: Bool, _ transposeB: Bool
  ) {
    let result = c.rawPointer.assumingMemoryBound(to: Float.self)
    a.withElements(Float.self) { x in
      b.withElements(Float.self) { y in
        if transposeA {
          lectern_dense_kernel_gradient(inner, rows, columns, x, y, result)
        } else if transposeB {
          lectern_dense_input_gradient(rows, columns, inner, x, y, result)
        } else {
          lectern_dense_forward(rows, inner, columns, x, y, nil, LECTERN_LINEAR, result)
        }
      }
    }
  }
}

/// C = op(A) op(B), of which some rows are computed at a time.
private struct BLASProduct {
  let rows: Int, inner: Int, columns: Int
  let transposeA: Bool, transposeB: Bool

  private var operationA: CBLAS_TRANSPOSE { transposeA ? CblasTrans : CblasNoTrans }
  private var operationB: CBLAS_TRANSPOSE { transposeB ? CblasTrans : CblasNoTrans }
  private var strideA: Int { transposeA ? rows : inner }
  private var strideB: Int { transposeB ? inner : columns }

  /// Where op(A)'s row `first` begins: a row of A, or a column where A is transposed.
  private func start(_ first: Int) -> Int { transposeA ? first : first * inner }

  func computeFloat(
    _ part: Range<Int>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer
  ) {
    cblas_sgemm(
      CblasRowMajor, operationA, operationB, blasint(part.count), blasint(columns), blasint(inner), 1,
      a.assumingMemoryBound(to: Float.self) + start(part.lowerBound), blasint(strideA),
      b.assumingMemoryBound(to: Float.self), blasint(strideB), 0,
      c.assumingMemoryBound(to: Float.self) + part.lowerBound * columns, blasint(columns))
  }

  func computeDouble(
    _ part: Range<Int>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer
  ) {
    cblas_dgemm(
      CblasRowMajor, operationA, operationB, blasint(part.count), blasint(columns), blasint(inner), 1,
      a.assumingMemoryBound(to: Double.self) + start(part.lowerBound), blasint(strideA),
      b.assumingMemoryBound(to: Double.self), blasint(strideB), 0,
      c.assumingMemoryBound(to: Double.self) + part.lowerBound * columns, blasint(columns))
  }
}

/// OpenBLAS's own threads are switched off: results would depend on their number, and they would fight with ours.
let singleThreadedBLAS: Void = openblas_set_num_threads(1)

extension Shape {
  /// The shape of a matrix product, or an error that names both shapes.
  package static func product(_ a: Shape, _ b: Shape, operation: String) throws(ShapeError) -> Shape {
    guard a.rank > 0, b.rank > 0 else {
      throw ShapeError("\(operation): shapes \(a) and \(b): a single number has no matrix product, use *")
    }
    let innerA = a.dimensions[a.rank - 1]
    let innerB = b.rank == 1 ? b.dimensions[0] : b.dimensions[b.rank - 2]
    guard innerA == innerB else {
      throw ShapeError(
        "\(operation): shapes \(a) and \(b) do not fit: the last axis of the left has length \(innerA), "
          + "the \(b.rank == 1 ? "only" : "last but one") axis of the right \(innerB)")
    }
    let leading = try broadcast(
      Shape(Array(a.dimensions.dropLast(2))), Shape(Array(b.dimensions.dropLast(2))), operation: operation)
    let rows = a.rank == 1 ? [] : [a.dimensions[a.rank - 2]]
    let columns = b.rank == 1 ? [] : [b.dimensions[b.rank - 1]]
    return leading + Shape(rows + columns)
  }
}
