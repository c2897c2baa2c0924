import Raster

/// Margins and distances with which no label leaves the figure or meets its neighbour: matplotlib's `tight_layout`
/// (lib/matplotlib/_tight_layout.py), for axes in one grid.
struct TightLayout {
  private(set) var parameters = SubplotParameters()

  /// The padding in multiples of the letters' size.
  private static let pad = 1.08

  init(_ figure: Figure) {
    parameters = figure.subplotParameters
    let dpi = 72.0
    let size = (figure.figsize.0 * dpi, figure.figsize.1 * dpi)
    let box = Rect(x: 0, y: 0, width: size.0, height: size.1)
    var (left, right, top, bottom) = (0.0, 0.0, 0.0, 0.0)
    var (innerX, innerY) = (0.0, 0.0)
    var grid = (rows: 1, columns: 1)
    for axes in figure.axes {
      guard case .cell(let rows, let columns, let row, let column) = axes.place else { continue }
      grid = (max(grid.rows, rows), max(grid.columns, columns))
      let measure = BoundsRenderer(dpi: dpi)
      let view = axes.view(figureBox: box, parameters: parameters, dpi: dpi)
      axes.draw(on: measure, in: view)
      for (_, bar) in axes.colorbarShares {
        bar.draw(on: measure, in: bar.view(figureBox: box, parameters: parameters, dpi: dpi))
      }
      let cell = axes.place.box(parameters)
      // How far the drawing reaches beyond its cell.
      let l = cell.x * size.0 - measure.bounds.minX
      let r = measure.bounds.maxX - (cell.x + cell.width) * size.0
      let b = measure.bounds.maxY - (1 - cell.y) * size.1
      let t = (1 - cell.y - cell.height) * size.1 - measure.bounds.minY
      if column.lowerBound == 0 { left = max(left, l) } else { innerX = max(innerX, l + max(0, r)) }
      if column.upperBound == columns - 1 { right = max(right, r) }
      if row.lowerBound == 0 { top = max(top, t) } else { innerY = max(innerY, t + max(0, b)) }
      if row.upperBound == rows - 1 { bottom = max(bottom, b) }
    }
    let pad = Self.pad * 10
    if figure.suptitle != nil { top += 1.2 * (figure.suptitle?.fontsize ?? 0) }
    parameters.left = (left + pad) / size.0
    parameters.right = 1 - (right + pad) / size.0
    parameters.bottom = (bottom + pad) / size.1
    parameters.top = 1 - (top + pad) / size.1
    let width = (parameters.right - parameters.left) * size.0
    let height = (parameters.top - parameters.bottom) * size.1
    let gapX = grid.columns > 1 ? innerX + pad : 0
    let gapY = grid.rows > 1 ? innerY + pad : 0
    let cellWidth = (width - gapX * Double(grid.columns - 1)) / Double(grid.columns)
    let cellHeight = (height - gapY * Double(grid.rows - 1)) / Double(grid.rows)
    guard cellWidth > 0, cellHeight > 0 else {
      parameters = figure.subplotParameters  // too small for its labels: left as it is
      return
    }
    parameters.wspace = gapX / cellWidth
    parameters.hspace = gapY / cellHeight
  }
}
