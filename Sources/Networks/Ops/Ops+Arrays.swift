import Tensors
import UserErrors

// MARK: - Reductions

extension ops {
  /// The sum.
  public static func sum(_ x: some TensorConvertible, axis: ReductionAxes? = nil, keepdims: Bool = false)
    -> Tensor
  {
    reducedSum(x.asTensor, axis?.list, keepdims)
  }
  /// The sum over two axes.
  public static func sum(_ x: some TensorConvertible, axis: (Int, Int), keepdims: Bool = false) -> Tensor {
    reducedSum(x.asTensor, [axis.0, axis.1], keepdims)
  }
  /// The sum over three axes.
  public static func sum(_ x: some TensorConvertible, axis: (Int, Int, Int), keepdims: Bool = false) -> Tensor
  {
    reducedSum(x.asTensor, [axis.0, axis.1, axis.2], keepdims)
  }
  private static func reducedSum(_ x: Tensor, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    x.sum(axes: axes, keepdims: keepdims)
  }
  /// The mean.
  public static func mean(_ x: some TensorConvertible, axis: ReductionAxes? = nil, keepdims: Bool = false)
    -> Tensor
  {
    reducedMean(x.asTensor, axis?.list, keepdims)
  }
  /// The mean over two axes.
  public static func mean(_ x: some TensorConvertible, axis: (Int, Int), keepdims: Bool = false) -> Tensor {
    reducedMean(x.asTensor, [axis.0, axis.1], keepdims)
  }
  /// The mean over three axes.
  public static func mean(_ x: some TensorConvertible, axis: (Int, Int, Int), keepdims: Bool = false)
    -> Tensor
  {
    reducedMean(x.asTensor, [axis.0, axis.1, axis.2], keepdims)
  }
  private static func reducedMean(_ x: Tensor, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    x.mean(axes: axes, keepdims: keepdims)
  }
  /// The largest.
  public static func max(_ x: some TensorConvertible, axis: ReductionAxes? = nil, keepdims: Bool = false)
    -> Tensor
  {
    reducedMax(x.asTensor, axis?.list, keepdims)
  }
  /// The largest over two axes.
  public static func max(_ x: some TensorConvertible, axis: (Int, Int), keepdims: Bool = false) -> Tensor {
    reducedMax(x.asTensor, [axis.0, axis.1], keepdims)
  }
  /// The largest over three axes.
  public static func max(_ x: some TensorConvertible, axis: (Int, Int, Int), keepdims: Bool = false) -> Tensor
  {
    reducedMax(x.asTensor, [axis.0, axis.1, axis.2], keepdims)
  }
  private static func reducedMax(_ x: Tensor, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    x.max(axes: axes ?? Array(0..<x.rank), keepdims: keepdims)
  }
  /// The smallest.
  public static func min(_ x: some TensorConvertible, axis: ReductionAxes? = nil, keepdims: Bool = false)
    -> Tensor
  {
    reducedMin(x.asTensor, axis?.list, keepdims)
  }
  /// The smallest over two axes.
  public static func min(_ x: some TensorConvertible, axis: (Int, Int), keepdims: Bool = false) -> Tensor {
    reducedMin(x.asTensor, [axis.0, axis.1], keepdims)
  }
  /// The smallest over three axes.
  public static func min(_ x: some TensorConvertible, axis: (Int, Int, Int), keepdims: Bool = false) -> Tensor
  {
    reducedMin(x.asTensor, [axis.0, axis.1, axis.2], keepdims)
  }
  private static func reducedMin(_ x: Tensor, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    x.min(axes: axes ?? Array(0..<x.rank), keepdims: keepdims)
  }
  /// The variance.
  public static func `var`(_ x: some TensorConvertible, axis: ReductionAxes? = nil, keepdims: Bool = false)
    -> Tensor
  {
    reducedVar(x.asTensor, axis?.list, keepdims)
  }
  /// The variance over two axes.
  public static func `var`(_ x: some TensorConvertible, axis: (Int, Int), keepdims: Bool = false) -> Tensor {
    reducedVar(x.asTensor, [axis.0, axis.1], keepdims)
  }
  /// The variance over three axes.
  public static func `var`(_ x: some TensorConvertible, axis: (Int, Int, Int), keepdims: Bool = false)
    -> Tensor
  {
    reducedVar(x.asTensor, [axis.0, axis.1, axis.2], keepdims)
  }
  private static func reducedVar(_ x: Tensor, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    x.variance(axes: axes, keepdims: keepdims)
  }
  /// The standard deviation.
  public static func std(_ x: some TensorConvertible, axis: ReductionAxes? = nil, keepdims: Bool = false)
    -> Tensor
  {
    `var`(x, axis: axis, keepdims: keepdims).sqrt()
  }
  /// The product.
  public static func prod(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.prod(axis: axis)
  }
  /// The place of the largest.
  public static func argmax(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.argmax(axis: axis)
  }
  /// The place of the smallest.
  public static func argmin(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.argmin(axis: axis)
  }
  /// Whether all are true.
  public static func all(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.all(axis: axis)
  }
  /// Whether some are true.
  public static func any(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.any(axis: axis)
  }
  /// The running sum.
  public static func cumsum(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.cumsum(axis: axis)
  }
  /// log(sum(exp(x))), without overflow.
  public static func logsumexp(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false)
    -> Tensor
  {
    x.asTensor.logsumexp(axis: axis, keepdims: keepdims)
  }
  /// The root of the sum of squares.
  public static func norm(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.square().sum(axis: axis, keepdims: keepdims).sqrt()
  }
  /// exp(x), made to sum to one along an axis.
  public static func softmax(_ x: some TensorConvertible, axis: Int = -1) -> Tensor {
    nn.softmax(x.asTensor, axis: axis)
  }
  /// The logarithm of ``softmax(_:axis:)``.
  public static func logSoftmax(_ x: some TensorConvertible, axis: Int = -1) -> Tensor {
    nn.logSoftmax(x.asTensor, axis: axis)
  }
  /// The k largest along the last axis, in falling order, and their places: `let (values, indices) = ops.topK(x, k: 5)`.
  public static func topK(_ x: some TensorConvertible, k: Int, sorted: Bool = true) -> (
    values: Tensor, indices: Tensor
  ) {
    let x = x.asTensor
    orRaise { () throws(ValueError) in
      guard let last = x.shape.last, k > 0, k <= last else {
        throw ValueError(
          "topK: k must be from 1 to the last axis's size, but k is \(k) and the shape \(x.shape)")
      }
    }
    let places = (-x.detached).argsort(axis: -1)[.ellipsis, 0..<k]
    return (x.takeAlong(places, axis: x.rank - 1), places)
  }
}

