import Tensors
import UserErrors

// MARK: - Shapes

extension ops {
  /// The shape; as in Keras a tuple of numbers.
  public static func shape(_ x: some TensorConvertible) -> Shape { x.asTensor.shape }
  /// Other axes for the same numbers; one length may be -1: `ops.reshape(x, (-1, 784))`.
  public static func reshape<each Length: ShapeConvertible>(
    _ x: some TensorConvertible, _ newShape: (repeat each Length)
  ) -> Tensor {
    x.asTensor.reshaped(to: Shape(joining: (repeat each newShape)))
  }
  /// The numbers seen in a larger shape.
  public static func broadcastTo<each Length: ShapeConvertible>(
    _ x: some TensorConvertible, _ shape: (repeat each Length)
  ) -> Tensor {
    x.asTensor.broadcast(to: Shape(joining: (repeat each shape)))
  }
  /// The axes reversed or reordered.
  public static func transpose(_ x: some TensorConvertible, axes: [Int]? = nil) -> Tensor {
    x.asTensor.transpose(axes)
  }
  /// The axes reordered: `ops.transpose(x, (0, 2, 1))`.
  public static func transpose<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, _ axes: (repeat each Axis)
  ) -> Tensor {
    x.asTensor.transpose(axisList((repeat each axes)))
  }
  /// The axes reordered: `ops.transpose(x, axes: (0, 2, 1))`.
  public static func transpose<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axes: (repeat each Axis)
  ) -> Tensor {
    x.asTensor.transpose(axisList((repeat each axes)))
  }
  /// A new axis of length 1.
  public static func expandDims(_ x: some TensorConvertible, _ axis: Int) -> Tensor {
    x.asTensor.expandDims(axis)
  }
  /// A new axis of length 1.
  public static func expandDims(_ x: some TensorConvertible, axis: Int) -> Tensor {
    x.asTensor.expandDims(axis)
  }
  /// Without axes of length 1.
  public static func squeeze(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.squeeze(axis)
  }
  /// Joined along an axis.
  public static func concatenate(_ xs: [Tensor], axis: Int = 0) -> Tensor {
    Tensor.concatenate(xs, axis: axis)
  }
  /// Joined along a new axis.
  public static func stack(_ xs: [Tensor], axis: Int = 0) -> Tensor { Tensor.stack(xs, axis: axis) }
  /// Equal parts along an axis.
  public static func split(_ x: some TensorConvertible, _ parts: Int, axis: Int = 0) -> [Tensor] {
    x.asTensor.split(parts, axis: axis)
  }
  /// Repeated along its axes.
  public static func tile<each Length: ShapeConvertible>(
    _ x: some TensorConvertible, _ repeats: (repeat each Length)
  ) -> Tensor {
    x.asTensor.tile(Shape(joining: (repeat each repeats)).dimensions)
  }
  /// Each number repeated.
  public static func `repeat`(_ x: some TensorConvertible, _ repeats: Int, axis: Int? = nil) -> Tensor {
    x.asTensor.repeated(repeats, axis: axis)
  }
  /// Rows by their numbers.
  public static func take(_ x: some TensorConvertible, _ indices: some TensorConvertible, axis: Int? = nil)
    -> Tensor
  {
    np.take(x.asTensor, indices.asTensor, axis: axis)
  }
  /// In rising order.
  public static func sort(_ x: some TensorConvertible, axis: Int = -1) -> Tensor {
    x.asTensor.sort(axis: axis)
  }
  /// The places that sort.
  public static func argsort(_ x: some TensorConvertible, axis: Int = -1) -> Tensor {
    x.asTensor.argsort(axis: axis)
  }
  /// In reverse order.
  public static func flip(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.flip(axis: axis)
  }
}

// MARK: - Products

extension ops {
  /// The matrix product.
  public static func matmul(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor.matmul(x2.asTensor)
  }
  /// The product of vectors or matrices.
  public static func dot(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor.dot(x2.asTensor)
  }
}

// MARK: - Making and converting

extension ops {
  /// Zeros: `ops.zeros((2, 3))`, `ops.zeros([2, 3])`, `ops.zeros(x.shape)`.
  public static func zeros<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), dtype: DType = .float32
  ) -> Tensor {
    Tensor(zeros: Shape(joining: (repeat each shape)), dtype: dtype)
  }
  /// Zeros.
  public static func zeros(_ first: Int, _ second: Int, _ more: Int..., dtype: DType = .float32) -> Tensor {
    Tensor(zeros: Shape([first, second] + more), dtype: dtype)
  }
  /// Ones.
  public static func ones<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), dtype: DType = .float32
  ) -> Tensor {
    Tensor(ones: Shape(joining: (repeat each shape)), dtype: dtype)
  }
  /// Ones.
  public static func ones(_ first: Int, _ second: Int, _ more: Int..., dtype: DType = .float32) -> Tensor {
    Tensor(ones: Shape([first, second] + more), dtype: dtype)
  }
  /// The same number everywhere.
  public static func full<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), _ value: Double, dtype: DType = .float32
  ) -> Tensor {
    Tensor(full: Shape(joining: (repeat each shape)), value, dtype: dtype)
  }
  /// Zeros like another tensor.
  public static func zerosLike(_ x: some TensorConvertible) -> Tensor { Tensor(zerosLike: x.asTensor) }
  /// Ones like another tensor.
  public static func onesLike(_ x: some TensorConvertible) -> Tensor { Tensor(onesLike: x.asTensor) }
  /// The identity matrix.
  public static func eye(_ n: Int) -> Tensor { Tensor(eye: n) }
  /// 0, 1, … below `stop`.
  public static func arange(_ stop: Int) -> Tensor { np.arange(stop) }
  /// Numbers evenly spread over [start, stop].
  public static func linspace(_ start: Double, _ stop: Double, num: Int = 50) -> Tensor {
    np.linspace(start, stop, num)
  }
  /// Another element type.
  public static func cast(_ x: some TensorConvertible, _ dtype: String) -> Tensor { x.asTensor.astype(dtype) }
  /// Another element type.
  public static func cast(_ x: some TensorConvertible, dtype: String) -> Tensor { x.asTensor.astype(dtype) }
  /// Numbers as a tensor.
  public static func convertToTensor(_ x: some TensorConvertible) -> Tensor { x.asTensor }
  /// The numbers without a gradient.
  public static func convertToNumpy(_ x: some TensorConvertible) -> Tensor { x.asTensor.detached }
  /// The same numbers, through which no gradient passes.
  public static func stopGradient(_ x: some TensorConvertible) -> Tensor { x.asTensor.detached }
  /// Class numbers as rows of zeros with a one.
  public static func oneHot(_ x: some TensorConvertible, _ numClasses: Int) -> Tensor {
    x.asTensor.astype(.int64).oneHot(numClasses)
  }
}
