import Raster

extension Plotting {
  /// A histogram as counts, borders and bars: `let (counts, bins, patches) = plt.hist(values)`; see
  /// the other function for what it takes.
  @_disfavoredOverload
  @discardableResult
  public func hist(
    _ x: any ArrayConvertible, bins: (any PlotData)? = nil, range: (Double, Double)? = nil,
    density: Bool = false, weights: (any ArrayConvertible)? = nil,
    cumulative: Bool = false, histtype: String = "bar", align: String = "mid",
    orientation: String = "vertical", rwidth: Double? = nil, log: Bool = false,
    color: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1,
    alpha: Double = 1, label: (any LabelArgument)? = nil, stacked: Bool = false,
    zorder: Double? = nil,
    facecolor: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil, lw: Double? = nil,
    fc: (any ColorArgument)? = nil, linestyle: String? = nil, ls: String? = nil,
    hatch: String? = nil
  ) -> (counts: [Double], bins: [Double], patches: BarContainer) {
    let all: Histogram = hist(
      x, bins: bins, range: range, density: density, weights: weights, cumulative: cumulative,
      histtype: histtype, align: align, orientation: orientation, rwidth: rwidth, log: log,
      color: color, edgecolor: edgecolor, linewidth: linewidth, alpha: alpha, label: label,
      stacked: stacked, zorder: zorder, facecolor: facecolor, ec: ec, lw: lw, fc: fc,
      linestyle: linestyle, ls: ls, hatch: hatch)
    return (all.counts, all.bins, all.bars)
  }

  /// Counts in a grid, with a number of intervals along each axis as a pair, or borders as pairs.
  @discardableResult
  public func hist2d(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible,
    bins: (some ArrayConvertible, some ArrayConvertible),
    range: [[Double]]? = nil, density: Bool = false, cmin: Double? = nil,
    cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil, vmin: Double? = nil,
    vmax: Double? = nil, alpha: Double = 1
  ) -> Histogram2D {
    hist2d(
      x, y, bins: BinsOfEach(bins: [bins.0, bins.1]), range: range, density: density, cmin: cmin, cmap: cmap,
      norm: norm, vmin: vmin, vmax: vmax, alpha: alpha)
  }
}

/// A number or borders of bins for x, and the same for y.
private struct BinsOfEach: ArrayConvertible {
  let bins: [any ArrayConvertible]

  var arrayShape: [Int] { [bins.count, bins[0].arrayValues.count] }
  var arrayValues: [Double] { bins.flatMap(\.arrayValues) }
  var hasIntegerElements: Bool { bins[0].hasIntegerElements }
  var hasBooleanElements: Bool { false }
  var arrayRows: [any ArrayConvertible]? { bins }
}
