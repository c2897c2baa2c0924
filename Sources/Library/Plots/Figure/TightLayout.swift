import Raster

/// Margins and distances with which no label leaves the figure or meets its neighbour: matplotlib's
/// `tight_layout` (lib/matplotlib/_tight_layout.py), for axes in one grid.
struct TightLayout {
  private(set) var parameters: SubplotParameters
  private let figure: Figure
  /// Pixels of the whole figure; all distances are such.
  private let size: (width: Double, height: Double)
  private let point: Double

  /// - Parameters:
  ///   - pad: the room at the edges and between axes, in heights of a letter.
  ///   - room: the part of the figure to fill: left, bottom, right, top.
  ///   - belowTitle: whether the figure's title takes a part of it.
  init(_ figure: Figure, pad factor: Double, room: [Double], belowTitle: Bool) {
    self.figure = figure
    point = figure.dpi / 72
    size = (figure.figsize.0 * figure.dpi, figure.figsize.1 * figure.dpi)
    parameters = figure.subplotParameters
    arrange(pad: factor * figure.theme.fontSize * point, room, belowTitle: belowTitle)
  }

  private mutating func arrange(pad: Double, _ room: [Double], belowTitle: Bool) {
    let reach = overhangs()
    let foot = textHeight(figure.supxlabel).map { $0 + pad } ?? 0
    let side = figure.supylabel.map { $0.size(unit: point).width + pad } ?? 0
    let title = belowTitle ? textHeight(figure.suptitle).map { $0 + pad } ?? 0 : 0
    set(
      left: reach.columns.first + pad + side + room[0] * size.width,
      right: reach.columns.last + pad + (1 - room[2]) * size.width,
      top: reach.rows.first + pad + title + (1 - room[3]) * size.height,
      bottom: reach.rows.last + pad + foot + room[1] * size.height,
      gaps: (reach.columns.widestMeeting + pad, reach.rows.widestMeeting + pad), reach)
  }

  private func textHeight(_ text: Text?) -> Double? { text?.size(unit: point).height }

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
    let bars = figure.axes.filter { bar in axes.colorbarShares.contains { $0 === bar.barPlace } }
    return figure.extent(of: [axes] + bars, parameters)
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
  }
}

extension Figure {
  /// The pixels that axes cover with all their labels.
  func extent(of axes: [Axes], _ parameters: SubplotParameters) -> Rect {
    let measure = BoundsRenderer(dpi: dpi)
    let box = Rect(x: 0, y: 0, width: figsize.0 * dpi, height: figsize.1 * dpi)
    for one in axes { one.draw(on: measure, in: one.view(figureBox: box, parameters: parameters, dpi: dpi)) }
    return measure.bounds
  }

  /// The places that the layout finds.
  var arranged: SubplotParameters {
    switch layout {
    case nil: return subplotParameters
    case .tight(let pad, let room, let belowTitle)?:
      return TightLayout(self, pad: pad, room: room, belowTitle: belowTitle).parameters
    case .constrained?: return ConstrainedLayout(self).parameters
    }
  }
}

extension Text {
  /// The sides of the turned text in pixels.
  func size(unit: Double) -> (width: Double, height: Double) {
    let block = TextBlock(text, size: fontsize * unit, style: style)
    let box = Path(rect: block.bounds).transformed(by: .rotation(-rotation * .pi / 180)).controlBounds
    return (box.width, box.height)
  }
}
