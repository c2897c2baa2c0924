import Raster
import UserErrors

extension Figure {
  /// Adds axes that fill the figure.
  @discardableResult
  public func addSubplot() -> Axes { addSubplot(1, 1, 1) }

  /// Adds axes in a cell of a grid: rows, columns and cell as the digits of one number, as in
  /// `addSubplot(121)`.
  @discardableResult
  public func addSubplot(_ digits: Int) -> Axes {
    let (rows, columns, index) = Self.digits(digits, "addSubplot")
    return addSubplot(rows, columns, index...index)
  }

  /// Adds axes in a cell of a grid, counted from 1 along the rows.
  ///
  /// - Parameters:
  ///   - rows: rows of the grid.
  ///   - columns: columns of the grid.
  ///   - index: the cell.
  @discardableResult
  public func addSubplot(_ rows: Int, _ columns: Int, _ index: Int) -> Axes {
    addSubplot(rows, columns, index...index)
  }

  /// Adds axes that span several cells of a grid, from the first to the last.
  @discardableResult
  public func addSubplot(_ rows: Int, _ columns: Int, _ cells: ClosedRange<Int>) -> Axes {
    add(Axes(figure: self, place: Self.cell(rows, columns, cells)))
  }

  /// Adds axes that span the cells from one to another: `addSubplot(2, 2, (3, 4))`.
  @discardableResult
  public func addSubplot(_ rows: Int, _ columns: Int, _ cells: (Int, Int)) -> Axes {
    addSubplot(rows, columns, min(cells.0, cells.1)...max(cells.0, cells.1))
  }

  /// Adds axes in cells of a grid made by `addGridspec`.
  @discardableResult
  public func addSubplot(_ cell: GridSpec.Cell) -> Axes { add(Axes(figure: self, place: cell.place)) }

  /// A grid whose cells axes may fill or span: `let gs = fig.addGridspec(2, 3);
  /// fig.addSubplot(gs[0, 1...])`.
  public func addGridspec(
    _ nrows: Int = 1, _ ncols: Int = 1, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    wspace: Double? = nil, hspace: Double? = nil
  ) -> GridSpec {
    GridSpec(
      nrows, ncols, widthRatios: widthRatios, heightRatios: heightRatios, wspace: wspace, hspace: hspace)
  }

  /// Adds axes anywhere: left, bottom, width and height in fractions of the figure.
  @discardableResult
  public func addAxes(_ box: [Double], facecolor: (any ColorArgument)? = nil) -> Axes {
    guard box.count == 4 else {
      raise(ValueError("addAxes takes [left, bottom, width, height], but has \(box.count) numbers"))
    }
    let new = add(
      Axes(
        figure: self,
        place: .box(FractionBox(x: box[0], y: box[1], width: box[2], height: box[3]))))
    if let facecolor { new.setFacecolor(facecolor) }
    return new
  }

  /// Adds axes in every cell of a grid.
  ///
  /// - Parameters:
  ///   - sharex: whether all have the same x axis; "col" for one in each column, "row" for one in
  ///     each row.
  ///   - sharey: the same for the y axis.
  ///   - widthRatios: relative widths of the columns.
  ///   - heightRatios: relative heights of the rows.
  ///   - gridspecKw: ratios, distances and margins as a dictionary: `["wspace": 0.1,
  ///     "width_ratios": [3, 1]]`.
  ///   - subplotKw: settings of each of the axes as a dictionary: `["facecolor": "0.9"]`.
  @discardableResult
  public func subplots(
    _ nrows: Int = 1, _ ncols: Int = 1, sharex: (any Sharing)? = nil, sharey: (any Sharing)? = nil,
    widthRatios: [Double]? = nil, heightRatios: [Double]? = nil, gridspecKw: GridOptions? = nil,
    subplotKw: AxesOptions? = nil
  ) -> AxesGrid {
    let options = gridspecKw ?? [:]
    let grid = GridSpec(
      nrows, ncols, widthRatios: widthRatios ?? options.widthRatios,
      heightRatios: heightRatios ?? options.heightRatios, wspace: options.wspace, hspace: options.hspace)
    options.place(in: self)
    let all = (0..<nrows * ncols).map { addSubplot(grid[$0 / ncols, $0 % ncols]) }
    for axes in all { subplotKw?.apply(to: axes) }
    for i in all.indices {
      let (row, column) = (i / ncols, i % ncols)
      let leader = { (mode: SharingMode) in
        mode == .all ? 0 : mode == .column ? column : mode == .row ? row * ncols : i
      }
      Self.share(all[i].xAxis, of: all[i], with: all[leader(sharex?.mode ?? .none)].xAxis)
      Self.share(all[i].yAxis, of: all[i], with: all[leader(sharey?.mode ?? .none)].yAxis)
      let (modeX, modeY) = (sharex?.mode ?? .none, sharey?.mode ?? .none)
      if modeX == .all || modeX == .column { all[i].xAxis.showsLabels = row == nrows - 1 }
      if modeY == .all || modeY == .row { all[i].yAxis.showsLabels = column == 0 }
    }
    current = all.last
    return AxesGrid(all, rows: nrows, columns: ncols)
  }

  static func share(_ axis: Axis, of axes: Axes, with other: Axis) {
    guard axis !== other else { return }
    axis.range = other.range
    axis.range.add(axes)
  }

  func add(_ new: Axes) -> Axes {
    axes.append(new)
    current = new
    isShown = false
    return new
  }

  /// Rows, columns and cell of matplotlib's short form.
  static func digits(_ number: Int, _ function: String) -> (Int, Int, Int) {
    guard (111...999).contains(number) else {
      raise(
        ValueError(
          "\(function)(\(number)): one number has three digits, for rows, columns and cell, as in \(function)(121)"
        ))
    }
    return (number / 100, number / 10 % 10, number % 10)
  }

  static func cell(_ rows: Int, _ columns: Int, _ cells: ClosedRange<Int>) -> AxesPlace {
    guard rows > 0, columns > 0, cells.lowerBound >= 1, cells.upperBound <= rows * columns else {
      raise(
        ValueError(
          "there is no cell \(cells.lowerBound)\(cells.count > 1 ? " to \(cells.upperBound)" : "") in a grid of "
            + "\(rows) rows and \(columns) columns: cells are counted from 1 to rows * columns"))
    }
    let (first, last) = (cells.lowerBound - 1, cells.upperBound - 1)
    let span = { (a: Int, b: Int) in min(a, b)...max(a, b) }
    return .cell(
      grid: GridLayout(rows: rows, columns: columns), row: span(first / columns, last / columns),
      column: span(first % columns, last % columns))
  }
}
