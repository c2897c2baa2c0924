import UserErrors

/// Counts in a grid of rectangles: what `hist2d` returns.
public struct Histogram2D {
  /// Counts by columns: `counts[i][j]` for the i-th interval of x and the j-th of y.
  public let counts: [[Double]]
  /// The borders along x.
  public let xedges: [Double]
  /// The borders along y.
  public let yedges: [Double]
  /// The rectangles, which a colour bar can explain.
  public let image: QuadMesh
}

extension Plotting {
  /// How many points lie in each rectangle of a grid, as colours.
  ///
  /// - Parameters:
  ///   - bins: how many intervals along each axis: a number for both, two numbers, or the borders
  ///     for both.
  ///   - range: the outer borders [[xmin, xmax], [ymin, ymax]]; those of the data by default.
  ///   - density: whether the sum over areas is 1.
  ///   - cmin: rectangles with fewer points are left empty.
  @discardableResult
  public func hist2d(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, bins: any ArrayConvertible = 10,
    range: [[Double]]? = nil,
    density: Bool = false, cmin: Double? = nil, cmap: (any ColormapArgument)? = nil,
    norm: (any NormArgument)? = nil, vmin: Double? = nil, vmax: Double? = nil, alpha: Double = 1
  ) -> Histogram2D {
    let (xs, ys) = orRaiseAny { try DataChecks.pair(x, y, in: "hist2d") }
    let (xbins, ybins) = Self.axesBins(bins)
    let edges = { (values: [Double], range: (Double, Double)?, bins: [Double]) -> [Double] in
      if bins.count > 1 { return bins }
      let count = Int(bins[0])
      let finite = values.filter(\.isFinite)
      var (low, high) = range ?? (finite.min() ?? 0, finite.max() ?? 1)
      if low == high { (low, high) = (low - 0.5, high + 0.5) }
      return (0...count).map { low + (high - low) * Double($0) / Double(count) }
    }
    if let range, range.map(\.count) != [2, 2] {
      raise(ValueError("hist2d: range is [[xmin, xmax], [ymin, ymax]]"))
    }
    let outer = (range ?? []).map { ($0[0], $0[1]) }
    let (xedges, yedges) = (edges(xs, outer.first, xbins), edges(ys, outer.last, ybins))
    var table = [[Double]](
      repeating: [Double](repeating: 0, count: yedges.count - 1), count: xedges.count - 1)
    for (a, b) in zip(xs, ys) {
      if let i = Axes.bin(a, xedges), let j = Axes.bin(b, yedges) { table[i][j] += 1 }
    }
    if density {
      let total = max(table.joined().reduce(0, +), 1)
      for i in table.indices {
        for j in table[i].indices {
          table[i][j] /= total * (xedges[i + 1] - xedges[i]) * (yedges[j + 1] - yedges[j])
        }
      }
    }
    let values = yedges.indices.dropLast().flatMap { j in
      table.map { column in cmin.map { column[j] < $0 ? .nan : column[j] } ?? column[j] }
    }
    let image = plottedAxes.addMesh(
      xedges, yedges, values, cmap, norm?.normalize(values) ?? Normalize(values, vmin: vmin, vmax: vmax),
      alpha,
      nil, 1, nil, 1)
    return Histogram2D(counts: table, xedges: xedges, yedges: yedges, image: image)
  }
}

extension Plotting {
  /// For x and y a number of bins, as an array of one, or their borders: from one number or array
  /// for both, or one for each.
  fileprivate static func axesBins(_ bins: any ArrayConvertible) -> ([Double], [Double]) {
    let shape = bins.arrayShape
    let numbers = bins.arrayValues
    let pair: [[Double]]
    if let rows = bins.arrayRows, rows.count == 2 {
      pair = rows.map(\.arrayValues)
    } else if shape.count == 2, shape[0] == 2 {
      pair = [Array(numbers[..<shape[1]]), Array(numbers[shape[1]...])]
    } else if shape.count == 1, numbers.count == 2 {
      pair = [[numbers[0]], [numbers[1]]]
    } else {
      pair = [numbers, numbers]
    }
    for own in pair {
      let rises = zip(own, own.dropFirst()).allSatisfy { $0 < $1 }
      guard let first = own.first, own.count > 1 ? rises : first >= 1 && first < 1e6 else {
        raise(
          ValueError(
            "hist2d: bins is a positive number, or borders in rising order, for both or each of x and y"))
      }
    }
    return (pair[0], pair[1])
  }
}

extension Axes {
  fileprivate static func bin(_ value: Double, _ edges: [Double]) -> Int? {
    guard value >= edges[0], value <= edges[edges.count - 1] else { return nil }
    var (low, high) = (0, edges.count - 1)
    while low < high - 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
