extension NumPy {
  /// NumPy's `np.random`, on the shared generator.
  public enum random {
    /// Starts the shared generator over.
    public static func seed(_ seed: Int) { RandomGenerator.shared.seed(UInt64(bitPattern: Int64(seed))) }

    /// Numbers uniform in [low, high).
    public static func uniform(_ low: Double = 0, _ high: Double = 1, size: Shape = []) -> Tensor {
      RandomGenerator.shared.uniform(size, low: low, high: high)
    }

    /// Numbers uniform between bounds that are tensors, which broadcast to `size`:
    /// `np.random.uniform(mins, maxs, size: [18, 2])`.
    @_disfavoredOverload
    public static func uniform(_ low: Tensor, _ high: Tensor, size: Shape) -> Tensor {
      let unit = RandomGenerator.shared.uniform(size, dtype: low.dtype == .float64 ? .float64 : .float32)
      return unit * (high - low) + low
    }

    /// Normal numbers.
    public static func normal(_ mean: Double = 0, _ standardDeviation: Double = 1, size: Shape = []) -> Tensor
    {
      RandomGenerator.shared.normal(size, mean: mean, standardDeviation: standardDeviation)
    }

    /// Normal numbers by the arguments' names in NumPy.
    public static func normal(loc: Double, scale: Double = 1, size: Shape = []) -> Tensor {
      normal(loc, scale, size: size)
    }

    /// `size` normal numbers: `np.random.normal(0, 1, 1000)`.
    public static func normal(_ mean: Double, _ standardDeviation: Double, _ size: Int) -> Tensor {
      normal(mean, standardDeviation, size: [size])
    }

    /// Numbers uniform in [low, high) by the arguments' names in NumPy.
    public static func uniform(low: Double, high: Double, size: Shape = []) -> Tensor {
      uniform(low, high, size: size)
    }

    /// `size` numbers uniform in [low, high).
    public static func uniform(_ low: Double, _ high: Double, _ size: Int) -> Tensor {
      uniform(low, high, size: [size])
    }

    /// Numbers uniform in [0, 1): `np.random.random([2, 3])`.
    public static func random(_ size: Shape = []) -> Tensor { uniform(size: size) }

    /// Numbers uniform in [0, 1): `np.random.random((2, 3))`.
    public static func random(_ size: (Int, Int)) -> Tensor { uniform(size: [size.0, size.1]) }

    /// Numbers uniform in [0, 1): `np.random.random(5)`, `np.random.random(size: [2, 3])`.
    public static func random(_ size: Int) -> Tensor { uniform(size: [size]) }

    /// Numbers uniform in [0, 1).
    public static func random(size: Shape) -> Tensor { uniform(size: size) }

    /// Whole numbers below `high`: `np.random.randint(10, size: [3])`.
    public static func randint(_ high: Int, size: Shape = []) -> Tensor { randint(0, high, size: size) }

    /// How often of `n` trials one succeeds whose probability is `p`: masks for noise.
    public static func binomial(_ n: Int, _ p: Double, size: Shape = []) -> Tensor {
      (0..<n).reduce(Tensor(zeros: size, dtype: .int64)) { sum, _ in
        sum + RandomGenerator.shared.bernoulli(size, probability: p, dtype: .int64)
      }
    }

    /// Exponentially distributed numbers with this mean.
    public static func exponential(_ scale: Double = 1, size: Shape = []) -> Tensor {
      scale * -((1 - RandomGenerator.shared.uniform(size)).log())
    }

    /// Normal vectors with this mean (d) and covariance (d, d): (size, d).
    public static func multivariateNormal(_ mean: Tensor, _ cov: Tensor, size: Int) -> Tensor {
      let factor = NumPy.linalg.cholesky(cov.floating)
      return normal(size: [size, mean.count]).matmul(factor.T) + mean.floating
    }

    /// Brings the rows into random order, in place: `np.random.shuffle(&x)`.
    public static func shuffle(_ x: inout Tensor) { x = permutation(x) }

    /// Some elements of an array: `np.random.choice([1, 2, 3], size: 2)`.
    public static func choice<Element>(_ elements: [Element], size: Int, replace: Bool = true) -> [Element] {
      choice(elements.count, size: size, replace: replace).ints.map { elements[$0] }
    }

    /// Some rows of a tensor.
    public static func choice(_ x: Tensor, size: Int, replace: Bool = true) -> Tensor {
      x.take(choice(x.shape[0], size: size, replace: replace))
    }

    /// One of the numbers below `count`.
    public static func choice(_ count: Int) -> Int { choice(count, size: 1).ints[0] }

    /// Standard normal numbers: `np.random.randn(3, 4)`.
    public static func randn(_ lengths: Int...) -> Tensor { RandomGenerator.shared.normal(Shape(lengths)) }

    /// Numbers uniform in [0, 1): `np.random.rand(3, 4)`.
    public static func rand(_ lengths: Int...) -> Tensor { RandomGenerator.shared.uniform(Shape(lengths)) }

    /// Whole numbers from `low` to `high` (excluded).
    public static func randint(_ low: Int, _ high: Int, size: Shape = []) -> Tensor {
      RandomGenerator.shared.integers(size, low: low, high: high)
    }

    /// 0..<count in random order.
    public static func permutation(_ count: Int) -> Tensor {
      Tensor(RandomGenerator.shared.permutation(count))
    }

    /// The rows in random order.
    public static func permutation(_ x: Tensor) -> Tensor {
      x.take(RandomGenerator.shared.permutation(x.shape[0]))
    }

    /// `size` of the numbers 0..<count; each at most once if `replace` is false.
    public static func choice(_ count: Int, size: Int, replace: Bool = true) -> Tensor {
      replace
        ? RandomGenerator.shared.integers([size], high: count)
        : Tensor(Array(RandomGenerator.shared.permutation(count).prefix(size)))
    }
  }
}
