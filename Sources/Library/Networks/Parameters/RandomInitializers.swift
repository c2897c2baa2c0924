import OrderedJSON
import Tensors

/// Uniform between `minval` and `maxval`.
public struct RandomUniform: Initializer {
  let minval: Double
  let maxval: Double
  let seed: Int?
  /// Uniform in the interval; with a seed of its own the values are always the same.
  public init(minval: Double = -0.05, maxval: Double = 0.05, seed: Int? = nil) {
    (self.minval, self.maxval, self.seed) = (minval, maxval, seed)
  }
  public var className: String { "RandomUniform" }
  public var config: JSON {
    ["seed": seed.map { JSON($0) } ?? .null, "minval": JSON(minval), "maxval": JSON(maxval)]
  }
  public func callAsFunction(_ shape: Shape) -> Tensor {
    Randomness.uniform(shape, from: minval, to: maxval, seed: seed)
  }
}

/// Normal with `mean` and `stddev`.
public struct RandomNormal: Initializer {
  let mean: Double
  let stddev: Double
  let seed: Int?
  /// Normal; with a seed of its own the values are always the same.
  public init(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil) {
    (self.mean, self.stddev, self.seed) = (mean, stddev, seed)
  }
  public var className: String { "RandomNormal" }
  public var config: JSON {
    ["seed": seed.map { JSON($0) } ?? .null, "mean": JSON(mean), "stddev": JSON(stddev)]
  }
  public func callAsFunction(_ shape: Shape) -> Tensor {
    mean + stddev * Randomness.normal(shape, seed: seed)
  }
}

/// Normal, with values beyond two standard deviations drawn again.
public struct TruncatedNormal: Initializer {
  let mean: Double
  let stddev: Double
  let seed: Int?
  /// Truncated normal; with a seed of its own the values are always the same.
  public init(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil) {
    (self.mean, self.stddev, self.seed) = (mean, stddev, seed)
  }
  public var className: String { "TruncatedNormal" }
  public var config: JSON {
    ["seed": seed.map { JSON($0) } ?? .null, "mean": JSON(mean), "stddev": JSON(stddev)]
  }
  public func callAsFunction(_ shape: Shape) -> Tensor {
    mean + stddev * Randomness.truncatedNormal(shape, seed: seed)
  }
}
