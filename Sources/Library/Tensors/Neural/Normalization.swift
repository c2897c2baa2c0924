extension nn {
  /// Batch normalisation with the statistics of the batch: gamma (x - mean) / sqrt(variance + epsilon) + beta, over
  /// all axes but the last.
  ///
  /// - Returns: The normalised tensor, and mean and (biased) variance of shape (C) for the running averages.
  public static func batchNormalization(
    _ x: Tensor, gamma: Tensor?, beta: Tensor?, epsilon: Double = 1e-3
  ) -> (output: Tensor, mean: Tensor, variance: Tensor) {
    let z = x.floating
    let axes = Array(0..<Swift.max(0, z.rank - 1))
    let mean = z.mean(axes: axes)
    let centred = z - mean
    let variance = (centred * centred).mean(axes: axes)
    let scale = gamma.map { $0 / (variance + epsilon).sqrt() } ?? 1 / (variance + epsilon).sqrt()
    let scaled = centred * scale
    return (beta.map { scaled + $0 } ?? scaled, mean.detached, variance.detached)
  }

  /// Batch normalisation with given statistics, as at prediction.
  public static func batchNormalization(
    _ x: Tensor, mean: Tensor, variance: Tensor, gamma: Tensor?, beta: Tensor?, epsilon: Double = 1e-3
  ) -> Tensor {
    let inverse = 1 / (variance + epsilon).sqrt()
    let scale = gamma.map { $0 * inverse } ?? inverse
    let shift = beta.map { $0 - mean * scale } ?? -(mean * scale)
    return x.floating * scale + shift
  }

  /// Layer normalisation over the last axis: gamma (x - mean) / sqrt(variance + epsilon) + beta.
  public static func layerNormalization(
    _ x: Tensor, gamma: Tensor?, beta: Tensor?, epsilon: Double = 1e-3
  ) -> Tensor {
    let centred = x.floating - x.floating.mean(axis: -1, keepdims: true)
    let variance = (centred * centred).mean(axis: -1, keepdims: true)
    let normalised = centred / (variance + epsilon).sqrt()
    let scaled = gamma.map { normalised * $0 } ?? normalised
    return beta.map { scaled + $0 } ?? scaled
  }

  /// Each element 0 with probability `rate`, else divided by 1 - rate (inverted dropout).
  public static func dropout(
    _ x: Tensor, rate: Double, generator: RandomGenerator = .shared
  ) -> Tensor {
    rate <= 0 ? x : x * dropoutMask(x.shape, rate: rate, dtype: x.floating.dtype, generator: generator)
  }

  /// 0 with probability `rate`, else 1 / (1 - rate).
  public static func dropoutMask(
    _ shape: Shape, rate: Double, dtype: DType = .float32, generator: RandomGenerator = .shared
  ) -> Tensor {
    if rate >= 1 { return Tensor(zeros: shape, dtype: dtype) }
    return (generator.uniform(shape) .>= rate).astype(dtype) * (1 / (1 - rate))
  }
}
