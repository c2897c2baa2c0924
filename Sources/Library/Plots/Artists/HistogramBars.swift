import Raster

/// Draws a histogram's data sets as bars or outlines.
struct HistogramBars {
  let axes: Axes
  let counts: HistogramCounts
  let isStacked: Bool
  let isVertical: Bool
  let rwidth: Double?
  let align: String
  let edgecolor: Color?
  let linewidth: Double
  let dashes: [Double]
  let alpha: Double
  /// nil for that of bars, and of lines for outlines alone.
  let zorder: Double?

  /// How much of a bin all bars take together: four fifths where several stand side by side.
  private var share: Double {
    rwidth.map { min(max($0, 0), 1) } ?? (counts.rows.count > 1 && !isStacked ? 0.8 : 1)
  }

  private func shift(_ width: Double) -> Double {
    align == "left" ? -width / 2 : align == "right" ? width / 2 : 0
  }

  func bars(_ set: Int, _ face: Color, label: String?) -> BarContainer {
    let (row, edges) = (counts.rows[set], counts.edges)
    let sets = isStacked ? 1 : Double(counts.rows.count)
    let feet = isStacked && set > 0 ? counts.rows[set - 1] : [Double](repeating: 0, count: row.count)
    let bars = row.indices.map { i -> Rectangle in
      let bin = edges[i + 1] - edges[i]
      let width = bin * share / sets
      let left = edges[i] + bin * (1 - share) / 2 + (isStacked ? 0 : Double(set)) * width + shift(bin)
      let length = row[i] - feet[i]
      let bar =
        isVertical
        ? Rectangle((left, feet[i]), width, length, linewidth: linewidth, zorder: zorder ?? 1)
        : Rectangle((feet[i], left), length, width, linewidth: linewidth, zorder: zorder ?? 1)
      bar.dashes = dashes
      bar.facecolor = face.withAlpha(face.alpha * alpha)
      bar.edgecolor = edgecolor.map { $0.withAlpha($0.alpha * alpha) } ?? .clear
      if isVertical { bar.sticky.y = [feet[i]] } else { bar.sticky.x = [feet[i]] }
      return axes.add(bar)
    }
    let container = BarContainer(bars, label: label, isVertical: isVertical, datavalues: row)
    axes.containers.append(container)
    container.nameByFirstBar()
    return container
  }

  func steps(_ set: Int, _ color: Color, label: String?, isFilled: Bool) -> BarContainer {
    let (row, edges) = (counts.rows[set], counts.edges)
    let feet = isStacked && set > 0 ? counts.rows[set - 1] : nil
    var points = [Point(edges[0], feet?[0] ?? 0)]
    for (i, count) in row.enumerated() { points += [Point(edges[i], count), Point(edges[i + 1], count)] }
    points.append(Point(edges[edges.count - 1], feet?.last ?? 0))
    if let feet, isFilled {
      for i in row.indices.reversed() { points += [Point(edges[i + 1], feet[i]), Point(edges[i], feet[i])] }
    }
    let shape = Polygon(
      points: isVertical ? points : points.map { Point($0.y, $0.x) },
      facecolor: isFilled ? color.withAlpha(color.alpha * alpha) : .clear,
      edgecolor: (edgecolor ?? (isFilled ? .clear : color)).faded(alpha),
      linewidth: linewidth, label: label, zorder: zorder ?? (isFilled ? 1 : 2), closed: isFilled)
    shape.dashes = dashes
    shape.sticky = isVertical ? ([], [0]) : ([0], [])
    _ = axes.add(shape)
    return BarContainer([], label: nil, isVertical: isVertical, datavalues: row)
  }
}
