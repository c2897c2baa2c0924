import Raster
import UserErrors

extension Axes {
  /// Markers at points.
  ///
  /// - Parameters:
  ///   - s: the markers' areas in square points, one or one for each; 36 by default.
  ///   - c: a colour, colours, or numbers for the colour map; the next colour of the cycle by default.
  ///   - marker: matplotlib's letter: "o", "s", "x", "+", "^", ".", ...
  ///   - cmap: the colour map's name.
  ///   - vmin: the number that gets the map's first colour; the smallest by default.
  ///   - vmax: the number that gets the map's last colour; the largest by default.
  ///   - alpha: the opacity, from 0 to 1.
  ///   - linewidths: the width of the markers' edges in points.
  ///   - edgecolors: the colour of the edges; by default that of the face.
  @discardableResult
  public func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, s: any ArrayConvertible = 36.0,
    c: (any ColorArgument)? = nil, marker: String = "o", cmap: String = "viridis", vmin: Double? = nil,
    vmax: Double? = nil, alpha: Double? = nil, linewidths: Double = 1.5, edgecolors: String? = nil,
    label: String? = nil, zorder: Double = 1
  ) -> PathCollection {
    let (xs, ys) = orRaiseAny { try DataChecks.pair(x, y, in: "scatter") }
    let sizes = orRaiseAny { try DataChecks.each(s.arrayValues, count: xs.count, "s", in: "scatter") }
    let coloring = orRaiseAny { try self.coloring(c, count: xs.count) }
    var norm = Normalize(vmin: vmin ?? 0, vmax: vmax ?? 1)
    if case .values(let values) = coloring { norm = Normalize(values, vmin: vmin, vmax: vmax) }
    _ = MarkerShape.find(marker, size: 1)
    let collection = add(
      PathCollection(
        xs, ys, sizes: sizes.map { max($0, 0) }, coloring: coloring, marker: marker,
        cmap: Colormap.find(cmap),
        norm: norm, alpha: alpha, linewidths: linewidths,
        edgecolor: edgecolors == "face" ? nil : edgecolors.map(Color.parse), label: label, zorder: zorder))
    if case .values = coloring { currentMappable = collection }
    return collection
  }

  /// Markers at points, with the arguments in the order c, cmap, alpha, s.
  @discardableResult
  public func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, c: any ColorArgument, cmap: String = "viridis",
    alpha: Double? = nil, s: any ArrayConvertible, marker: String = "o", label: String? = nil
  ) -> PathCollection {
    scatter(x, y, s: s, c: c, marker: marker, cmap: cmap, alpha: alpha, label: label)
  }

  /// Markers at points, with the arguments in the order cmap, c, alpha, s.
  @discardableResult
  public func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, cmap: String, c: any ColorArgument,
    alpha: Double? = nil, s: any ArrayConvertible = 36.0, marker: String = "o", label: String? = nil
  ) -> PathCollection {
    scatter(x, y, s: s, c: c, marker: marker, cmap: cmap, alpha: alpha, label: label)
  }

  private func coloring(_ c: (any ColorArgument)?, count: Int) throws -> PathCollection.Coloring {
    guard let c else { return .same(nextPatchColor()) }
    if let names = c.colorNames {
      if names.count == 1 { return .same(Color.parse(names[0])) }
      guard names.count == count else {
        throw ShapeError(
          "scatter: c has \(names.count) colours for \(count) points; give one, or one for each")
      }
      return .each(names.map(Color.parse))
    }
    guard let values = c.colorValues, values.count == count else {
      throw ShapeError(
        "scatter: c has \(c.colorValues?.count ?? 0) numbers for \(count) points; give a number for each, or the name "
          + "of a colour")
    }
    return .values(values)
  }
}
