import UserErrors

// Shapes in brackets, as in Python: `np.zeros((3, 4))`. `(3,)` and `3` mean the same.
extension NumPy {
  /// Zeros.
  public static func zeros(_ length: Int, dtype: DType = .float32) -> Tensor { zeros([length], dtype: dtype) }
  /// Zeros.
  public static func zeros(_ shape: (Int, Int), dtype: DType = .float32) -> Tensor {
    zeros([shape.0, shape.1], dtype: dtype)
  }
  /// Zeros.
  public static func zeros(_ shape: (Int, Int, Int), dtype: DType = .float32) -> Tensor {
    zeros([shape.0, shape.1, shape.2], dtype: dtype)
  }
  /// Ones.
  public static func ones(_ length: Int, dtype: DType = .float32) -> Tensor { ones([length], dtype: dtype) }
  /// Ones.
  public static func ones(_ shape: (Int, Int), dtype: DType = .float32) -> Tensor {
    ones([shape.0, shape.1], dtype: dtype)
  }
  /// Ones.
  public static func ones(_ shape: (Int, Int, Int), dtype: DType = .float32) -> Tensor {
    ones([shape.0, shape.1, shape.2], dtype: dtype)
  }
  /// The same number everywhere.
  public static func full(_ shape: (Int, Int), _ value: Double, dtype: DType = .float32) -> Tensor {
    full([shape.0, shape.1], value, dtype: dtype)
  }
  /// A tensor to be filled; here it starts with zeros.
  public static func empty(_ shape: Shape, dtype: DType = .float32) -> Tensor { zeros(shape, dtype: dtype) }
  /// A tensor to be filled; here it starts with zeros.
  public static func empty(_ shape: (Int, Int), dtype: DType = .float32) -> Tensor {
    zeros(shape, dtype: dtype)
  }
  /// The same number everywhere, in the shape and type of another tensor.
  public static func fullLike(_ x: Tensor, _ value: Double) -> Tensor { full(x.shape, value, dtype: x.dtype) }
  /// The identity matrix.
  public static func identity(_ n: Int) -> Tensor { eye(n) }

  /// Two tensors below each other.
  public static func vstack(_ pair: (Tensor, Tensor)) -> Tensor { vstack([pair.0, pair.1]) }
  /// Two tensors beside each other.
  public static func hstack(_ pair: (Tensor, Tensor)) -> Tensor { hstack([pair.0, pair.1]) }
  /// Two vectors as the columns of a matrix.
  public static func columnStack(_ pair: (Tensor, Tensor)) -> Tensor { columnStack([pair.0, pair.1]) }
  /// Two tensors joined along an axis.
  public static func concatenate(_ pair: (Tensor, Tensor), axis: Int = 0) -> Tensor {
    concatenate([pair.0, pair.1], axis: axis)
  }
  /// Tensors joined along the third axis.
  public static func dstack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(
      tensors.map { $0.rank < 2 ? $0.reshaped(to: [1, $0.count, 1]) : $0.rank == 2 ? $0.expandDims(2) : $0 },
      axis: 2)
  }
  /// Equal parts from left to right.
  public static func hsplit(_ x: Tensor, _ parts: Int) -> [Tensor] {
    x.split(parts, axis: x.rank > 1 ? 1 : 0)
  }
  /// Equal parts from top to bottom.
  public static func vsplit(_ x: Tensor, _ parts: Int) -> [Tensor] { x.split(parts, axis: 0) }
  /// Two axes exchanged.
  public static func swapaxes(_ x: Tensor, _ first: Int, _ second: Int) -> Tensor {
    x.swapAxes(first, second)
  }
  /// An axis moved to another place.
  public static func moveaxis(_ x: Tensor, _ source: Int, _ destination: Int) -> Tensor {
    x.movingAxis(source, to: destination)
  }
  /// The same numbers seen in a larger shape.
  public static func broadcastTo(_ x: Tensor, _ shape: Shape) -> Tensor { x.broadcast(to: shape) }
  /// Elements moved on by `shift` places, those beyond the end to the start.
  public static func roll(_ x: Tensor, _ shift: Int, axis: Int? = nil) -> Tensor {
    guard let axis else { return roll(x.flatten(), shift, axis: 0).reshaped(to: x.shape) }
    let length = x.shape[axis]
    guard length > 0 else { return x }
    return x.take((0..<length).map { (($0 - shift) % length + length) % length }, axis: axis)
  }
  /// What stands on and below the diagonal, zeros above.
  public static func tril(_ x: Tensor, _ k: Int = 0) -> Tensor { x * triangle(x, k) { $0 <= $1 } }
  /// What stands on and above the diagonal, zeros below.
  public static func triu(_ x: Tensor, _ k: Int = 0) -> Tensor { x * triangle(x, k) { $0 >= $1 } }

  private static func triangle(_ x: Tensor, _ k: Int, _ keeps: (Int, Int) -> Bool) -> Tensor {
    let (rows, columns) = (x.shape[-2], x.shape[-1])
    let values = (0..<rows).flatMap { row in (0..<columns).map { keeps($0 - k, row) ? 1.0 : 0.0 } }
    return Tensor(values).reshaped(to: [rows, columns]).astype(x.dtype)
  }
}

extension Tensor {
  /// Other axes for the same elements, in brackets: `x.reshape((-1, 784))`.
  public func reshape(_ shape: (Int, Int)) -> Tensor { reshape([shape.0, shape.1]) }
  /// Other axes for the same elements, in brackets.
  public func reshape(_ shape: (Int, Int, Int)) -> Tensor { reshape([shape.0, shape.1, shape.2]) }
  /// Other axes for the same elements, in brackets.
  public func reshape(_ shape: (Int, Int, Int, Int)) -> Tensor {
    reshape([shape.0, shape.1, shape.2, shape.3])
  }
  /// Itself: assigning a tensor already makes a copy.
  public func copy() -> Tensor { self }
  /// All elements along one axis, to go through: `for element in x.flat`.
  public var flat: Tensor { flatten() }
  /// The number of bytes of one element.
  public var itemsize: Int { dtype.size }
}
