import UserErrors

extension NumPy {
  /// The sum over several axes: `np.sum(x, axis: (1, 2))`.
  public static func sum(_ x: Tensor, axis: (Int, Int), keepdims: Bool = false) -> Tensor {
    x.sum(axes: [axis.0, axis.1], keepdims: keepdims)
  }
  /// The sum over several axes.
  public static func sum(_ x: Tensor, axis: [Int], keepdims: Bool = false) -> Tensor {
    x.sum(axes: axis, keepdims: keepdims)
  }
  /// The mean over several axes: `np.mean(errors, axis: (1, 2))`.
  public static func mean(_ x: Tensor, axis: (Int, Int), keepdims: Bool = false) -> Tensor {
    x.mean(axes: [axis.0, axis.1], keepdims: keepdims)
  }
  /// The mean over several axes: `np.mean(errors, axis: (1, 2, 3))`.
  public static func mean(_ x: Tensor, axis: (Int, Int, Int), keepdims: Bool = false) -> Tensor {
    x.mean(axes: [axis.0, axis.1, axis.2], keepdims: keepdims)
  }
  /// The mean over several axes.
  public static func mean(_ x: Tensor, axis: [Int], keepdims: Bool = false) -> Tensor {
    x.mean(axes: axis, keepdims: keepdims)
  }
  /// The mean, or the mean weighted by `weights`, which has the shape of `x`.
  public static func average(_ x: Tensor, axis: Int? = nil, weights: Tensor? = nil) -> Tensor {
    guard let weights else { return x.mean(axis: axis) }
    return (x * weights).sum(axis: axis) / weights.sum(axis: axis)
  }
  /// The value below which a part `q`, from 0 to 1, of the elements lie.
  public static func quantile(_ x: Tensor, _ q: Double) -> Double { percentile(x, 100 * q) }
  /// The values below which these percentages of the elements lie.
  public static func percentile(_ x: Tensor, _ q: [Double]) -> Tensor {
    Tensor(q.map { percentile(x, $0) }, dtype: x.floating.dtype)
  }
  /// The middle value.
  public static func median(_ x: Tensor) -> Double { percentile(x, 50) }
  /// The middle values along an axis.
  public static func median(_ x: Tensor, axis: Int) -> Tensor {
    let sorted = x.floating.sort(axis: axis)
    let length = x.shape[axis]
    let middle = sorted.take([(length - 1) / 2, length / 2], axis: axis)
    return middle.mean(axis: axis)
  }
  /// The covariances of the rows: (variables, samples) to (variables, variables), divided by samples - 1.
  public static func cov(_ x: Tensor, rowvar: Bool = true) -> Tensor {
    let rows = (x.rank == 1 ? x.expandDims(0) : rowvar ? x : x.T).floating
    let centred = rows - rows.mean(axis: 1, keepdims: true)
    let result = centred.matmul(centred.T) / Double(Swift.max(rows.shape[1] - 1, 1))
    return x.rank == 1 ? result.reshaped(to: []) : result
  }
  /// The correlations of the rows.
  public static func corrcoef(_ x: Tensor) -> Tensor {
    let covariance = cov(x)
    let deviations = diag(covariance).sqrt()
    return covariance / outer(deviations, deviations)
  }
  /// How many elements lie in each of `bins` equal parts of [min, max] (or `range`), and the parts' edges. With `density` the counts
  /// are divided so that the area is 1.
  public static func histogram(
    _ x: Tensor, bins: Int = 10, range: (Double, Double)? = nil, density: Bool = false
  ) -> (hist: Tensor, binEdges: Tensor) {
    orRaise { () throws(ValueError) in
      guard bins > 0 else { throw ValueError("histogram: bins must be positive, not \(bins)") }
      guard x.count > 0 || range != nil else {
        throw ValueError("histogram: there are no numbers, and no range")
      }
    }
    let values = x.flatten().doubles
    var (low, high) = range ?? (values.min() ?? 0, values.max() ?? 1)
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let edges = (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
    var counts = [Int](repeating: 0, count: bins)
    for value in values where value >= low && value <= high {
      var place = Swift.min(Int((value - low) / (high - low) * Double(bins)), bins - 1)
      // As NumPy: a value belongs to the part whose left edge it does not lie below.
      if value < edges[place] {
        place -= 1
      } else if place < bins - 1, value >= edges[place + 1] {
        place += 1
      }
      counts[place] += 1
    }
    let width = (high - low) / Double(bins)
    let total = Double(counts.reduce(0, +))
    let type = x.floating.dtype
    let hist = density ? Tensor(counts.map { Double($0) / (total * width) }, dtype: type) : Tensor(counts)
    return (hist, Tensor(edges, dtype: type))
  }
  /// The different values in rising order, and how often each occurs.
  public static func unique(_ x: Tensor, returnCounts: Bool) -> (Tensor, Tensor) {
    let values = unique(x)
    let counts = values.doubles.map { value in (x .== value).sum().item() }
    return (values, Tensor(counts).astype(.int64))
  }
  /// In which part each element lies: the number of edges at or below it.
  public static func digitize(_ x: Tensor, _ bins: Tensor) -> Tensor {
    (x.expandDims(-1) .>= bins).astype(.int64).sum(axis: -1)
  }
  /// The value at `x` of the line through the points (xp, fp), which rise in xp.
  public static func interp(_ x: Tensor, _ xp: Tensor, _ fp: Tensor) -> Tensor {
    let (places, values) = (xp.doubles, fp.doubles)
    let result = x.doubles.map { point -> Double in
      guard let first = places.first, let last = places.last else { return .nan }
      if point <= first { return values[0] }
      if point >= last { return values[values.count - 1] }
      let above = places.firstIndex { $0 > point } ?? places.count - 1
      let part = (point - places[above - 1]) / (places[above] - places[above - 1])
      return values[above - 1] + part * (values[above] - values[above - 1])
    }
    return Tensor(result, dtype: x.floating.dtype).reshaped(to: x.shape)
  }
  /// The differences of neighbours along the last axis.
  public static func diff(_ x: Tensor) -> Tensor {
    let length = x.shape[-1]
    return x[.ellipsis, .slice(1, length)] - x[.ellipsis, .slice(0, length - 1)]
  }
  /// How many elements are not zero.
  public static func countNonzero(_ x: Tensor) -> Int { Int((x .!= 0).sum().item()) }
  /// The indices of the elements that are not zero, a row for each.
  public static func argwhere(_ x: Tensor) -> Tensor {
    let places = (x .!= 0).flatten().bools.enumerated().filter { $0.element }.map { $0.offset }
    let strides = x.shape.strides
    let rows = places.map { place in
      x.shape.indices.map { axis in (place / strides[axis]) % x.shape[axis] }
    }
    return rows.isEmpty ? Tensor(zeros: [0, x.rank], dtype: .int64) : Tensor(rows)
  }
  /// The indices of the elements that are not zero, a tensor for each axis.
  public static func nonzero(_ x: Tensor) -> [Tensor] {
    let rows = argwhere(x)
    return x.shape.indices.map { rows.take([$0], axis: 1).flatten() }
  }
  /// The indices of the elements that are true, a tensor for each axis: `np.where(labels .== 3)[0]`.
  public static func `where`(_ condition: Tensor) -> [Tensor] { nonzero(condition) }
}
