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
    let numbers = bins.arrayValues
    let counts: (Int, Int) =
      bins.arrayShape.isEmpty
      ? (Int(numbers[0]), Int(numbers[0]))
      : numbers.count == 2 ? (Int(numbers[0]), Int(numbers[1])) : (0, 0)
    let isBorders = numbers.count > 2
    guard isBorders || (counts.0 > 0 && counts.1 > 0) else {
      raise(ValueError("hist2d: bins must be positive"))
    }
    let edges = { (values: [Double], range: (Double, Double)?, count: Int) -> [Double] in
      if isBorders { return numbers }
      let finite = values.filter(\.isFinite)
      var (low, high) = range ?? (finite.min() ?? 0, finite.max() ?? 1)
      if low == high { (low, high) = (low - 0.5, high + 0.5) }
      return (0...count).map { low + (high - low) * Double($0) / Double(count) }
    }
    if let range, range.map(\.count) != [2, 2] {
      raise(ValueError("hist2d: range is [[xmin, xmax], [ymin, ymax]]"))
    }
    let outer = (range ?? []).map { ($0[0], $0[1]) }
    let (xedges, yedges) = (edges(xs, outer.first, counts.0), edges(ys, outer.last, counts.1))
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