// MARK: - Shapes

extension ops {
  /// The shape; as in Keras a tuple of numbers.
  public static func shape(_ x: some TensorConvertible) -> Shape { x.asTensor.shape }
  /// Other axes for the same numbers; one length may be -1.
  public static func reshape(_ x: some TensorConvertible, _ newShape: Shape) -> Tensor {
    x.asTensor.reshape(newShape)
  }
  /// Other axes for the same numbers; one length may be -1.
  public static func reshape(_ x: some TensorConvertible, _ newShape: (Int, Int)) -> Tensor {
    x.asTensor.reshape([newShape.0, newShape.1])
  }
  /// The axes reversed or reordered.
  public static func transpose(_ x: some TensorConvertible, axes: [Int]? = nil) -> Tensor {
    x.asTensor.transpose(axes)
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
  public static func tile(_ x: some TensorConvertible, _ repeats: [Int]) -> Tensor {
    x.asTensor.tile(repeats)
  }
  /// Each number repeated.
  public static func `repeat`(_ x: some TensorConvertible, _ repeats: Int, axis: Int? = nil) -> Tensor {
    x.asTensor.repeated(repeats, axis: axis)
  }
  /// Rows by their numbers.
  public static func take(_ x: some TensorConvertible, _ indices: Tensor, axis: Int = 0) -> Tensor {
    x.asTensor.take(indices, axis: axis)
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
  /// Zeros.
  public static func zeros(_ shape: Shape, dtype: DType = .float32) -> Tensor {
    Tensor(zeros: shape, dtype: dtype)
  }
  /// Ones.
  public static func ones(_ shape: Shape, dtype: DType = .float32) -> Tensor {
    Tensor(ones: shape, dtype: dtype)
  }
  /// The same number everywhere.
  public static func full(_ shape: Shape, _ value: Double) -> Tensor { Tensor(full: shape, value) }
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
  /// Nested arrays as a tensor.
  public static func convertToTensor<Element: NestedNumbers>(_ rows: [Element]) -> Tensor { Tensor(rows) }
  /// The numbers without a gradient.
  public static func convertToNumpy(_ x: some TensorConvertible) -> Tensor { x.asTensor.detached }
  /// The same numbers, through which no gradient passes.
  public static func stopGradient(_ x: some TensorConvertible) -> Tensor { x.asTensor.detached }
  /// Class numbers as rows of zeros with a one.
  public static func oneHot(_ x: some TensorConvertible, _ numClasses: Int) -> Tensor {
    x.asTensor.astype(.int64).oneHot(numClasses)
  }
}
