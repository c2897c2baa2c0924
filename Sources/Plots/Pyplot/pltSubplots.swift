import Raster

extension Pyplot {
  /// A new figure with one plot.
  public func subplots(
    dpi: Double? = nil, layout: String? = nil, facecolor: (any ColorArgument)? = nil,
    tightLayout: Bool = false, constrainedLayout: Bool = false, subplotKw: AxesOptions? = nil
  ) -> (Figure, Axes) {
    let figure = self.figure(
      dpi: dpi, facecolor: facecolor, layout: layout, tightLayout: tightLayout,
      constrainedLayout: constrainedLayout)
    return (figure, one(figure, subplotKw))
  }

  /// A new figure with one plot, of a width and height in inches.
  public func subplots(
    figsize: (some NumberConvertible, some NumberConvertible), dpi: Double? = nil,
    layout: String? = nil, facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, subplotKw: AxesOptions? = nil
  ) -> (Figure, Axes) {
    let figure = self.figure(
      figsize: figsize, dpi: dpi, facecolor: facecolor, layout: layout, tightLayout: tightLayout,
      constrainedLayout: constrainedLayout)
    return (figure, one(figure, subplotKw))
  }

  private func one(_ figure: Figure, _ options: AxesOptions?) -> Axes {
    let axes = figure.addSubplot(1, 1, 1)
    options?.apply(to: axes)
    return axes
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
  ///   - layout: "tight" or "constrained".
  ///   - gridspecKw: ratios, distances and margins as a dictionary: `["wspace": 0.1,
  ///     "width_ratios": [3, 1]]`.
  ///   - subplotKw: settings of each of the axes as a dictionary: `["facecolor": "0.9"]`.
  public func subplots(
    _ nrows: Int, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil, dpi: Double? = nil,
    layout: String? = nil, facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, AxesGrid) {
    let figure = self.figure(
      dpi: dpi, facecolor: facecolor, layout: layout, tightLayout: tightLayout,
      constrainedLayout: constrainedLayout)
    let grid = figure.subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid)
  }

  /// A new figure with a grid of plots, of a width and height in inches.
  public func subplots(
    _ nrows: Int, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (some NumberConvertible, some NumberConvertible),
    dpi: Double? = nil,
    layout: String? = nil, facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, AxesGrid) {
    let figure = self.figure(
      figsize: figsize, dpi: dpi, facecolor: facecolor, layout: layout, tightLayout: tightLayout,
      constrainedLayout: constrainedLayout)
    let grid = figure.subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid)
  }

  /// A new figure with a grid of plots, its rows and columns by name.
  @_disfavoredOverload
  public func subplots(
    nrows: Int = 1, ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil, dpi: Double? = nil,
    layout: String? = nil, facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, AxesGrid) {
    subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
  }

  /// A new figure with a grid of plots, its rows and columns by name, of a width and height in
  /// inches.
  @_disfavoredOverload
  public func subplots(
    nrows: Int = 1, ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (some NumberConvertible, some NumberConvertible),
    dpi: Double? = nil,
    layout: String? = nil, facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, AxesGrid) {
    subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: figsize, dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
  }
}
