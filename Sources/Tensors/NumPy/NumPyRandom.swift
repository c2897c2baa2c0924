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
