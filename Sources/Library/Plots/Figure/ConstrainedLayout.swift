import Raster

/// The rows and columns beside which a colour bar stands.
private typealias BarSpan = (rows: ClosedRange<Int>, columns: ClosedRange<Int>)

/// Cells of equal inner size, with the margins that labels and colour bars need: matplotlib's
/// "constrained" layout (lib/matplotlib/_constrained_layout.py), for the axes of one grid. All
/// lengths are in pixels, y downwards.
struct ConstrainedLayout {
  private(set) var parameters: SubplotParameters
  private let figure: Figure
  private let size: (width: Double, height: Double)
  private let pad: Double
  private var grid = GridLayout(rows: 1, columns: 1)
  private var columns = Margins(count: 1)
  private var rows = Margins(count: 1)
  /// Where the cells begin and end without their margins, as the last pass found them.
  private var inner: (columns: [(Double, Double)], rows: [(Double, Double)])?

  init(_ figure: Figure) {
    self.figure = figure
    size = (figure.figsize.0 * figure.dpi, figure.figsize.1 * figure.dpi)
    pad = 3 * figure.dpi / 72
    parameters = figure.subplotParameters
    guard let first = figure.axes.compactMap(\.cell).first else { return }
    grid = first.grid
    // Other sizes may have other labels, so it is done twice.
    for _ in 0..<2 { arrange() }
  }

  private mutating func arrange() {
    (columns, rows) = (Margins(count: grid.widths.count), Margins(count: grid.heights.count))
    for axes in figure.axes { measure(axes) }
    let unit = figure.dpi / 72
    let title = figure.suptitle.map { $0.size(unit: unit).height + 2 * pad } ?? 0
    let foot = figure.supxlabel.map { $0.size(unit: unit).height + 2 * pad } ?? 0
    let side = figure.supylabel.map { $0.size(unit: unit).width + 2 * pad } ?? 0
    guard let across = columns.cells(grid.widths, from: side, to: size.width),
      let down = rows.cells(grid.heights, from: title, to: size.height - foot)
    else { return }
    inner = (across, down)
    parameters.cells = (
      across.map { ($0.0 / size.width, $0.1 / size.width) },
      down.map { (1 - $0.0 / size.height, 1 - $0.1 / size.height) }
    )
    for axes in figure.axes { placeBars(of: axes) }
  }

  /// The room that axes need around their cells.
  private mutating func measure(_ axes: Axes) {
    guard let cell = axes.cell, cell.grid == grid else { return }
    let drawn = figure.extent(of: [axes], parameters)
    let box = axes.place.box(parameters).pixels(in: size)
    var (left, right) = (box.minX - drawn.minX, drawn.maxX - box.maxX)
    var (top, bottom) = (box.minY - drawn.minY, drawn.maxY - box.maxY)
    var bars = (right: 0.0, bottom: 0.0)
    for (bar, place) in barsOf(axes) {
      guard let span = place.span, let covered = covered(bar) else { continue }
      if place.isVertical {
        if span.columns.upperBound == cell.column.upperBound {
          bars.right += covered.width + padding(place, span)
        }
        if span.rows.lowerBound == cell.row.lowerBound { top = max(top, box.minY - covered.minY) }
        if span.rows.upperBound == cell.row.upperBound { bottom = max(bottom, covered.maxY - box.maxY) }
      } else {
        if span.rows.upperBound == cell.row.upperBound {
          bars.bottom += covered.height + padding(place, span)
        }
        if span.columns.lowerBound == cell.column.lowerBound { left = max(left, box.minX - covered.minX) }
        if span.columns.upperBound == cell.column.upperBound { right = max(right, covered.maxX - box.maxX) }
      }
    }
    columns.include(
      cell.column, before: left, behind: right, gap: gap(grid.wspace, size.width, columns.count),
      bars: bars.right,
      pad: pad)
    rows.include(
      cell.row, before: top, behind: bottom, gap: gap(grid.hspace, size.height, rows.count),
      bars: bars.bottom,
      pad: pad)
  }

  /// Half the distance between cells, a fiftieth of a cell where none is given.
  private func gap(_ space: Double?, _ length: Double, _ count: Int) -> Double {
    max(pad, (space ?? 0.02) / 2 * length / Double(count))
  }

  private func barsOf(_ axes: Axes) -> [(Axes, ColorbarPlace)] {
    axes.colorbarShares.compactMap { share in
      figure.axes.first { $0.barPlace === share }.map { ($0, share) }
    }
  }

  private func covered(_ bar: Axes) -> Rect? {
    let drawn = figure.extent(of: [bar], parameters)
    return drawn.isNull ? nil : drawn
  }

