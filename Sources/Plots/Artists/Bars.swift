import Foundation
import Raster
import UserErrors

/// Bars of one `bar` or `hist`.
public final class BarContainer {
  /// The bars.
  public let patches: [Rectangle]

  init(_ patches: [Rectangle]) { self.patches = patches }
}

/// A histogram: counts, the borders of the bins, and the bars.
public struct Histogram {
  /// How many values (or which density) each bin has.
  public let counts: [Double]
  /// The borders of the bins, one more than counts.
  public let bins: [Double]
  /// The bars.
  public let bars: BarContainer
}

extension Axes {
  /// Bars.
  ///
  /// - Parameters:
  ///   - x: the bars' middles (or left sides with `align: "edge"`).
  ///   - height: their heights.
  ///   - width: their widths in data units.
  ///   - bottom: where they start.
  @discardableResult
  public func bar(
    _ x: any ArrayConvertible, _ height: any ArrayConvertible, width: Double = 0.8,
    bottom: (any ArrayConvertible)? = nil,
    align: String = "center", color: String? = nil, edgecolor: String? = nil, linewidth: Double = 1,
    alpha: Double = 1, label: String? = nil
  ) -> BarContainer {
    let (xs, heights) = orRaiseAny { try DataChecks.pair(x, height, in: "bar") }
    let bottoms = orRaiseAny {
      try DataChecks.each(bottom?.arrayValues ?? [0], count: xs.count, "bottom", in: "bar")
    }
    let face = (color.map(Color.parse) ?? nextPatchColor())
    let shift = align == "edge" ? 0 : -width / 2
    var bars: [Rectangle] = []
    for i in xs.indices {
      let foot = bottoms[i % bottoms.count]
      let bar = Rectangle((xs[i] + shift, foot), width, heights[i], alpha: alpha, label: i == 0 ? label : nil)
      bar.facecolor = face.withAlpha(face.alpha * alpha)
      bar.edgecolor = edgecolor.map { Color.parse($0).withAlpha(alpha) } ?? .clear
      bar.linewidth = linewidth
      bar.sticky.y = [foot]
      bars.append(add(bar))
    }
    return BarContainer(bars)
  }

  /// Bars with names instead of numbers below them.
  @discardableResult
  public func bar(
    _ names: [String], _ height: any ArrayConvertible, width: Double = 0.8, color: String? = nil,
    alpha: Double = 1,
    label: String? = nil
  ) -> BarContainer {
    setXticks(Array(names.indices), names)
    return bar(Array(names.indices), height, width: width, color: color, alpha: alpha, label: label)
  }

  /// Horizontal bars with names beside them.
  @discardableResult
  public func barh(
    _ names: [String], _ width: any ArrayConvertible, height: Double = 0.8, color: String? = nil,
    label: String? = nil
  ) -> BarContainer {
    setYticks(Array(names.indices), names)
    let widths = orRaiseAny { try DataChecks.pair(Array(names.indices), width, in: "barh") }.1
    let face = color.map(Color.parse) ?? nextPatchColor()
    let bars = widths.indices.map { i -> Rectangle in
      let bar = Rectangle((0, Double(i) - height / 2), widths[i], height, label: i == 0 ? label : nil)
      (bar.facecolor, bar.edgecolor) = (face, .clear)
      bar.sticky.x = [0]
      return add(bar)
    }
    return BarContainer(bars)
  }

