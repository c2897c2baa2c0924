// Reductions that pass over NaN.
extension NumPy {
  /// The sum of the elements that are not NaN.
  public static func nansum(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).sum(axis.map { [$0] }, keepdims)
  }
  /// The sum of the elements that are not NaN.
  public static func nansum<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).sum(axisList((repeat each axis)), keepdims)
  }
  /// The mean of the elements that are not NaN.
  public static func nanmean(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).mean(axis.map { [$0] }, keepdims)
  }
  /// The mean of the elements that are not NaN.
  public static func nanmean<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).mean(axisList((repeat each axis)), keepdims)
  }
  /// The largest element of the elements that are not NaN.
  public static func nanmax(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).max(axis.map { [$0] }, keepdims)
  }
  /// The largest element of the elements that are not NaN.
  public static func nanmax<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).max(axisList((repeat each axis)), keepdims)
  }
  /// The smallest element of the elements that are not NaN.
  public static func nanmin(
    _ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).min(axis.map { [$0] }, keepdims)
  }
  /// The smallest element of the elements that are not NaN.
  public static func nanmin<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).min(axisList((repeat each axis)), keepdims)
  }
  /// The variance of the elements that are not NaN.
  public static func nanvar(
    _ x: some ArrayConvertible, axis: Int? = nil, ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).var(axis.map { [$0] }, keepdims, ddof)
  }
  /// The variance of the elements that are not NaN.
  public static func nanvar<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).var(axisList((repeat each axis)), keepdims, ddof)
  }
  /// The standard deviation of the elements that are not NaN.
  public static func nanstd(
    _ x: some ArrayConvertible, axis: Int? = nil, ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).std(axis.map { [$0] }, keepdims, ddof)
  }
  /// The standard deviation of the elements that are not NaN.
  public static func nanstd<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), ddof: Int = 0, keepdims: Bool = false
  ) -> Tensor {
    NumbersOnly(x.asArray).std(axisList((repeat each axis)), keepdims, ddof)
  }
}

/// A tensor seen without its NaN.
private struct NumbersOnly {
  let x: Tensor
  /// Where there is a number.
  let mask: Tensor

  init(_ x: Tensor) {
    self.x = x
    mask = .!x.detached.isNaN()
  }

  private func filled(_ value: Double) -> Tensor {
    x.dtype.isFloating ? Tensor.where(mask, x, Tensor(full: [], value, dtype: x.dtype)) : x
  }

  private func count(_ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    mask.sum(axes: axes, keepdims: keepdims).astype(x.averaging.dtype)
  }

  func sum(_ axes: [Int]?, _ keepdims: Bool) -> Tensor { filled(0).sum(axes: axes, keepdims: keepdims) }

  func mean(_ axes: [Int]?, _ keepdims: Bool) -> Tensor { sum(axes, keepdims) / count(axes, keepdims) }

  func max(_ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    numbers(filled(-.infinity).max(axes: axes, keepdims: keepdims), axes, keepdims)
  }

  func min(_ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    numbers(filled(.infinity).min(axes: axes, keepdims: keepdims), axes, keepdims)
  }

  /// NaN where there was no number at all.
  private func numbers(_ result: Tensor, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    guard x.dtype.isFloating else { return result }
    let some = mask.any(axes: axes, keepdims: keepdims)
    return Tensor.where(some, result, Tensor(full: [], .nan, dtype: result.dtype))
  }

  func `var`(_ axes: [Int]?, _ keepdims: Bool, _ ddof: Int) -> Tensor {
    let distance = x - mean(axes, true)
    let degrees = count(axes, keepdims) - Double(ddof)
    let zero = Tensor(zeros: [], dtype: distance.dtype)
    let squares = Tensor.where(mask, distance * distance, zero).sum(axes: axes, keepdims: keepdims)
    return Tensor.where(degrees .> 0, squares / degrees, Tensor(full: [], .nan, dtype: squares.dtype))
  }

  func std(_ axes: [Int]?, _ keepdims: Bool, _ ddof: Int) -> Tensor { `var`(axes, keepdims, ddof).sqrt() }
}
