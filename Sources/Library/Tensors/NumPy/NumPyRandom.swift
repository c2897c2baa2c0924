import UserErrors

extension NumPy {
  /// NumPy's `np.random`, on the shared generator. `size:` is a length, a list, lengths in brackets, or
  /// a tensor's `shape`; without it one number comes. Numbers are float32; seeds give other numbers than
  /// NumPy's.
  public enum random {
    /// Starts the shared generator over.
    public static func seed(_ seed: Int) { RandomGenerator.shared.seed(UInt64(bitPattern: Int64(seed))) }
  }
}

// MARK: - Uniform

extension NumPy.random {
  /// A number uniform in [low, high).
  public static func uniform(_ low: Double = 0, _ high: Double = 1) -> Tensor {
    uniform(low, high, size: Shape())
  }
  /// Numbers uniform in [low, high).
  public static func uniform<each Length: ShapeConvertible>(
    _ low: Double = 0, _ high: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    RandomGenerator.shared.uniform(Shape(joining: (repeat each size)), low: low, high: high)
  }
  /// Numbers uniform in [low, high) by the arguments' names in NumPy.
  public static func uniform<each Length: ShapeConvertible>(
    low: Double, high: Double, size: (repeat each Length)
  ) -> Tensor {
    uniform(low, high, size: (repeat each size))
  }
  /// A number uniform in [low, high) by the arguments' names in NumPy.
  public static func uniform(low: Double, high: Double) -> Tensor { uniform(low, high) }
  /// Numbers uniform in [low, high): `np.random.uniform(-1, 1, 1000)`, `np.random.uniform(-1, 1, (3,
  /// 4))`.
  public static func uniform<each Length: ShapeConvertible>(
    _ low: Double, _ high: Double, _ size: (repeat each Length)
  ) -> Tensor {
    uniform(low, high, size: (repeat each size))
  }
  /// Numbers uniform between bounds that are tensors, which broadcast to `size`:
  /// `np.random.uniform(mins, maxs, size: [18, 2])`.
  @_disfavoredOverload
  public static func uniform<each Length: ShapeConvertible>(
    _ low: Tensor, _ high: Tensor, size: (repeat each Length)
  ) -> Tensor {
    let isDouble = low.dtype == .float64 || high.dtype == .float64
    let unit = RandomGenerator.shared.uniform(
      Shape(joining: (repeat each size)), dtype: isDouble ? .float64 : .float32)
    return unit * (high - low) + low
  }

  /// A number uniform in [0, 1).
  public static func random() -> Tensor { uniform() }
  /// Numbers uniform in [0, 1): `np.random.random(5)`, `np.random.random((2, 3))`.
  public static func random<each Length: ShapeConvertible>(_ size: (repeat each Length)) -> Tensor {
    uniform(size: (repeat each size))
  }
  /// Numbers uniform in [0, 1).
  public static func random<each Length: ShapeConvertible>(size: (repeat each Length)) -> Tensor {
    uniform(size: (repeat each size))
  }
  /// Numbers uniform in [0, 1).
  public static func randomSample<each Length: ShapeConvertible>(_ size: (repeat each Length)) -> Tensor {
    uniform(size: (repeat each size))
  }
  /// A number uniform in [0, 1).
  public static func rand() -> Tensor { uniform() }
  /// Numbers uniform in [0, 1): `np.random.rand(5)`, `np.random.rand(x.shape)`.
  public static func rand<each Length: ShapeConvertible>(_ shape: (repeat each Length)) -> Tensor {
    uniform(size: (repeat each shape))
  }
  /// Numbers uniform in [0, 1): `np.random.rand(3, 4)`.
  public static func rand(_ first: Int, _ second: Int, _ more: Int...) -> Tensor {
    uniform(size: [first, second] + more)
  }
}

// MARK: - Normal