  /// The box of the cells that gave room, without their margins.
  private func cells(_ span: BarSpan) -> Rect? {
    inner.map { inner in
      Rect(
        minX: inner.columns[span.columns.lowerBound].0, minY: inner.rows[span.rows.lowerBound].0,
        maxX: inner.columns[span.columns.upperBound].1, maxY: inner.rows[span.rows.upperBound].1)
    }
  }

  private func padding(_ place: ColorbarPlace, _ span: BarSpan) -> Double {
    cells(span).map { place.pad * (place.isVertical ? $0.width : $0.height) } ?? 0
  }

  /// Puts the bars of axes outside the labels, the last one nearest.
  private mutating func placeBars(of axes: Axes) {
    var offset = (right: 0.0, bottom: 0.0)
    for (bar, place) in barsOf(axes).reversed() where place.axes.first === axes {
      guard let span = place.span, let box = cells(span), let drawn = covered(bar) else { continue }
      let own = bar.availableBox(parameters, figureAspect: size.width / size.height).pixels(in: size)
      let pad = padding(place, span)
      let bar: Rect
      if place.isVertical {
        let width = min(place.fraction * box.width, place.shrink * box.height / place.aspect)
        let height = width * place.aspect
        let edge = box.maxX + columns.labels[span.columns.upperBound].behind
        let x = edge + offset.right + pad + own.minX - drawn.minX
        bar = Rect(x: x, y: box.center.y - height / 2, width: width, height: height)
        offset.right += drawn.width + pad
      } else {
        let height = min(place.fraction * box.height, place.shrink * box.width / place.aspect)
        let width = height * place.aspect
        let edge = box.maxY + rows.labels[span.rows.upperBound].behind
        let y = edge + offset.bottom + pad + own.minY - drawn.minY
        bar = Rect(x: box.center.x - width / 2, y: y, width: width, height: height)
        offset.bottom += drawn.height + pad
      }
      parameters.bars[ObjectIdentifier(place)] = FractionBox(
        x: bar.minX / size.width, y: 1 - bar.maxY / size.height, width: bar.width / size.width,
        height: bar.height / size.height)
    }
  }

  /// The margins of the columns, or of the rows.
  private struct Margins {
    /// Of labels, and of gaps and colour bars around them.
    var labels: [(before: Double, behind: Double)]
    var outer: [(before: Double, behind: Double)]
    var count: Int { labels.count }

    init(count: Int) {
      labels = Array(repeating: (0, 0), count: count)
      outer = labels
    }

    mutating func include(
      _ cells: ClosedRange<Int>, before: Double, behind: Double, gap: Double, bars: Double, pad: Double
    ) {
      let (first, last) = (cells.lowerBound, cells.upperBound)
      labels[first].before = max(labels[first].before, before)
      labels[last].behind = max(labels[last].behind, behind)
      outer[first].before = max(outer[first].before, first > 0 ? gap : pad)
      outer[last].behind = max(outer[last].behind, (last < count - 1 ? gap : pad) + bars)
    }

    /// Where cells of these relative sizes begin and end; nil where the margins leave no room.
    func cells(_ sizes: [Double], from start: Double, to end: Double) -> [(Double, Double)]? {
      let margins = zip(labels, outer).reduce(0) {
        $0 + $1.0.before + $1.0.behind + $1.1.before + $1.1.behind
      }
      let unit = (end - start - margins) / sizes.reduce(0, +)
      guard unit > 0 else { return nil }
      var at = start
      return sizes.indices.map { i in
        let first = at + labels[i].before + outer[i].before
        let last = first + sizes[i] * unit
        at = last + labels[i].behind + outer[i].behind
        return (first, last)
      }
    }
  }
}

extension Axes {
  fileprivate var cell: (grid: GridLayout, row: ClosedRange<Int>, column: ClosedRange<Int>)? {
    guard case .cell(let grid, let row, let column) = place else { return nil }
    return (grid, row, column)
  }
}

extension ColorbarPlace {
  /// The rows and columns of its axes; nil where one stands in no grid.
  fileprivate var span: BarSpan? {
    let cells = axes.compactMap(\.cell)
    guard let first = cells.first, cells.count == axes.count else { return nil }
    return cells.reduce((first.row, first.column)) { span, cell in
      (
        min(span.0.lowerBound, cell.row.lowerBound)...max(span.0.upperBound, cell.row.upperBound),
        min(span.1.lowerBound, cell.column.lowerBound)...max(span.1.upperBound, cell.column.upperBound)
      )
    }
  }
}

extension FractionBox {
  fileprivate func pixels(in size: (width: Double, height: Double)) -> Rect {
    Rect(
      minX: x * size.width, minY: (1 - maxY) * size.height, maxX: maxX * size.width,
      maxY: (1 - y) * size.height)
  }
}
