import Foundation
import Raster
import UserErrors

/// A histogram: counts, the borders of the bins, and the bars. Several data sets in one call have
/// several rows of counts.
public struct Histogram {
  /// How many values (or which density) each bin has, of the first data set.
  public let counts: [Double]
  /// The borders of the bins, one more than counts.
  public let bins: [Double]
  /// The bars of the first data set.
  public let bars: BarContainer
  /// The counts of each data set.
  public let allCounts: [[Double]]
  /// The bars of each data set.
  public let allBars: [BarContainer]
}

extension Plotting {
  /// A histogram, or one for each of several data sets: `hist([a, b])`, or the columns of an array
  /// of shape (n, sets).
  ///
  /// - Parameters:
  ///   - x: the values; those that are no numbers are left out.
  ///   - bins: how many bins of equal width, or their borders in rising order, or a rule for their
  ///     number: "auto", "fd", "sturges", "scott", "rice", "sqrt".
  ///   - range: the first and the last border; the smallest and the largest value by default.
  ///   - density: whether the bars' area is 1.
  ///   - weights: how much each value counts; one by default.
  ///   - cumulative: whether a bar counts all values up to its end.
  ///   - histtype: "bar", "barstacked", "step" for the outline alone, "stepfilled".
  ///   - orientation: "vertical" or "horizontal".
  ///   - rwidth: the bars' width in parts of the bins'.
  ///   - log: whether the axis of counts is logarithmic.
  ///   - stacked: whether data sets stand one upon the other.
  @discardableResult
  public func hist(
    _ x: any ArrayConvertible, bins: (any PlotData)? = nil, range: (Double, Double)? = nil,
    density: Bool = false, weights: (any ArrayConvertible)? = nil,
    cumulative: Bool = false, histtype: String = "bar", align: String = "mid",
    orientation: String = "vertical", rwidth: Double? = nil, log: Bool = false,
    color: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1,
    alpha: Double = 1, label: (any LabelArgument)? = nil, stacked: Bool = false, zorder: Double? = nil,
    facecolor: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil, lw: Double? = nil,
    fc: (any ColorArgument)? = nil, linestyle: String? = nil, ls: String? = nil,
    hatch: String? = nil
  ) -> Histogram {
    refuseHatching(hatch, "hist")
    let axes = plottedAxes
    let sets = HistogramCounts.sets(x)
    let counts = orRaiseAny {
      try HistogramCounts(
        sets, bins: bins ?? axes.theme.histBins, range: range, weights: weights,
        density: density,
        cumulative: cumulative, stacked: stacked || histtype == "barstacked")
    }
    guard ["bar", "barstacked", "step", "stepfilled"].contains(histtype) else {
      raise(
        ValueError(
          "hist: histtype '\(histtype)' is none of \"bar\", \"barstacked\", \"step\", \"stepfilled\""))
    }
    guard ["vertical", "horizontal"].contains(orientation), ["mid", "left", "right"].contains(align) else {
      raise(
        ValueError(
          "hist: orientation is \"vertical\" or \"horizontal\"; align is \"mid\", \"left\" or \"right\""))
    }
    let colors = (color ?? facecolor ?? fc).map { $0.each(sets.count, "hist") }
    let drawing = HistogramBars(
      axes: axes, counts: counts, isStacked: stacked || histtype == "barstacked",
      isVertical: orientation == "vertical", rwidth: rwidth, align: align,
      edgecolor: (edgecolor ?? ec).map { $0.single("edgecolor") }, linewidth: lw ?? linewidth,
      dashes: orRaiseAny { try LineFormat.dashes(linestyle ?? ls ?? "-") } ?? [], alpha: alpha,
      zorder: zorder)
    if log { (orientation == "vertical" ? axes.yAxis : axes.xAxis).scale = .log }
    let names = label?.labels ?? []
    let faces = sets.indices.map { i in colors.map { $0[i % $0.count] } ?? axes.nextColor() }
    let isStepped = histtype.hasPrefix("step")
    let draw = { (i: Int) -> BarContainer in
      let name = i < names.count ? names[i] : nil
      return isStepped
        ? drawing.steps(i, faces[i], label: name, isFilled: histtype == "stepfilled")
        : drawing.bars(i, faces[i], label: name)
    }
    // matplotlib draws outlines, and lists them in the legend, from the last to the first.
    let containers =
      isStepped ? sets.indices.reversed().map(draw).reversed() : sets.indices.map(draw)
    return Histogram(
      counts: counts.rows.first ?? [], bins: counts.edges,
      bars: containers.first ?? BarContainer([], label: nil), allCounts: counts.rows, allBars: containers)
  }
}

/// Counts of values in bins, as `numpy.histogram` makes them.
struct HistogramCounts {
  private(set) var rows: [[Double]] = []
  let edges: [Double]

  /// Data sets of one call: the rows of a nested array, the columns of a matrix.
  static func sets(_ x: any ArrayConvertible) -> [[Double]] {
    if let rows = x.arrayRows { return rows.map(\.arrayValues) }
    let shape = x.arrayShape
    let values = x.arrayValues
    guard shape.count == 2, shape[1] > 0 else { return [values] }
    return (0..<shape[1]).map { column in
      stride(from: column, to: values.count, by: shape[1]).map { values[$0] }
    }
  }

  /// - Throws: `ValueError` where there are no bins, `ShapeError` where weights do not fit.
  init(
    _ sets: [[Double]], bins: any PlotData, range: (Double, Double)?,
    weights: (any ArrayConvertible)?, density: Bool, cumulative: Bool, stacked: Bool
  ) throws {
    edges = try HistogramEdges.list(bins, of: sets.flatMap { $0 }, range: range)
    let heavy = weights.map { HistogramCounts.sets($0) }
    if let heavy, heavy.map(\.count) != sets.map(\.count) {
      throw ShapeError("hist: weights must have the shape of the data")
    }
    rows = sets.enumerated().map { Self.counts($1, heavy?[$0], edges) }
    if stacked {
      for i in rows.indices.dropFirst() { rows[i] = zip(rows[i - 1], rows[i]).map(+) }
    }
    let stackTotal = rows.last?.reduce(0, +) ?? 0
    for i in rows.indices {
      let total = stacked ? stackTotal : rows[i].reduce(0, +)
      if density, total > 0 {
        for bin in rows[i].indices { rows[i][bin] /= total * (edges[bin + 1] - edges[bin]) }
      }
      guard cumulative else { continue }
      var sum = 0.0
      for bin in rows[i].indices {
        sum += rows[i][bin] * (density ? edges[bin + 1] - edges[bin] : 1)
        rows[i][bin] = sum
      }
    }
  }

  /// A bin contains its lower border; the last one its upper border too.
  private static func counts(_ values: [Double], _ weights: [Double]?, _ edges: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: edges.count - 1)
    for (i, value) in values.enumerated() where value >= edges[0] && value <= edges[edges.count - 1] {
      var (low, high) = (0, counts.count)
      while low < high - 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += weights?[i] ?? 1
    }
    return counts
  }
}
