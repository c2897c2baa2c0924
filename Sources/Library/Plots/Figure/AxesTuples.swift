import UserErrors

// A grid of plots as a tuple of the axes, for those who name each: Swift chooses by the pattern.

extension AxesGrid {
  /// Two axes, in a row or a column.
  func pair() -> (Axes, Axes) {
    checkCount(2, all.count == 2)
    return (all[0], all[1])
  }

  /// Three axes, in a row or a column.
  func triple() -> (Axes, Axes, Axes) {
    checkCount(3, all.count == 3)
    return (all[0], all[1], all[2])
  }

  /// Two rows of two axes.
  func square() -> ((Axes, Axes), (Axes, Axes)) {
    checkCount(4, shape == (2, 2))
    return ((all[0], all[1]), (all[2], all[3]))
  }

  private func checkCount(_ count: Int, _ fits: Bool) {
    guard fits else {
      raise(
        ValueError(
          "subplots(\(shape.0), \(shape.1)) makes \(all.count) plots, which do not fit "
            + (count == 4 ? "two rows of two names" : "\(count) names")
            + "; one name for all gives the grid: axs[row, column]"))
    }
  }
}

extension Figure {
  /// Adds two plots by name: `let (left, right) = figure.subplots(1, 2)`. The end of the
  /// cell where the numbers do not fit.
  @_disfavoredOverload
  public func subplots(
    _ nrows: Int = 1, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil, gridspecKw: GridOptions? = nil,
    subplotKw: AxesOptions? = nil
  ) -> (Axes, Axes) {
    let grid: AxesGrid = subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, gridspecKw: gridspecKw, subplotKw: subplotKw)
    return grid.pair()
  }

  /// Adds three plots by name: `let (a, b, c) = figure.subplots(1, 3)`. The end of the
  /// cell where the numbers do not fit.
  @_disfavoredOverload
  public func subplots(
    _ nrows: Int = 1, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil, gridspecKw: GridOptions? = nil,
    subplotKw: AxesOptions? = nil
  ) -> (Axes, Axes, Axes) {
    let grid: AxesGrid = subplots(
      nrows, ncols, sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, gridspecKw: gridspecKw, subplotKw: subplotKw)
    return grid.triple()
  }

  /// Adds two rows of two plots by name: `let ((a, b), (c, d)) = figure.subplots(2, 2)`. The end of
  /// the cell where the numbers do not fit. Numbers of any whole type make it the second choice: a
  /// pair fits its pattern too.
  @_disfavoredOverload
  public func subplots(
    _ nrows: some BinaryInteger, _ ncols: some BinaryInteger,
    sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil, gridspecKw: GridOptions? = nil,
    subplotKw: AxesOptions? = nil
  ) -> ((Axes, Axes), (Axes, Axes)) {
    let grid: AxesGrid = subplots(
      Int(nrows), Int(ncols), sharex: sharex, sharey: sharey, widthRatios: widthRatios,
      heightRatios: heightRatios, gridspecKw: gridspecKw, subplotKw: subplotKw)
    return grid.square()
  }
}