  /// A histogram.
  ///
  /// - Parameters:
  ///   - x: the values; those that are no numbers are left out.
  ///   - bins: how many bins of equal width.
  ///   - range: the first and the last border; the smallest and the largest value by default.
  ///   - density: whether the bars' area is 1.
  ///   - histtype: "bar", or "step" for the outline alone.
  @discardableResult
  public func hist(
    _ x: any ArrayConvertible, bins: Int = 10, range: (Double, Double)? = nil, density: Bool = false,
    histtype: String = "bar", color: String? = nil, edgecolor: String? = nil, alpha: Double = 1,
    label: String? = nil
  ) -> Histogram {
    guard bins > 0 else { raise(ValueError("hist: bins is \(bins), but must be at least 1")) }
    let values = x.arrayValues.filter(\.isFinite)
    var (low, high) = range ?? (values.min() ?? 0, values.max() ?? 1)
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let edges = (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
    return hist(values, edges: edges, density, histtype, color, edgecolor, alpha, label)
  }

  /// A histogram with given borders of the bins, in rising order.
  @discardableResult
  public func hist(
    _ x: any ArrayConvertible, bins: [Double], density: Bool = false, histtype: String = "bar",
    color: String? = nil, edgecolor: String? = nil, alpha: Double = 1, label: String? = nil
  ) -> Histogram {
    guard bins.count > 1, zip(bins, bins.dropFirst()).allSatisfy({ $0 < $1 }) else {
      raise(ValueError("hist: the borders of bins must be at least two numbers in rising order"))
    }
    return hist(
      x.arrayValues.filter(\.isFinite), edges: bins, density, histtype, color, edgecolor, alpha, label)
  }

  private func hist(
    _ values: [Double], edges: [Double], _ density: Bool, _ type: String, _ color: String?,
    _ edgecolor: String?,
    _ alpha: Double, _ label: String?
  ) -> Histogram {
    var counts = Self.counts(values, edges)
    if density {
      let total = counts.reduce(0, +)
      for i in counts.indices where total > 0 { counts[i] /= total * (edges[i + 1] - edges[i]) }
    }
    if type == "step" {
      stairs(counts, edges, color: color ?? "C\(patchCyclePlace)", alpha: alpha, label: label)
      patchCyclePlace += 1
      return Histogram(counts: counts, bins: edges, bars: BarContainer([]))
    }
    let face = color.map(Color.parse) ?? nextPatchColor()
    let bars = counts.indices.map { i -> Rectangle in
      let bar = Rectangle((edges[i], 0), edges[i + 1] - edges[i], counts[i], label: i == 0 ? label : nil)
      bar.facecolor = face.withAlpha(face.alpha * alpha)
      bar.edgecolor = edgecolor.map { Color.parse($0).withAlpha(alpha) } ?? .clear
      bar.sticky.y = [0]
      return add(bar)
    }
    return Histogram(counts: counts, bins: edges, bars: BarContainer(bars))
  }

  /// A bin contains its lower border; the last one its upper border too (as `numpy.histogram`).
  private static func counts(_ values: [Double], _ edges: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: edges.count - 1)
    for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
      var (low, high) = (0, counts.count)
      while low < high - 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += 1
    }
    return counts
  }

  private func stairs(_ counts: [Double], _ edges: [Double], color: String, alpha: Double, label: String?) {
    var (xs, ys) = ([edges[0]], [0.0])
    for (i, count) in counts.enumerated() {
      xs += [edges[i], edges[i + 1]]
      ys += [count, count]
    }
    xs.append(edges[edges.count - 1])
    ys.append(0)
    _ = line(xs, ys, LineStyle(color: color, linewidth: 1, alpha: alpha), label: label)
  }

  /// The area between two lines.
  @discardableResult
  public func fillBetween(
    _ x: any ArrayConvertible, _ y1: any ArrayConvertible, _ y2: any ArrayConvertible = 0.0,
    color: String? = nil,
    alpha: Double = 1, label: String? = nil
  ) -> Polygon {
    let (xs, upper) = orRaiseAny { try DataChecks.pair(x, y1, in: "fillBetween") }
    let other = orRaiseAny { try DataChecks.each(y2.arrayValues, count: xs.count, "y2", in: "fillBetween") }
    let lower = other.count == 1 ? [Double](repeating: other[0], count: xs.count) : other
    let points = zip(xs, upper).map { Point($0, $1) } + zip(xs, lower).reversed().map { Point($0, $1) }
    let face = color.map(Color.parse) ?? nextPatchColor()
    return add(
      Polygon(
        points: points.filter(\.isFinite), facecolor: face.withAlpha(face.alpha * alpha), edgecolor: .clear,
        linewidth: 0, label: label, zorder: 1))
  }

  /// Points with bars of their errors.
  ///
  /// - Parameters:
  ///   - yerr: the bars' half heights, one or one for each point.
  ///   - xerr: the bars' half widths.
  ///   - fmt: the line's format, as in `plot`.
  ///   - capsize: half the length of the bars' ends in points.
  @discardableResult
  public func errorbar(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, yerr: (any ArrayConvertible)? = nil,
    xerr: (any ArrayConvertible)? = nil, fmt: String = "", color: String? = nil, ecolor: String? = nil,
    elinewidth: Double = 1.5, capsize: Double = 0, linewidth: Double = 1.5, marker: String? = nil,
    markersize: Double = 6, alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    let (xs, ys) = orRaiseAny { try DataChecks.pair(x, y, in: "errorbar") }
    let style = LineStyle(
      format: fmt, color: color, linewidth: linewidth, marker: marker, markersize: markersize, alpha: alpha)
    let main = line(xs, ys, style, label: label, zorder: 2.1)
    let barColor = ecolor.map(Color.parse) ?? main.color
    for (errors, isY) in [(yerr, true), (xerr, false)] {
      guard let errors else { continue }
      let sizes = orRaiseAny {
        try DataChecks.each(errors.arrayValues, count: xs.count, isY ? "yerr" : "xerr", in: "errorbar")
      }
      addErrorBars(xs, ys, sizes, isY: isY, color: barColor, linewidth: elinewidth, capsize: capsize)
    }
    return main
  }

  private func addErrorBars(
    _ xs: [Double], _ ys: [Double], _ sizes: [Double], isY: Bool, color: Color, linewidth: Double,
    capsize: Double
  ) {
    var (barX, barY): ([Double], [Double]) = ([], [])
    for i in xs.indices {
      let d = sizes[i % sizes.count]
      barX += isY ? [xs[i], xs[i], .nan] : [xs[i] - d, xs[i] + d, .nan]
      barY += isY ? [ys[i] - d, ys[i] + d, .nan] : [ys[i], ys[i], .nan]
    }
    let bars = add(Line2D(barX, barY, color: color, linewidth: linewidth))
    guard capsize > 0 else { return }
    bars.marker = isY ? "_" : "|"
    bars.markersize = 2 * capsize
  }
}
