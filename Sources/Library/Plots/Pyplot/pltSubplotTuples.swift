// `subplots` with a name for each plot, as a tuple: Swift chooses by the pattern. The end of the
// cell where the numbers do not fit.

/// What makes subplots with a name for each. The grid stands on `Pyplot` itself, which Swift
/// prefers to a protocol's extension, so one name for all still gives the grid.
public protocol NamedSubplots {}

extension Pyplot: NamedSubplots {}

// Numbers of any whole type make the nested tuple the second choice: a pair fits its pattern too.
extension NamedSubplots where Self == Pyplot {
  /// A new figure with two plots: `let (fig, (left, right)) = plt.subplots(1, 2)`.
  @_disfavoredOverload
  public func subplots<each Inch: NumberConvertible>(
    _ nrows: Int, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, (Axes, Axes)) {
    let (figure, grid): (Figure, AxesGrid) = subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: (repeat each figsize), dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid.pair())
  }

  /// A new figure with two plots: `let (fig, (left, right)) = plt.subplots(nrows: 1, ncols: 2)`.
  @_disfavoredOverload
  public func subplots<each Inch: NumberConvertible>(
    nrows: Int = 1, ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, (Axes, Axes)) {
    let (figure, grid): (Figure, AxesGrid) = subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: (repeat each figsize), dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid.pair())
  }

  /// A new figure with three plots: `let (fig, (a, b, c)) = plt.subplots(1, 3)`.
  @_disfavoredOverload
  public func subplots<each Inch: NumberConvertible>(
    _ nrows: Int, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, (Axes, Axes, Axes)) {
    let (figure, grid): (Figure, AxesGrid) = subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: (repeat each figsize), dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid.triple())
  }

  /// A new figure with three plots: `let (fig, (a, b, c)) = plt.subplots(nrows: 1, ncols: 3)`.
  @_disfavoredOverload
  public func subplots<each Inch: NumberConvertible>(
    nrows: Int = 1, ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, (Axes, Axes, Axes)) {
    let (figure, grid): (Figure, AxesGrid) = subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: (repeat each figsize), dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid.triple())
  }

  /// A new figure with two rows of two plots: `let (fig, ((a, b), (c, d))) = plt.subplots(2, 2)`.
  @_disfavoredOverload
  public func subplots<each Inch: NumberConvertible>(
    _ nrows: some BinaryInteger, _ ncols: some BinaryInteger,
    sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, ((Axes, Axes), (Axes, Axes))) {
    let (figure, grid): (Figure, AxesGrid) = subplots(
      Int(nrows), Int(ncols), sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: (repeat each figsize), dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid.square())
  }

  /// A new figure with two rows of two plots: `let (fig, ((a, b), (c, d))) = plt.subplots(nrows: 2,
  /// ncols: 2)`.
  @_disfavoredOverload
  public func subplots<each Inch: NumberConvertible>(
    nrows: some BinaryInteger, ncols: some BinaryInteger,
    sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    squeeze: Bool = true, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    figsize: (repeat each Inch) = (), dpi: Double? = nil, layout: String? = nil,
    facecolor: (any ColorArgument)? = nil, tightLayout: Bool = false,
    constrainedLayout: Bool = false, gridspecKw: GridOptions? = nil, subplotKw: AxesOptions? = nil
  ) -> (Figure, ((Axes, Axes), (Axes, Axes))) {
    let (figure, grid): (Figure, AxesGrid) = subplots(
      Int(nrows), Int(ncols), sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, figsize: (repeat each figsize), dpi: dpi, layout: layout,
      facecolor: facecolor, tightLayout: tightLayout, constrainedLayout: constrainedLayout,
      gridspecKw: gridspecKw, subplotKw: subplotKw)
    return (figure, grid.square())
  }
}
