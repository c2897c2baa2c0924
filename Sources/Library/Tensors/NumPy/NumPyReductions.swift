// NumPy's reductions. `axis:` takes a number, a list, several axes in brackets, or nothing for all axes.

extension NumPy {
  /// The sum.
  public static func sum(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.sum(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The sum.
  public static func sum<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asArray.sum(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The mean.
  public static func mean(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.mean(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The mean.
  public static func mean<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asArray.mean(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The smallest element.
  public static func min(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.min(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The smallest element.
  public static func min<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asArray.min(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The largest element.
  public static func max(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.max(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The largest element.
  public static func max<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asArray.max(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The standard deviation: the root of `var`.
  public static func std(
    _ x: some ArrayConvertible, axis: Int? = nil, ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.std(axes: axis.map { [$0] }, ddof: ddof, keepdims: keepdims)
  }
  /// The standard deviation: the root of `var`.
  public static func std<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.std(axes: axisList((repeat each axis)), ddof: ddof, keepdims: keepdims)
  }
  /// The variance: the mean squared distance from the mean, divided by N - `ddof`.
  public static func `var`(
    _ x: some ArrayConvertible, axis: Int? = nil, ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.variance(axes: axis.map { [$0] }, ddof: ddof, keepdims: keepdims)
  }
  /// The variance: the mean squared distance from the mean, divided by N - `ddof`.
  public static func `var`<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.variance(axes: axisList((repeat each axis)), ddof: ddof, keepdims: keepdims)
  }
  /// The product.
  public static func prod(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.prod(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// The product.
  public static func prod<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asArray.prod(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The number of elements of a shape: `np.prod(shapeBeforeFlattening)`.
  public static func prod(_ shape: Shape) -> Int { shape.elementCount }
  /// The product of whole numbers.
  public static func prod(_ numbers: [Int]) -> Int { numbers.reduce(1, *) }
  /// Whether all are true (not zero), as a condition: `if np.all(x > 0)`.
  @_disfavoredOverload
  public static func all(_ x: some ArrayConvertible) -> Bool { x.asArray.all() }
  /// Whether all are true (not zero).
  public static func all(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.all(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// Whether all are true (not zero).
  public static func all<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asArray.all(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// Whether some are true (not zero), as a condition: `if np.any(x > 0)`.
  @_disfavoredOverload
  public static func any(_ x: some ArrayConvertible) -> Bool { x.asArray.any() }
  /// Whether some are true (not zero).
  public static func any(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    x.asArray.any(axes: axis.map { [$0] }, keepdims: keepdims)
  }
  /// Whether some are true (not zero).
  public static func any<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    x.asArray.any(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
}
