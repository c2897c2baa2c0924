import Raster

/// Margins and distances with which no label leaves the figure or meets its neighbour: matplotlib's `tight_layout`
/// (lib/matplotlib/_tight_layout.py) and `constrained` layout, for axes in one grid.
struct TightLayout {
  private(set) var parameters = SubplotParameters()

  init(_ figure: Figure, layout: Figure.Layout) {
    let start = figure.subplotParameters
    parameters = start
    let size = (figure.figsize.0 * 72, figure.figsize.1 * 72)  // everything here is in points
    let box = Rect(x: 0, y: 0, width: size.0, height: size.1)
    // How far drawings reach beyond their cells, before and behind each column and row.
    var (columns, rows) = (Overhang(), Overhang())
    for axes in figure.axes {
      guard case .cell(let grid, let row, let column) = axes.place else { continue }
      columns.resize(grid.widths.count)
      rows.resize(grid.heights.count)
      let drawn = Self.extent(of: axes, figureBox: box, parameters: start)
      let cell = axes.place.box(start)
      columns.include(
        column, before: cell.x * size.0 - drawn.minX, behind: drawn.maxX - (cell.x + cell.width) * size.0)
      rows.include(
        row, before: (1 - cell.y - cell.height) * size.1 - drawn.minY,
        behind: drawn.maxY - (1 - cell.y) * size.1)
    }
    let pad: Double
    var gap: (Double, Double)
    switch layout {
    case .tight(let factor):
      pad = factor * figure.theme.fontSize
      gap = (pad, pad)
    case .constrained:
      // Three points around each axes, between them at least a fiftieth of a cell.
      pad = 3
      gap = (max(2 * pad, 0.02 * size.0 / columns.count), max(2 * pad, 0.02 * size.1 / rows.count))
    }
    let title = figure.suptitle.map { (layout == .constrained ? 1.164 : 1.2) * $0.fontsize } ?? 0
    let titlePad = layout == .constrained && title > 0 ? pad : 0
    parameters.left = (columns.first + pad) / size.0
    parameters.right = 1 - (columns.last + pad) / size.0
    parameters.top = 1 - (rows.first + pad + title + titlePad) / size.1
    parameters.bottom = (rows.last + pad) / size.1
    guard
      let wspace = columns.spacing(in: (parameters.right - parameters.left) * size.0, pad: gap.0),
      let hspace = rows.spacing(in: (parameters.top - parameters.bottom) * size.1, pad: gap.1)
    else {
      parameters = start  // too small for its labels: left as it is
      return
    }
    parameters.wspace = wspace
    parameters.hspace = hspace
  }

  private static func extent(of axes: Axes, figureBox: Rect, parameters: SubplotParameters) -> Rect {
    let measure = BoundsRenderer(dpi: 72)
    let bars = axes.figure?.axes.filter { bar in axes.colorbarShares.contains { $0 === bar.barPlace } } ?? []
    for one in [axes] + bars {
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
    var count: Double { Double(max(before.count, 1)) }

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
