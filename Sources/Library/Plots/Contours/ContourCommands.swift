import Foundation
import Raster
import UserErrors

extension Plotting {
  /// Lines on which a grid of numbers has certain values.
  ///
  /// - Parameters:
  ///   - data: Z of shape (rows, columns), or X, Y and Z; X and Y as `np.meshgrid` makes them, or
  ///     one number for each column and row.
  ///   - levels: how many lines, about, at round numbers; or their values.
  ///   - colors: a colour for all lines, or one for each, instead of the map's; lines below zero
  ///     are then dashed.
  ///   - linewidths: in points.
  @discardableResult
  public func contour(
    _ data: any ArrayConvertible..., levels: (any ArrayConvertible)? = nil,
    colors: (any ColorArgument)? = nil,
    cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil, vmin: Double? = nil,
    vmax: Double? = nil, alpha: Double = 1, linewidths: (any ArrayConvertible)? = nil,
    linestyles: String? = nil, zorder: Double = 2
  ) -> ContourSet {
    let settings = ContourSettings(
      name: "contour", isFilled: false, levels: levels, colors: colors, cmap: cmap, norm: norm, vmin: vmin,
      vmax: vmax, alpha: alpha, linewidths: linewidths, linestyles: linestyles, zorder: zorder)
    return settings.draw(data, in: plottedAxes)
  }

  /// The areas between contour lines, filled; takes what `contour` takes.
  ///
  /// - Parameter extend: whether areas beyond the levels are filled: "both", "min" or "max".
  @discardableResult
  public func contourf(
    _ data: any ArrayConvertible..., levels: (any ArrayConvertible)? = nil,
    colors: (any ColorArgument)? = nil,
    cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil, vmin: Double? = nil,
    vmax: Double? = nil, alpha: Double = 1, zorder: Double = 1, extend: String = "neither"
  ) -> ContourSet {
    guard let reach = ContourSet.Reach(rawValue: extend) else {
      raise(
        ValueError(
          "contourf: extend is '\(extend)', but must be \"neither\", \"both\", \"min\" or \"max\""))
    }
    let settings = ContourSettings(
      name: "contourf", isFilled: true, levels: levels, colors: colors, cmap: cmap, norm: norm, vmin: vmin,
      vmax: vmax, alpha: alpha, linewidths: nil, linestyles: nil, zorder: zorder,
      reach: reach)
    return settings.draw(data, in: plottedAxes)
  }

  /// Writes its number on each contour line.
  ///
  /// - Parameters:
  ///   - fontsize: in points.
  ///   - inline: whether the line makes room for the number.
  ///   - levels: those that get numbers; by default all.
  ///   - fmt: how numbers are written: "%.2f", "{:.2f}", or a text for each: `[0.5: "half"]`.
  ///   - colors: the colour of the numbers; by default the lines'.
  public func clabel(
    _ contours: ContourSet, _ levels: (any ArrayConvertible)? = nil, inline: Bool = true,
    fontsize: (any FontSize)? = nil, fmt: (any LevelFormat)? = nil,
    colors: (any ColorArgument)? = nil
  ) {
    guard !contours.isFilled else {
      raise(ValueError("clabel writes on lines: give it the value of contour"))
    }
    let size = points(fontsize, base: plottedAxes.theme.fontSize, "fontsize")
    let numbers = ScalarFormatter(
      contours.levels, view: (contours.levels.first ?? 0, contours.levels.last ?? 1)
    ).labels
    let chosen = levels?.arrayValues ?? contours.levels
    contours.labels = contours.levels.enumerated().filter { chosen.contains($0.element) }.map { i, level in
      ContourLabel(
        level: i, text: fmt.map { $0.text(level) } ?? numbers[i], fontsize: size,
        color: colors.map { $0.single("colors") } ?? contours.color(i), inline: inline)
    }
  }
}

/// How the numbers of contour lines are written.
public protocol LevelFormat {
  /// The number's text.
  func text(_ level: Double) -> String
}

