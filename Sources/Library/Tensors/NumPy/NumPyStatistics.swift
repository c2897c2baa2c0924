import UserErrors

// Averages, quantiles and covariances.
extension NumPy {
  /// The mean, or the mean weighted by `weights`: sum(w x) / sum(w).
  ///
  /// - Parameters:
  ///   - x: The values.
  ///   - axis: The axis or axes to fold, or all.
  ///   - weights: Of the shape of `x`, or of the lengths of the folded axes: one weight a row with
  ///     `axis: 0`.
  public static func average(
    _ x: some ArrayConvertible, axis: Int? = nil, weights: (any ArrayConvertible)? = nil,
    keepdims: Bool = false
  ) -> Tensor {
    weighted(x.asArray, axis.map { [$0] }, weights?.asArray, keepdims)
  }
  /// The mean over several axes, or the weighted mean.
  public static func average<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), weights: (any ArrayConvertible)? = nil,
    keepdims: Bool = false
  ) -> Tensor {
    weighted(x.asArray, axisList((repeat each axis)), weights?.asArray, keepdims)
  }

  private static func weighted(_ x: Tensor, _ axes: [Int]?, _ weights: Tensor?, _ keepdims: Bool) -> Tensor {
    guard let weights else { return x.mean(axes: axes, keepdims: keepdims) }
    let spread = orRaise { () throws(ShapeError) in try weightsFitted(weights, to: x.shape, along: axes) }
    let (values, factors) = Tensor.promotedToFloat(x, spread)
    let scale = factors.broadcast(to: x.shape).sum(axes: axes, keepdims: keepdims)
    return (values * factors).sum(axes: axes, keepdims: keepdims) / scale
  }

  /// The weights with the axes of `shape`: along the folded ones their own lengths, along the others 1.
  package static func weightsFitted(
    _ weights: Tensor, to shape: Shape, along axes: [Int]?
  ) throws(ShapeError) -> Tensor {
    if weights.shape == shape { return weights }
    guard let axes else {
      throw ShapeError(
        "average: weights of shape \(weights.shape) beside values of shape \(shape) need an axis: "
          + "`axis: 0` for one weight a row")
    }
    let folded = axes.map { shape.axis($0, "average") }
    guard weights.shape == Shape(folded.map { shape.dimensions[$0] }) else {
      throw ShapeError(
        "average: weights of shape \(weights.shape) do not fit axis \(axes.count == 1 ? "\(axes[0])" : "\(axes)") "
          + "of shape \(shape)")
    }
    let order = folded.indices.sorted { folded[$0] < folded[$1] }
    return weights.transposed(order).reshaped(
      to: Shape(shape.indices.map { folded.contains($0) ? shape.dimensions[$0] : 1 }))
  }

  /// The largest minus the smallest element, over an axis or over all.
  public static func ptp(_ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    max(x, axis: axis, keepdims: keepdims) - min(x, axis: axis, keepdims: keepdims)
  }
  /// The largest minus the smallest element over several axes.
  public static func ptp<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    max(x, axis: (repeat each axis), keepdims: keepdims)
      - min(x, axis: (repeat each axis), keepdims: keepdims)
  }

  /// The covariances of the rows: (variables, samples) to (variables, variables), divided by samples - 1
  /// (by `ddof`: samples - ddof; with `bias` by samples), in float64 as NumPy's. The rows of `y` are further variables. With
  /// `rowvar: false` the columns are the variables.
  public static func cov(
    _ x: some ArrayConvertible, _ y: (any ArrayConvertible)? = nil, rowvar: Bool = true, bias: Bool = false,
    ddof: Int? = nil
  ) -> Tensor {
    let rows = ([x.asArray] + (y.map { [$0.asArray] } ?? [])).map { part in
      (part.rank < 2 ? part.reshaped(to: [1, part.count]) : rowvar ? part : part.T).astype(.float64)
    }
    let variables = rows.count == 1 ? rows[0] : Tensor.concatenate(rows)
    let centred = variables - variables.mean(axis: 1, keepdims: true)
    let divisor = variables.shape[1] - (ddof ?? (bias ? 0 : 1))
    let result = centred.matmul(centred.T) / Double(divisor)
    return variables.shape[0] == 1 ? result.reshaped(to: []) : result
  }
  /// The correlations of the rows of `x`, and of `y` if given: Pearson's coefficients, in [-1, 1].
  public static func corrcoef(
    _ x: some ArrayConvertible, _ y: (any ArrayConvertible)? = nil, rowvar: Bool = true
  ) -> Tensor {
    let covariance = cov(x, y, rowvar: rowvar)
    if covariance.rank == 0 { return covariance / covariance }
    let deviations = diag(covariance).sqrt()
    return (covariance / deviations.expandDims(1) / deviations.expandDims(0)).clip(-1, 1)
  }
}
