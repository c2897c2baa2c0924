/// The margins of a figure and the distances between its axes: fractions of the figure, and of the
/// axes' mean size.
package struct SubplotParameters {
  var left = 0.125
  var right = 0.9
  var bottom = 0.11
  var top = 0.88
  var wspace = 0.2
  var hspace = 0.2
  /// Where a layout puts the columns, the rows (from the top) and the colour bars, instead of the
  /// numbers above.
  var cells: (columns: [(Double, Double)], rows: [(Double, Double)])?
  var bars: [ObjectIdentifier: FractionBox] = [:]
}

/// A rectangle in fractions of the figure, y upwards.
package struct FractionBox: Equatable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  var maxX: Double { x + width }
  var maxY: Double { y + height }

  func union(_ other: FractionBox) -> FractionBox {
    let (left, bottom) = (min(x, other.x), min(y, other.y))
    return FractionBox(
      x: left, y: bottom, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - bottom)
  }
}

/// The place of axes in a figure.
enum AxesPlace {
  /// A cell of a grid; the last row and column for axes that span several.
  case cell(grid: GridLayout, row: ClosedRange<Int>, column: ClosedRange<Int>)
  case box(FractionBox)

  func box(_ p: SubplotParameters) -> FractionBox {
    switch self {
    case .box(let box): return box
    case .cell(let grid, let row, let column):
      if let cells = p.cells, cells.columns.count == grid.widths.count, cells.rows.count == grid.heights.count
      {
        let (left, right) = (cells.columns[column.lowerBound].0, cells.columns[column.upperBound].1)
        let (top, bottom) = (cells.rows[row.lowerBound].0, cells.rows[row.upperBound].1)
        return FractionBox(x: left, y: bottom, width: right - left, height: top - bottom)
      }
      let across = GridLayout.cells(grid.widths, from: p.left, to: p.right, space: grid.wspace ?? p.wspace)
      let down = GridLayout.cells(grid.heights, from: 0, to: p.top - p.bottom, space: grid.hspace ?? p.hspace)
      let (left, right) = (across[column.lowerBound].0, across[column.upperBound].1)
      let (top, bottom) = (p.top - down[row.lowerBound].0, p.top - down[row.upperBound].1)
      return FractionBox(x: left, y: bottom, width: right - left, height: top - bottom)
    }
  }
}

/// The rows and columns of a grid with their relative sizes.
struct GridLayout: Equatable {
  var widths: [Double]
  var heights: [Double]
  /// Distances between cells in parts of their mean size; nil for the figure's.
  var wspace: Double?
  var hspace: Double?

  init(rows: Int, columns: Int) {
    widths = [Double](repeating: 1, count: columns)
    heights = [Double](repeating: 1, count: rows)
  }

  /// Where cells of these relative sizes begin and end.
  static func cells(_ sizes: [Double], from start: Double, to end: Double, space: Double) -> [(
    Double, Double
  )] {
    let count = Double(sizes.count)
    let cell = (end - start) / (count + space * (count - 1))
    let unit = cell * count / sizes.reduce(0, +)
    var at = start
    return sizes.map { size in
      let place = (at, at + size * unit)
      at += size * unit + cell * space
      return place
    }
  }
}