extension NumPy.random {
  /// A normal number.
  public static func normal(_ mean: Double = 0, _ standardDeviation: Double = 1) -> Tensor {
    normal(mean, standardDeviation, size: Shape())
  }
  /// Normal numbers.
  public static func normal<each Length: ShapeConvertible>(
    _ mean: Double = 0, _ standardDeviation: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    RandomGenerator.shared.normal(
      Shape(joining: (repeat each size)), mean: mean, standardDeviation: standardDeviation)
  }
  /// Normal numbers by the arguments' names in NumPy.
  public static func normal<each Length: ShapeConvertible>(
    loc: Double, scale: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    normal(loc, scale, size: (repeat each size))
  }
  /// Normal numbers of mean 0 by the arguments' names in NumPy.
  public static func normal<each Length: ShapeConvertible>(scale: Double, size: (repeat each Length))
    -> Tensor
  {
    normal(0, scale, size: (repeat each size))
  }
  /// A normal number by the arguments' names in NumPy.
  public static func normal(loc: Double, scale: Double = 1) -> Tensor { normal(loc, scale) }
  /// Normal numbers: `np.random.normal(0, 1, 1000)`, `np.random.normal(0, 1, (3, 4))`.
  public static func normal<each Length: ShapeConvertible>(
    _ mean: Double, _ standardDeviation: Double, _ size: (repeat each Length)
  ) -> Tensor {
    normal(mean, standardDeviation, size: (repeat each size))
  }
  /// Normal numbers whose means and standard deviations are tensors, which broadcast to `size`.
  @_disfavoredOverload
  public static func normal<each Length: ShapeConvertible>(
    _ mean: Tensor, _ standardDeviation: Tensor, size: (repeat each Length)
  ) -> Tensor {
    let isDouble = mean.dtype == .float64 || standardDeviation.dtype == .float64
    let standard = RandomGenerator.shared.normal(
      Shape(joining: (repeat each size)), dtype: isDouble ? .float64 : .float32)
    return standard * standardDeviation + mean
  }
  /// A normal number of mean 0 and standard deviation 1.
  public static func standardNormal() -> Tensor { normal() }
  /// Normal numbers of mean 0 and standard deviation 1.
  public static func standardNormal<each Length: ShapeConvertible>(_ size: (repeat each Length)) -> Tensor {
    normal(size: (repeat each size))
  }
  /// Normal numbers of mean 0 and standard deviation 1.
  public static func standardNormal<each Length: ShapeConvertible>(size: (repeat each Length)) -> Tensor {
    normal(size: (repeat each size))
  }
  /// A normal number of mean 0 and standard deviation 1.
  public static func randn() -> Tensor { normal() }
  /// Normal numbers of mean 0 and standard deviation 1: `np.random.randn(5)`,
  /// `np.random.randn(x.shape)`.
  public static func randn<each Length: ShapeConvertible>(_ shape: (repeat each Length)) -> Tensor {
    normal(size: (repeat each shape))
  }
  /// Normal numbers of mean 0 and standard deviation 1: `np.random.randn(3, 4)`.
  public static func randn(_ first: Int, _ second: Int, _ more: Int...) -> Tensor {
    normal(size: [first, second] + more)
  }
  /// `size` normal vectors with this mean (d) and covariance (d, d): (size, d).
  public static func multivariateNormal<each Length: ShapeConvertible>(
    _ mean: some ArrayConvertible, _ cov: some ArrayConvertible, size: (repeat each Length)
  ) -> Tensor {
    let (mean, cov) = (mean.asTensor.floating, cov.asTensor.floating)
    let factor = NumPy.linalg.cholesky(cov)
    return normal(size: Shape(joining: (repeat each size)) + [mean.count]).matmul(factor.T) + mean
  }
  /// `size` normal vectors with this mean (d) and covariance (d, d): (size, d).
  public static func multivariateNormal<each Length: ShapeConvertible>(
    _ mean: some ArrayConvertible, _ cov: some ArrayConvertible, _ size: (repeat each Length)
  ) -> Tensor {
    multivariateNormal(mean, cov, size: (repeat each size))
  }
}

// MARK: - Others

extension NumPy.random {
  /// A whole number below `high`.
  public static func randint(_ high: Int) -> Int { randint(0, high) }
  /// A whole number from `low` to `high` (excluded).
  public static func randint(_ low: Int, _ high: Int) -> Int { Int(randint(low, high, size: Shape())) }
  /// Whole numbers below `high`: `np.random.randint(10, size: 3)`.
  public static func randint<each Length: ShapeConvertible>(_ high: Int, size: (repeat each Length)) -> Tensor
  {
    randint(0, high, size: (repeat each size))
  }
  /// Whole numbers from `low` to `high` (excluded).
  public static func randint<each Length: ShapeConvertible>(
    _ low: Int, _ high: Int, size: (repeat each Length)
  ) -> Tensor {
    orRaise { () throws(ValueError) in
      guard low < high else {
        throw ValueError("randint: low must be less than high, got \(low) and \(high)")
      }
    }
    return RandomGenerator.shared.integers(Shape(joining: (repeat each size)), low: low, high: high)
  }
  /// Whole numbers from `low` to `high` (excluded): `np.random.randint(0, 10, 5)`.
  public static func randint<each Length: ShapeConvertible>(
    _ low: Int, _ high: Int, _ size: (repeat each Length)
  ) -> Tensor {
    randint(low, high, size: (repeat each size))
  }
  /// How often of `n` trials one succeeds whose probability is `p`: masks for noise.
  public static func binomial<each Length: ShapeConvertible>(
    _ n: Int, _ p: Double, size: (repeat each Length)
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return (0..<nonNegative(n, "binomial: n")).reduce(Tensor(zeros: shape, dtype: .int64)) { sum, _ in
      sum + RandomGenerator.shared.bernoulli(shape, probability: p, dtype: .int64)
    }
  }
  /// Exponentially distributed numbers with this mean.
  public static func exponential<each Length: ShapeConvertible>(
    _ scale: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    scale * -((1 - RandomGenerator.shared.uniform(Shape(joining: (repeat each size)))).log())
  }

  /// Brings the rows into random order, in place: `np.random.shuffle(&x)`.
  public static func shuffle(_ x: inout Tensor) { x = permutation(x) }
  /// Brings the elements into random order, in place: `np.random.shuffle(&names)`.
  public static func shuffle<Element>(_ elements: inout [Element]) {
    elements = RandomGenerator.shared.permutation(elements.count).map { elements[$0] }
  }
  /// 0..<count in random order.
  public static func permutation(_ count: Int) -> Tensor { Tensor(RandomGenerator.shared.permutation(count)) }
  /// The rows in random order.
  public static func permutation(_ x: some ArrayConvertible) -> Tensor {
    x.asTensor.take(RandomGenerator.shared.permutation(x.asTensor.shape[0]))
  }
}
