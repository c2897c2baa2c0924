// Tensors by shapes given in any way: `Tensor(zeros: (2, 3))`, `Tensor(ones: 2, 3)`, `Tensor(full:
// x.shape, 1)`.

extension Tensor {
  /// A tensor of zeros: `Tensor(zeros: 3)`, `Tensor(zeros: (2, 3))`.
  public init<each Length: ShapeConvertible>(zeros shape: (repeat each Length), dtype: DType = .float32) {
    self.init(zeros: Shape(joining: (repeat each shape)), dtype: dtype)
  }
  /// A tensor of zeros: `Tensor(zeros: 2, 3)`.
  public init(zeros first: Int, _ second: Int, _ more: Int..., dtype: DType = .float32) {
    self.init(zeros: Shape([first, second] + more), dtype: dtype)
  }
  /// A tensor of ones: `Tensor(ones: 3)`, `Tensor(ones: (2, 3))`.
  public init<each Length: ShapeConvertible>(ones shape: (repeat each Length), dtype: DType = .float32) {
    self.init(ones: Shape(joining: (repeat each shape)), dtype: dtype)
  }
  /// A tensor of ones: `Tensor(ones: 2, 3)`.
  public init(ones first: Int, _ second: Int, _ more: Int..., dtype: DType = .float32) {
    self.init(ones: Shape([first, second] + more), dtype: dtype)
  }
  /// A tensor with the same number everywhere: `Tensor(full: (2, 3), 7)`.
  public init<each Length: ShapeConvertible>(
    full shape: (repeat each Length), _ value: Double, dtype: DType = .float32
  ) {
    self.init(full: Shape(joining: (repeat each shape)), value, dtype: dtype)
  }
  /// Numbers uniform in [low, high) from the shared generator: `Tensor(randomUniform: (2, 3))`.
  public init<each Length: ShapeConvertible>(
    randomUniform shape: (repeat each Length), low: Double = 0, high: Double = 1, dtype: DType = .float32
  ) {
    self.init(randomUniform: Shape(joining: (repeat each shape)), low: low, high: high, dtype: dtype)
  }
  /// Numbers from a normal distribution, from the shared generator: `Tensor(randomNormal: (2, 3))`.
  public init<each Length: ShapeConvertible>(
    randomNormal shape: (repeat each Length), mean: Double = 0, standardDeviation: Double = 1,
    dtype: DType = .float32
  ) {
    self.init(
      randomNormal: Shape(joining: (repeat each shape)), mean: mean, standardDeviation: standardDeviation,
      dtype: dtype)
  }
  /// The same tensor, or one of another element type.
  public init(_ tensor: Tensor, dtype: DType? = nil) { self = dtype.map { tensor.astype($0) } ?? tensor }

  /// Other axes for the same elements, in brackets, as a list, or another tensor's: `x.reshape((-1,
  /// 784))`, `x.reshape(y.shape)`.
  public func reshape<each Length: ShapeConvertible>(_ shape: (repeat each Length)) -> Tensor {
    reshaped(to: Shape(joining: (repeat each shape)))
  }
  /// The axes reordered: `x.transpose((0, 2, 1))`.
  public func transpose<each Axis: ReductionAxes>(_ axes: (repeat each Axis)) -> Tensor {
    transpose(axisList((repeat each axes)))
  }
  /// The axes reordered: `x.transpose(0, 2, 1)`.
  public func transpose(_ first: Int, _ second: Int, _ more: Int...) -> Tensor {
    transpose([first, second] + more)
  }
  /// Itself: assigning a tensor already makes a copy.
  public func copy() -> Tensor { self }
  /// All elements along one axis, to go through: `for element in x.flat`.
  public var flat: Tensor { flatten() }
  /// The number of bytes of one element.
  public var itemsize: Int { dtype.size }
}

extension RandomGenerator {
  /// Numbers uniform in [low, high): `generator.uniform((2, 3))`.
  public func uniform<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), low: Double = 0, high: Double = 1, dtype: DType = .float32
  ) -> Tensor {
    uniform(Shape(joining: (repeat each shape)), low: low, high: high, dtype: dtype)
  }
  /// Numbers from the normal distribution: `generator.normal((2, 3))`.
  public func normal<each Length: ShapeConvertible>(
    _ shape: (repeat each Length), mean: Double = 0, standardDeviation: Double = 1, dtype: DType = .float32
  ) -> Tensor {
    normal(
      Shape(joining: (repeat each shape)), mean: mean, standardDeviation: standardDeviation, dtype: dtype)
  }
}
