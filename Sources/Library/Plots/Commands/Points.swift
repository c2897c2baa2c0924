import Raster
import UserErrors

extension Plotting {
  /// Markers at points.
  ///
  /// - Parameters:
  ///   - x: the points' x: numbers, or names.
  ///   - s: the markers' areas in square points, one or one for each; 36 by default.
  ///   - c: a colour, colours, or numbers for the colour map; the next colour of the cycle by
  ///     default.
  ///   - marker: matplotlib's letter: "o", "s", "x", "+", "^", ".", ...
  ///   - cmap: a colour map or its name.
  ///   - norm: how numbers become colours: ``LogNorm``, ``BoundaryNorm``, ...
  ///   - vmin: the number that gets the map's first colour; the smallest by default.
  ///   - vmax: the number that gets the map's last colour; the largest by default.
  ///   - alpha: the opacity, from 0 to 1.
  ///   - linewidths: the width of the markers' edges in points: 1, and 1.5 for markers without an
  ///     inside.
  ///   - edgecolors: the colour of the edges; by default that of the face.
  ///   - color: colours, where `c` is not given.
  @discardableResult
  public func scatter(
    _ x: any PlotData, _ y: any PlotData, s: (any ArrayConvertible)? = nil,
    c: (any ColorArgument)? = nil, marker: String = "o", cmap: (any ColormapArgument)? = nil,
    norm: (any NormArgument)? = nil, vmin: Double? = nil, vmax: Double? = nil, alpha: Double? = nil,
    linewidths: (any ArrayConvertible)? = nil, edgecolors: (any ColorArgument)? = nil,
    label: (any LabelArgument)? = nil,
    zorder: Double = 1,
    color: (any ColorArgument)? = nil, facecolors: (any ColorArgument)? = nil, linewidth: Double? = nil,
    edgecolor: (any ColorArgument)? = nil, lw: Double? = nil, ec: (any ColorArgument)? = nil
  ) -> PathCollection {
    let axes = plottedAxes
    let (xs, ys) = orRaiseAny {
      try DataChecks.pair(axes.xAxis.places(x, "scatter"), axes.yAxis.places(y, "scatter"), in: "scatter")
    }
    let area = axes.theme.markersize * axes.theme.markersize
    let sizes = orRaiseAny {
      try DataChecks.each((s ?? area).arrayValues, count: xs.count, "s", in: "scatter")
    }
    let isHollow = (facecolors as? String) == "none"
    let coloring = orRaiseAny {
      try axes.coloring(c ?? color ?? (isHollow ? nil : facecolors), count: xs.count)
    }
    var scale = Normalize(vmin: vmin ?? 0, vmax: vmax ?? 1)
    if case .values(let values) = coloring {
      scale = norm?.normalize(values) ?? Normalize(values, vmin: vmin, vmax: vmax)
    }
    let shape = MarkerShape.find(marker, size: 1)
    var edge = edgecolors ?? edgecolor ?? ec
    if (edge as? String) == "face" { edge = nil }
    var edges = edge.map { $0.each(xs.count, "edgecolors") }
    if isHollow, edges == nil, case .same(let color) = coloring { edges = [color] }
    let given: (any ArrayConvertible)? = linewidths ?? linewidth ?? lw
    let widths: any ArrayConvertible = given ?? (shape.isFilled ? 1 : axes.theme.linewidth)
    let collection = axes.add(
      PathCollection(
        xs, ys, sizes: sizes.map { max($0, 0) }, coloring: isHollow ? .same(.clear) : coloring,
        marker: marker,
        cmap: (cmap ?? axes.theme.cmap).colormap, norm: scale, alpha: alpha,
        linewidths: orRaiseAny {
          try DataChecks.each(widths.arrayValues, count: xs.count, "linewidths", in: "scatter")
        },
        edgecolors: edges, label: label?.labels.first, zorder: zorder))
    if case .values = coloring { axes.currentMappable = collection }
    return collection
  }
}

extension Axes {
  fileprivate func coloring(_ c: (any ColorArgument)?, count: Int) throws -> PathCollection.Coloring {
    guard let c else { return .same(nextPatchColor()) }
    if let values = c.colorValues, values.count == count { return .values(values) }
    if let colors = try c.colorList() {
      if colors.count == 1 { return .same(colors[0]) }
      guard colors.count == count else {
        throw ShapeError(
          "scatter: c has \(colors.count) colours for \(count) points; give one, or one for each")
      }
      return .each(colors)
    }
    // Numbers of shape (n, 1), as a network's answers.
    if let numbers = c as? any ArrayConvertible, numbers.arrayValues.count == count {
      return .values(numbers.arrayValues)
    }
    throw ShapeError(
      "scatter: c has \(c.colorValues?.count ?? 0) numbers for \(count) points; give a number for each, or the name "
        + "of a colour")
  }
}
