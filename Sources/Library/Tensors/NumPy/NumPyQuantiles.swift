import UserErrors

// Values below which a part of the elements lies, between neighbours linearly.
extension NumPy {
  /// The value below which `q` percent of the elements lie.
  public static func percentile(_ x: some ArrayConvertible, _ q: Double) -> Double {
    quantiles(x.asArray, [q / 100], nil, "percentile").item()
  }
  /// The values below which these percentages of the elements lie.
  public static func percentile(_ x: some ArrayConvertible, _ q: some ArrayConvertible) -> Tensor {
    quantiles(x.asArray, q.asArray.astype(.float64) / 100, nil, "percentile")
  }
  /// The values below which `q` percent of the elements along one axis or several lie.
  public static func percentile<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, _ q: Double, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    quantiles(x.asArray, [q / 100], axisList((repeat each axis)), "percentile", keepdims)[0]
  }
  /// The values below which these percentages of the elements along one axis or several lie; a new first
  /// axis counts the percentages.
  public static func percentile<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, _ q: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    quantiles(
      x.asArray, q.asArray.astype(.float64) / 100, axisList((repeat each axis)), "percentile", keepdims)
  }
  /// The value below which a part `q`, from 0 to 1, of the elements lies.
  public static func quantile(_ x: some ArrayConvertible, _ q: Double) -> Double {
    quantiles(x.asArray, [q], nil, "quantile").item()
  }
  /// The values below which these parts of the elements lie.
  public static func quantile(_ x: some ArrayConvertible, _ q: some ArrayConvertible) -> Tensor {
    quantiles(x.asArray, q.asArray, nil, "quantile")
  }
  /// The values below which a part `q` of the elements along one axis or several lies.
  public static func quantile<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, _ q: Double, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    quantiles(x.asArray, [q], axisList((repeat each axis)), "quantile", keepdims)[0]
  }
  /// The values below which these parts of the elements along one axis or several lie; a new first axis
  /// counts the parts.
  public static func quantile<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, _ q: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    quantiles(x.asArray, q.asArray, axisList((repeat each axis)), "quantile", keepdims)
  }
  /// The middle value.
  public static func median(_ x: some ArrayConvertible) -> Double {
    quantiles(x.asArray, [0.5], nil, "median").item()
  }
  /// The middle values along one axis or several.
  public static func median<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    quantiles(x.asArray, [0.5], axisList((repeat each axis)), "median", keepdims)[0]
  }

  /// The quantiles for parts of any shape, whose axes come first.
  private static func quantiles(
    _ x: Tensor, _ parts: Tensor, _ axes: [Int]?, _ operation: String, _ keepdims: Bool = false
  ) -> Tensor {
    let found = quantiles(x, parts.doubles, axes, operation, keepdims)
    return found.reshaped(to: parts.shape + Shape(Array(found.shape.dropFirst())))
  }

  /// The quantiles, counted by a new first axis. Differentiable: they are mixtures of two elements each.
  private static func quantiles(
    _ x: Tensor, _ parts: [Double], _ axes: [Int]?, _ operation: String, _ keepdims: Bool = false
  ) -> Tensor {
    let plan = ReductionPlan(x.shape, axes: axes, operation: operation)
    orRaise { () throws(ValueError) in
      try plan.checkNotEmpty(x.shape, operation)
      guard parts.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        let bounds = operation == "percentile" ? "0 to 100" : "0 to 1"
        throw ValueError("\(operation): q must lie within \(bounds)")
      }
    }
    let kept = x.shape.indices.filter { !plan.axes.contains($0) }
    let sorted = x.averaging.transposed(kept + plan.axes).reshaped(to: [
      plan.shape.elementCount, plan.foldedCount,
    ])
    .sort(axis: 1)
    let values = parts.map {
      quantile(ofSorted: sorted, $0).reshaped(to: plan.resultShape(keepdims: keepdims))
    }
    return values.isEmpty ? Tensor(zeros: [0] + plan.shape, dtype: sorted.dtype) : Tensor.stack(values)
  }

  private static func quantile(ofSorted rows: Tensor, _ part: Double) -> Tensor {
    let last = rows.shape[1] - 1
    let place = part * Double(last)
    let below = Swift.min(Int(place), last)
    let share = place - Double(below)
    let (low, high) = (rows[.all, below], rows[.all, Swift.min(below + 1, last)])
    let value = share == 0 ? low : low + (high - low) * share
    // NaN sorts last, and one makes the result NaN, as in NumPy.
    let end = rows[.all, last].detached
    return end.isNaN().any().bools[0] ? Tensor.where(end.isNaN(), end, value) : value
  }
}
