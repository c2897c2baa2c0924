import UserErrors

/// Which axes of a grid have the same limits.
public enum SharingMode: Sendable {
  /// Each has its own.
  case none
  /// All have the same.
  case all
  /// Those of a row have the same.
  case row
  /// Those of a column have the same.
  case column
}

/// `true`, `false`, "all", "row", "col" or "none".
public protocol Sharing {
  /// What is meant.
  var mode: SharingMode { get }
}

extension Bool: Sharing { public var mode: SharingMode { self ? .all : .none } }
extension String: Sharing {
  public var mode: SharingMode {
    let modes: [String: SharingMode] = ["all": .all, "row": .row, "col": .column, "none": .none]
    guard let mode = modes[self] else {
      raise(
        ValueError("sharex and sharey are true, false, \"row\", \"col\", \"all\" or \"none\", not '\(self)'"))
    }
    return mode
  }
}

/// A grid of cells for axes: `gs[0, 1]`, `gs[0, 1...]`, `gs[..<2, 0]`.
public struct GridSpec {
  let layout: GridLayout

  /// One or several cells.
  public struct Cell {
    let place: AxesPlace
  }

  /// A grid; the end of the cell where a count is not positive or ratios do not fit. The figure is
  /// the one whose axes are put into it, named or not.
  public init(
    _ nrows: Int, _ ncols: Int, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil,
    wspace: Double? = nil, hspace: Double? = nil, figure: Figure? = nil
  ) {
    guard nrows > 0, ncols > 0 else {
      raise(ValueError("a grid of \(nrows) x \(ncols) axes: both numbers must be positive"))
    }
    var layout = GridLayout(rows: nrows, columns: ncols)
    for (ratios, count, name) in [(widthRatios, ncols, "widthRatios"), (heightRatios, nrows, "heightRatios")]
    {
      guard let ratios else { continue }
      guard ratios.count == count, ratios.allSatisfy({ $0 > 0 }) else {
        raise(ValueError("\(name) must be \(count) positive numbers, one for each"))
      }
    }
    layout.widths = widthRatios ?? layout.widths
    layout.heights = heightRatios ?? layout.heights
    (layout.wspace, layout.hspace) = (wspace, hspace)
    self.layout = layout
  }

  /// One cell.
  public subscript(row: Int, column: Int) -> Cell { self[row...row, column...column] }
  /// Cells of a row.
  public subscript(row: Int, columns: some RangeExpression<Int>) -> Cell { self[row...row, columns] }
  /// Cells of a column.
  public subscript(rows: some RangeExpression<Int>, column: Int) -> Cell { self[rows, column...column] }
  /// A block of cells.
  public subscript(rows: some RangeExpression<Int>, columns: some RangeExpression<Int>) -> Cell {
    let (r, c) = (rows.relative(to: 0..<layout.heights.count), columns.relative(to: 0..<layout.widths.count))
    guard !r.isEmpty, !c.isEmpty, r.lowerBound >= 0, c.lowerBound >= 0, r.upperBound <= layout.heights.count,
      c.upperBound <= layout.widths.count
    else {
      raise(
        ValueError(
          "there are no cells [\(r), \(c)] in a grid of \(layout.heights.count) x \(layout.widths.count)"))
    }
    return Cell(
      place: .cell(
        grid: layout, row: r.lowerBound...r.upperBound - 1, column: c.lowerBound...c.upperBound - 1))
  }
  /// All cells of a row: `gs[0, .all]`.
  public subscript(row: Int, columns: UnboundedRange) -> Cell { self[row...row, 0...] }
  /// All cells of a column: `gs[..., 0]`.
  public subscript(rows: UnboundedRange, column: Int) -> Cell { self[0..., column...column] }
}
