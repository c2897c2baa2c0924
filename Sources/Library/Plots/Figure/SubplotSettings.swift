import UserErrors

/// Axes in a cell with settings on the same line, as `fig.addSubplot(121, title: "before")`.
extension Figure {
  /// The axes that ``Pyplot`` acts on; made where there are none.
  public func gca() -> Axes { current ?? addSubplot() }
  /// Makes axes those that ``Pyplot`` acts on.
  public func sca(_ ax: Axes) { current = ax }

  /// Adds axes in a cell of a grid, given by the digits of one number, with settings.
  @discardableResult
  public func addSubplot(
    _ digits: Int, sharex: Axes? = nil, sharey: Axes? = nil, title: String? = nil,
    xlabel: String? = nil, ylabel: String? = nil, aspect: (any AspectArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, projection: String? = nil
  ) -> Axes {
    let new: Axes = addSubplot(digits)
    return new.with(
      sharex, sharey, title: title, xlabel, ylabel, aspect, facecolor, projection: projection)
  }

  /// Adds axes in a cell of a grid, counted from 1 along the rows, with settings.
  @discardableResult
  public func addSubplot(
    _ rows: Int, _ columns: Int, _ index: Int, sharex: Axes? = nil, sharey: Axes? = nil,
    title: String? = nil, xlabel: String? = nil, ylabel: String? = nil,
    aspect: (any AspectArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    projection: String? = nil
  ) -> Axes {
    let new: Axes = addSubplot(rows, columns, index)
    return new.with(
      sharex, sharey, title: title, xlabel, ylabel, aspect, facecolor, projection: projection)
  }

  /// Adds axes in cells of a grid made by `addGridspec`, with settings.
  @discardableResult
  public func addSubplot(
    _ cell: GridSpec.Cell, sharex: Axes? = nil, sharey: Axes? = nil, title: String? = nil,
    xlabel: String? = nil, ylabel: String? = nil, aspect: (any AspectArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, projection: String? = nil
  ) -> Axes {
    let new: Axes = addSubplot(cell)
    return new.with(
      sharex, sharey, title: title, xlabel, ylabel, aspect, facecolor, projection: projection)
  }
}

extension Pyplot {
  /// Axes in a cell of a grid, given by the digits of one number, with settings.
  @discardableResult
  public func subplot(
    _ digits: Int, sharex: Axes? = nil, sharey: Axes? = nil, title: String? = nil,
    xlabel: String? = nil, ylabel: String? = nil, aspect: (any AspectArgument)? = nil,
    facecolor: (any ColorArgument)? = nil, projection: String? = nil
  ) -> Axes {
    let new: Axes = subplot(digits)
    return new.with(
      sharex, sharey, title: title, xlabel, ylabel, aspect, facecolor, projection: projection)
  }

  /// Axes in a cell of a grid, counted from 1, with settings.
  @discardableResult
  public func subplot(
    _ rows: Int, _ columns: Int, _ index: Int, sharex: Axes? = nil, sharey: Axes? = nil,
    title: String? = nil, xlabel: String? = nil, ylabel: String? = nil,
    aspect: (any AspectArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    projection: String? = nil
  ) -> Axes {
    let new: Axes = subplot(rows, columns, index)
    return new.with(
      sharex, sharey, title: title, xlabel, ylabel, aspect, facecolor, projection: projection)
  }
}

extension Axes {
  fileprivate func with(
    _ sharex: Axes?, _ sharey: Axes?, title: String?, _ xlabel: String?, _ ylabel: String?,
    _ aspect: (any AspectArgument)?, _ facecolor: (any ColorArgument)?, projection: String?
  ) -> Axes {
    if let projection, projection != "rectilinear" {
      raise(
        ValueError(
          "axes of the projection '\(projection)' are left out: write contourf or pcolormesh for "
            + "surfaces, and plot(r * cos(t), r * sin(t)) for polar axes"))
    }
    if let sharex { Figure.share(xAxis, of: self, with: sharex.xAxis) }
    if let sharey { Figure.share(yAxis, of: self, with: sharey.yAxis) }
    set(
      title: title, xlabel: xlabel, ylabel: ylabel, aspect: aspect, facecolor: facecolor)
    return self
  }
}
