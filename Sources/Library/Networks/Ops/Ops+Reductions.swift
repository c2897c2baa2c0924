import Tensors
import UserErrors

// `axis:` takes a number, a list, several axes in brackets, or nothing for all axes.
extension ops {
  /// The sum.
  public static func sum(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.sum(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The sum, over one axis or several.
  public static func sum<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.sum(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The mean.
  public static func mean(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.mean(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The mean, over one axis or several.
  public static func mean<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.mean(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The largest.
  public static func max(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.max(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The largest, over one axis or several.
  public static func max<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.max(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The smallest.
  public static func min(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.min(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The smallest, over one axis or several.
  public static func min<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.min(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The variance.
  public static func `var`(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.variance(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The variance, over one axis or several.
  public static func `var`<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.variance(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The standard deviation.
  public static func std(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.std(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The standard deviation, over one axis or several.
  public static func std<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.std(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The product.
  public static func prod(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.prod(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The product, over one axis or several.
  public static func prod<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.prod(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// Whether all are true.
  public static func all(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.all(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// Whether all are true, over one axis or several.
  public static func all<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.all(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// Whether some are true.
  public static func any(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.any(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// Whether some are true, over one axis or several.
  public static func any<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.any(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// log(sum(exp(x))), without overflow.
  public static func logsumexp(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false)
    -> Tensor
  {
    x.asTensor.logsumexp(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// log(sum(exp(x))), without overflow, over one axis or several.
  public static func logsumexp<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.logsumexp(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The place of the largest.
  public static func argmax(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.argmax(axis: axis, keepdims: keepdims)
  }
  /// The place of the smallest.
  public static func argmin(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.argmin(axis: axis, keepdims: keepdims)
  }
  /// The root of the sum of squares.
  public static func norm(_ x: some TensorConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asTensor.square().sum(axis: axis, keepdims: keepdims).sqrt()
  }
  /// The root of the sum of squares, over one axis or several.
  public static func norm<each Axis: ReductionAxes>(
    _ x: some TensorConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asTensor.square().sum(axes: axisList((repeat each axis)), keepdims: keepdims).sqrt()
  }
  /// The running sum.
  public static func cumsum(_ x: some TensorConvertible, axis: Int? = nil) -> Tensor {
    x.asTensor.cumsum(axis: axis)
  }
  /// exp(x), made to sum to one along an axis.
  public static func softmax(_ x: some TensorConvertible, axis: Int = -1) -> Tensor {
    nn.softmax(x.asTensor, axis: axis)
  }
  /// The logarithm of `softmax(_:axis:)`.
  public static func logSoftmax(_ x: some TensorConvertible, axis: Int = -1) -> Tensor {
    nn.logSoftmax(x.asTensor, axis: axis)
  }
  /// The k largest along the last axis, in falling order, and their places: `let (values, indices) =
  /// ops.topK(x, k: 5)`.
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
