import Raster

/// Margins and distances with which no label leaves the figure or meets its neighbour: matplotlib's `tight_layout`
/// (lib/matplotlib/_tight_layout.py), for axes in one grid.
struct TightLayout {
  private(set) var parameters = SubplotParameters()

  /// The padding in multiples of the letters' size of 10 points.
  private static let pad = 1.08 * 10

  init(_ figure: Figure) {
    let start = figure.subplotParameters
    parameters = start
    let size = (figure.figsize.0 * 72, figure.figsize.1 * 72)  // everything here is in points
    let box = Rect(x: 0, y: 0, width: size.0, height: size.1)
    // How far drawings reach beyond their cells, before and behind each column and row.
    var (columns, rows) = (Overhang(), Overhang())
    for axes in figure.axes {
      guard case .cell(let rowCount, let columnCount, let row, let column) = axes.place else { continue }
      columns.resize(columnCount)
      rows.resize(rowCount)
      let drawn = Self.extent(of: axes, figureBox: box, parameters: start)
      let cell = axes.place.box(start)
      columns.include(
        column, before: cell.x * size.0 - drawn.minX, behind: drawn.maxX - (cell.x + cell.width) * size.0)
      rows.include(
        row, before: (1 - cell.y - cell.height) * size.1 - drawn.minY,
        behind: drawn.maxY - (1 - cell.y) * size.1)
    }
    let title = figure.suptitle.map { 1.2 * $0.fontsize } ?? 0
    parameters.left = (columns.first + Self.pad) / size.0
    parameters.right = 1 - (columns.last + Self.pad) / size.0
    parameters.top = 1 - (rows.first + Self.pad + title) / size.1
    parameters.bottom = (rows.last + Self.pad) / size.1
    guard
      let wspace = columns.spacing(in: (parameters.right - parameters.left) * size.0, pad: Self.pad),
      let hspace = rows.spacing(in: (parameters.top - parameters.bottom) * size.1, pad: Self.pad)
    else {
      parameters = start  // too small for its labels: left as it is
      return
    }
    parameters.wspace = wspace
    parameters.hspace = hspace
  }

  private static func extent(of axes: Axes, figureBox: Rect, parameters: SubplotParameters) -> Rect {
    let measure = BoundsRenderer(dpi: 72)
    for one in [axes] + axes.colorbarShares.map(\.bar) {
      one.draw(on: measure, in: one.view(figureBox: figureBox, parameters: parameters, dpi: 72))
    }
    return measure.bounds
  }

  /// How far drawings reach beyond the cells of a grid, along one direction.
  private struct Overhang {
    private var before: [Double] = []
    private var behind: [Double] = []

    var first: Double { before.first ?? 0 }
    var last: Double { behind.last ?? 0 }

    mutating func resize(_ count: Int) {
      let missing = max(0, count - before.count)
      before += Array(repeating: 0, count: missing)
      behind += Array(repeating: 0, count: missing)
    }

    mutating func include(_ cells: ClosedRange<Int>, before a: Double, behind b: Double) {
      before[cells.lowerBound] = max(before[cells.lowerBound], a)
      behind[cells.upperBound] = max(behind[cells.upperBound], b)
    }

    /// The distance between cells in parts of their size; nil where there is no room.
    func spacing(in length: Double, pad: Double) -> Double? {
      let count = Double(before.count)
      let gap = zip(behind, before.dropFirst()).map { $0 + $1 + pad }.max() ?? 0
      let cell = (length - gap * (count - 1)) / count
      return cell > 0 ? gap / cell : nil
    }
  }
}