extension String: LevelFormat {
  /// By this format.
  public func text(_ level: Double) -> String { NumberFormat.text(self, level) }
}

extension Dictionary: LevelFormat where Key == Double, Value == String {
  /// The level's own text.
  public func text(_ level: Double) -> String { self[level] ?? NumberFormat.shortest(level) }
}

private struct ContourSettings {
  let name: String
  let isFilled: Bool
  let levels: (any ArrayConvertible)?
  let colors: (any ColorArgument)?
  let cmap: (any ColormapArgument)?
  let norm: (any NormArgument)?
  let vmin: Double?
  let vmax: Double?
  let alpha: Double
  let linewidths: (any ArrayConvertible)?
  let linestyles: String?
  let zorder: Double
  var reach = ContourSet.Reach.neither

  func draw(_ data: [any ArrayConvertible], in axes: Axes) -> ContourSet {
    var (data, levels) = (data, levels)
    // The levels may stand last without a name.
    if levels == nil, data.count == 2 || data.count == 4 { levels = data.removeLast() }
    let grid = orRaiseAny { try GridData(data, in: name) }
    guard grid.xs.count > 1, grid.ys.count > 1 else {
      raise(ShapeError("\(name): Z must have at least two rows and two columns"))
    }
    let scale = norm?.normalize(grid.values)
    let borders = self.borders(
      grid, levels, isMask: data.last?.hasBooleanElements ?? false,
      isLogarithmic: scale?.isLogarithmic ?? false)
    let shown = scale ?? Normalize(vmin: vmin ?? borders[0], vmax: vmax ?? borders[borders.count - 1])
    let given = orRaiseAny { try colors?.colorList() } ?? colors.map { [$0.single("colors")] }
    let set = ContourSet(
      grid: grid, levels: borders, isFilled: isFilled, cmap: (cmap ?? axes.theme.cmap).colormap, norm: shown,
      colors: given, alpha: alpha, linewidths: linewidths?.arrayValues ?? [axes.theme.linewidth],
      dashes: borders.map { level in
        if let linestyles { return orRaiseAny { try LineFormat.dashes(linestyles) } ?? [] }
        return given?.count == 1 && level < 0 ? [3.7, 1.6] : []
      }, zorder: zorder, reach: reach)
    axes.currentMappable = set
    return axes.add(set)
  }

  /// The given values, or round numbers.
  private func borders(_ grid: GridData, _ levels: (any ArrayConvertible)?, isMask: Bool, isLogarithmic: Bool)
    -> [Double]
  {
    if let levels, !levels.arrayShape.isEmpty {
      let values = levels.arrayValues
      guard !values.isEmpty, zip(values, values.dropFirst()).allSatisfy(<), !isFilled || values.count > 1
      else {
        raise(ValueError("\(name): levels must rise\(isFilled ? ", and be at least two" : "")"))
      }
      return values
    }
    if levels == nil, isMask { return isFilled ? [0, 0.5, 1] : [0.5] }
    let finite = grid.values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
    guard let low = finite.min(), let high = finite.max() else { return [0, 1] }
    if isLogarithmic {
      let powers = (Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))).map {
        pow(10, Double($0))
      }
      return powers.count > 1 ? powers : [powers[0], powers[0] * 10]
    }
    let count = Int(levels?.arrayValues.first ?? 7)
    guard count >= 0 else { raise(ValueError("\(name): levels is \(count), but must not be negative")) }
    var locator = RoundTicks(bins: count + 1)
    (locator.leastTicks, locator.steps) = (1, [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
    let places = locator.ticks(low, high)
    // One border below (above) the data is enough.
    let from = places.lastIndex { $0 < low } ?? 0
    let to = places.firstIndex { $0 > high } ?? places.count - 1
    let kept = to - from < 2 ? places : Array(places[from...to])
    return kept.count > 1 ? kept : [low, high > low ? high : low + 1]
  }
}
