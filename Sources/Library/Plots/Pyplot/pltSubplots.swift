import Raster

// `figsize` is a parameter pack in brackets, so that a pair of any numbers may be given or none.
extension Pyplot {
  /// A new figure with one plot.
  ///
  /// - Parameters:
  ///   - figsize: width and height in inches.
  ///   - layout: "tight" or "constrained".
  ///   - subplotKw: settings of the axes as a dictionary: `["facecolor": "0.9"]`.
  public func subplots<each Inch: NumberConvertible>(
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, subplotKw: AxesOptions? = nil
  ) -> (Figure, Axes) {
    let figure = open(
      size: inches(repeat each figsize), dpi, facecolor, layout, tightLayout, constrainedLayout)
    let axes = figure.addSubplot(1, 1, 1)
    subplotKw?.apply(to: axes)
    return (figure, axes)
  }

  /// A new figure with a grid of plots: `axs[i]`, `axs[row, column]`, `axs[row][column]`.
  ///
  /// - Parameters:
  ///   - sharex: whether all have the same x axis; "col" for one in each column, "row" for one in
  ///     each row.
  ///   - sharey: the same for the y axis.
  ///   - squeeze: has no effect: the grid is indexed in all three ways.
  ///   - widthRatios: relative widths of the columns.
  ///   - heightRatios: relative heights of the rows.
  ///   - figsize: width and height in inches.
  ///   - layout: "tight" or "constrained".
  ///   - gridspecKw: ratios, distances and margins as a dictionary: `["wspace": 0.1,
  ///     "width_ratios": [3, 1]]`.
  ///   - subplotKw: settings of each of the axes as a dictionary: `["facecolor": "0.9"]`.
  public func subplots<each Inch: NumberConvertible>(
    _ nrows: Int, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, AxesGrid) {
    let figure = open(
      size: inches(repeat each figsize), dpi, facecolor, layout, tightLayout, constrainedLayout)
    let grid = figure.subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid)
  }

  /// A new figure with a grid of plots, its rows and columns by name.
  @_disfavoredOverload
  public func subplots<each Inch: NumberConvertible>(
    nrows: Int = 1, ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, AxesGrid) {
    subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: (repeat each figsize), dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
  }

  private func inches<each Inch: NumberConvertible>(_ sides: repeat each Inch) -> [Double] {
    var result: [Double] = []
    for side in repeat each sides { result.append(side.doubleValue) }
    return result
  }
}
