import Raster

/// Margins and distances with which no label leaves the figure or meets its neighbour: matplotlib's
/// `tight_layout` (lib/matplotlib/_tight_layout.py) and `constrained` layout, for axes in one grid.
struct TightLayout {
  private(set) var parameters: SubplotParameters
  private let figure: Figure
  /// Pixels of the whole figure; all distances are such.
  private let size: (width: Double, height: Double)
  private let point: Double

  init(_ figure: Figure, layout: Figure.Layout) {
    self.figure = figure
    point = figure.dpi / 72
    size = (figure.figsize.0 * figure.dpi, figure.figsize.1 * figure.dpi)
    parameters = figure.subplotParameters
    switch layout {
    case .tight(let factor, let room, let belowTitle):
      arrange(pad: factor * figure.theme.fontSize * point, room, belowTitle: belowTitle)
    case .constrained:
      // Other sizes may have other labels, so it is done twice.
      for _ in 0..<2 { constrain(pad: 3 * point) }
    }
  }

  private mutating func arrange(pad: Double, _ room: [Double], belowTitle: Bool) {
    let reach = overhangs()
    let title = belowTitle ? textHeight(figure.suptitle).map { $0 + pad } ?? 0 : 0
    set(
      left: reach.columns.first + pad + room[0] * size.width,
      right: reach.columns.last + pad + (1 - room[2]) * size.width,
      top: reach.rows.first + pad + title + (1 - room[3]) * size.height,
      bottom: reach.rows.last + pad + room[1] * size.height,
      gaps: (reach.columns.widestMeeting + pad, reach.rows.widestMeeting + pad), reach)
  }

  private mutating func constrain(pad: Double) {
    let reach = overhangs()
    let title = textHeight(figure.suptitle).map { $0 + 2 * pad } ?? 0
    // Between axes at least a fiftieth of a cell.
    let gap = (
      max(2 * pad, 0.02 * size.width / reach.columns.count),
      max(2 * pad, 0.02 * size.height / reach.rows.count)
    )
    set(
      left: reach.columns.first + pad, right: reach.columns.last + pad,
      top: reach.rows.first + pad + title, bottom: reach.rows.last + pad,
      gaps: (reach.columns.widestGap + gap.0, reach.rows.widestGap + gap.1), reach)
  }

  private func textHeight(_ text: Text?) -> Double? {
    text.map { TextBlock($0.text, size: $0.fontsize * point, style: $0.style).bounds.height }
  }

  /// What is too small for its labels is left as it is.
  private mutating func set(
    left: Double, right: Double, top: Double, bottom: Double, gaps: (Double, Double),
    _ reach: (columns: Overhang, rows: Overhang)
  ) {
    let (columns, rows) = (reach.columns.count, reach.rows.count)
    let cell = (
      (size.width - left - right - gaps.0 * (columns - 1)) / columns,
      (size.height - top - bottom - gaps.1 * (rows - 1)) / rows
    )
    guard cell.0 > 0, cell.1 > 0 else { return }
    (parameters.left, parameters.right) = (left / size.width, 1 - right / size.width)
    (parameters.bottom, parameters.top) = (bottom / size.height, 1 - top / size.height)
    (parameters.wspace, parameters.hspace) = (gaps.0 / cell.0, gaps.1 / cell.1)
  }

  /// How far drawings reach beyond their cells, before and behind each column and row.
  private func overhangs() -> (columns: Overhang, rows: Overhang) {
    var (columns, rows) = (Overhang(), Overhang())
    for axes in figure.axes {
      guard case .cell(let grid, let row, let column) = axes.place else { continue }
      let drawn = extent(of: axes)
      let cell = axes.place.box(parameters)
      columns.include(
        column, of: grid.widths.count, across: row, before: cell.x * size.width - drawn.minX,
        behind: drawn.maxX - cell.maxX * size.width)
      rows.include(
        row, of: grid.heights.count, across: column, before: (1 - cell.maxY) * size.height - drawn.minY,
        behind: drawn.maxY - (1 - cell.y) * size.height)
    }
    return (columns, rows)
  }

  private func extent(of axes: Axes) -> Rect {
    let measure = BoundsRenderer(dpi: figure.dpi)
    let box = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let bars = figure.axes.filter { bar in axes.colorbarShares.contains { $0 === bar.barPlace } }
    for one in [axes] + bars {
      one.draw(on: measure, in: one.view(figureBox: box, parameters: parameters, dpi: measure.dpi))
    }
    return measure.bounds
  }

  /// How far drawings reach beyond the cells of a grid, along one direction.
  private struct Overhang {
    /// By cells along the direction and lines across it.
    private var before: [[Int: Double]] = [[:]]
    private var behind: [[Int: Double]] = [[:]]

    var first: Double { max(before[0].values.max() ?? 0, 0) }
    var last: Double { max(behind[behind.count - 1].values.max() ?? 0, 0) }
    var count: Double { Double(before.count) }

    mutating func include(
      _ cells: ClosedRange<Int>, of count: Int, across: ClosedRange<Int>, before a: Double, behind b: Double
    ) {
      let missing = max(0, count - before.count)
      before += Array(repeating: [:], count: missing)
      behind += Array(repeating: [:], count: missing)
      for line in across {
        before[cells.lowerBound][line] = max(before[cells.lowerBound][line] ?? 0, a)
        behind[cells.upperBound][line] = max(behind[cells.upperBound][line] ?? 0, b)
      }
    }

    /// The room that two neighbours on one line need together, at most.
    var widestMeeting: Double {
      zip(behind, before.dropFirst()).map { left, right in
        Set(left.keys).union(right.keys).map { (left[$0] ?? 0) + (right[$0] ?? 0) }.max() ?? 0
      }.max() ?? 0
    }

    /// The room between two neighbouring cells, at most, where each keeps its own on all lines.
    var widestGap: Double {
      zip(behind, before.dropFirst()).map { ($0.values.max() ?? 0) + ($1.values.max() ?? 0) }.max() ?? 0
    }
  }
}
