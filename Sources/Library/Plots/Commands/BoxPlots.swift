import Foundation
import Raster
import UserErrors

/// What `boxplot` drew for each data set.
public struct BoxPlot {
  /// The boxes from the first to the third quartile.
  public let boxes: [Artist]
  /// The lines at the medians.
  public let medians: [Line2D]
  /// The lines from the boxes to the farthest values within 1.5 times their height.
  public let whiskers: [Line2D]
  /// The short lines at the whiskers' ends.
  public let caps: [Line2D]
  /// The points beyond.
  public let fliers: [Line2D]
  /// The means, where they are wanted.
  public let means: [Line2D]

  /// A part by its name, as in Python: `for box in plot["boxes"] { … }`.
  public subscript(name: String) -> [BoxPlotPart] {
    let parts: [String: [Artist]] = [
      "boxes": boxes, "medians": medians, "whiskers": whiskers, "caps": caps, "fliers": fliers,
      "means": means,
    ]
    guard let part = parts[name] else {
      raise(
        ValueError("a box plot has no '\(name)'. There are: \(parts.keys.sorted().joined(separator: ", "))"))
    }
    return part.map(BoxPlotPart.init)
  }
}

/// A box or a line of a box plot, and what may be changed of it by matplotlib's names.
public struct BoxPlotPart {
  let artist: Artist

  /// The colour of the inside, of boxes that are filled (`patchArtist: true`).
  public func setFacecolor(_ color: any ColorArgument) {
    guard let box = artist as? Patch else {
      raise(ValueError("setFacecolor: a line has no inside; boxes have with boxplot(…, patchArtist: true)"))
    }
    box.setFacecolor(color)
  }
  /// The colour; of a filled box that of the inside and of the line around it.
  public func setColor(_ color: any ColorArgument) {
    (artist as? Line2D)?.setColor(color)
    (artist as? Patch)?.setFacecolor(color)
    (artist as? Patch)?.setEdgecolor(color)
  }
  /// The opacity.
  public func setAlpha(_ alpha: Double) {
    (artist as? Line2D)?.setAlpha(alpha)
    (artist as? Patch)?.setAlpha(alpha)
  }
  /// The width of the line in points.
  public func setLinewidth(_ width: Double) {
    (artist as? Line2D)?.setLinewidth(width)
    (artist as? Patch)?.setLinewidth(width)
  }
}

extension Plotting {
  /// Boxes from the first to the third quartile with a line at the median; whiskers to the farthest
  /// values within `whis` times the box's height; points for the values beyond.
  ///
  /// - Parameters:
  ///   - x: one data set, an array of them, or the columns of an array of shape (n, sets).
  ///   - positions: where the boxes stand; 1, 2, 3, ... by default.
  ///   - widths: their widths.
  ///   - vert: whether they stand upright.
  ///   - patchArtist: whether they are filled.
  ///   - tickLabels: names below the boxes; `labels` is the older name for it.
  ///   - showfliers: whether there are points beyond the whiskers.
  ///   - showmeans: whether a triangle is at the mean.
  ///   - boxprops: the boxes' looks as a dictionary, `["facecolor": "C1"]`; the others for the
  ///     lines at the medians and so on.
  @discardableResult
  public func boxplot(
    _ x: any ArrayConvertible, notch: Bool = false, vert: Bool = true, whis: Double = 1.5,
    positions: (any ArrayConvertible)? = nil, widths: (any ArrayConvertible)? = nil,
    patchArtist: Bool = false, tickLabels: [String]? = nil, showfliers: Bool = true, showmeans: Bool = false,
    zorder: Double = 2,
    labels: [String]? = nil, orientation: String? = nil, boxprops: LineProperties? = nil,
    medianprops: LineProperties? = nil, whiskerprops: LineProperties? = nil,
    capprops: LineProperties? = nil, flierprops: LineProperties? = nil,
    meanprops: LineProperties? = nil
  ) -> BoxPlot {
    if notch { raise(ValueError("boxplot: notches are not drawn here; leave notch out")) }
    let axes = plottedAxes
    let sets = HistogramCounts.sets(x)
    let places = positions?.arrayValues ?? (1...max(sets.count, 1)).map(Double.init)
    guard places.count == sets.count else {
      raise(ShapeError("boxplot: there are \(places.count) positions for \(sets.count) data sets"))
    }
    let span = (places.max() ?? 1) - (places.min() ?? 1)
    let wide = widths?.arrayValues ?? [min(max(0.15 * span, 0.15), 0.5)]
    let isUpright = vert && orientation != "horizontal"
    let drawing = BoxDrawing(axes: axes, isUpright: isUpright, isFilled: patchArtist, zorder: zorder)
    let boxes = sets.enumerated().map { i, values in
      drawing.draw(
        BoxStatistics(values, whis: whis), at: places[i], width: wide[i % wide.count], fliers: showfliers,
        mean: showmeans)
    }
    let axis = isUpright ? axes.xAxis : axes.yAxis
    if let low = places.min(), let high = places.max() {
      axes.artists.append(
        BoxPlotRoom(low - 0.5, high + 0.5, isX: isUpright, boxes: boxes.map(\.box)))
    }
    let names = tickLabels ?? labels ?? places.map { NumberFormat.shortest($0) }
    guard names.count == places.count else {
      raise(ShapeError("boxplot: there are \(names.count) labels for \(places.count) data sets"))
    }
    (axis.fixedTicks, axis.fixedLabels) = (places, names)
    for box in boxes {
      boxprops?.apply(to: box.box)
      medianprops?.apply(to: box.median)
      for whisker in box.whiskers { whiskerprops?.apply(to: whisker) }
      for cap in box.caps { capprops?.apply(to: cap) }
      if let fliers = box.fliers { flierprops?.apply(to: fliers) }
      if let mean = box.mean { meanprops?.apply(to: mean) }
    }
    return BoxPlot(
      boxes: boxes.map(\.box), medians: boxes.map(\.median), whiskers: boxes.flatMap(\.whiskers),
      caps: boxes.flatMap(\.caps), fliers: boxes.compactMap(\.fliers), means: boxes.compactMap(\.mean))
  }
}

/// The room that a box plot takes: nothing but limits, and what to say of the whole.
final class BoxPlotRoom: Artist {
  let boxes: [Artist]
  private let low: Double
  private let high: Double
  private let isX: Bool

  init(_ low: Double, _ high: Double, isX: Bool, boxes: [Artist]) {
    (self.low, self.high, self.isX, self.boxes) = (low, high, isX, boxes)
    super.init(zorder: 0)
  }

  override var dataLimits: DataLimits { DataLimits(xs: isX ? [low, high] : [], ys: isX ? [] : [low, high]) }
  override var stickyX: [Double] { isX ? [low, high] : [] }
  override var stickyY: [Double] { isX ? [] : [low, high] }
  override var hasHandle: Bool { false }
}

private struct BoxDrawing {
  let axes: Axes
  let isUpright: Bool
  let isFilled: Bool
  let zorder: Double

  struct Result {
    let box: Artist
    let median: Line2D
    let whiskers: [Line2D]
    let caps: [Line2D]
    let fliers: Line2D?
    let mean: Line2D?
  }

  func draw(_ s: BoxStatistics, at x: Double, width: Double, fliers: Bool, mean: Bool) -> Result {
    let (left, right) = (x - width / 2, x + width / 2)
    let corners = [(left, s.q1), (right, s.q1), (right, s.q3), (left, s.q3), (left, s.q1)]
    let ink = axes.theme.text
    let box: Artist
    if isFilled {
      let polygon = Polygon(
        points: corners.dropLast().map { isUpright ? Point($0.0, $0.1) : Point($0.1, $0.0) },
        facecolor: axes.theme.cycle[0], edgecolor: ink, linewidth: 1, label: nil, zorder: zorder)
      box = axes.add(polygon)
    } else {
      box = line(corners.map(\.0), corners.map(\.1), ink)
    }
    let whiskers = [line([x, x], [s.q1, s.low], ink), line([x, x], [s.q3, s.high], ink)]
    let (a, b) = (x - width / 4, x + width / 4)
    let caps = [line([a, b], [s.low, s.low], ink), line([a, b], [s.high, s.high], ink)]
    let median = line([left, right], [s.median, s.median], axes.theme.cycle[1 % axes.theme.cycle.count])
    median.zorder = zorder + (isFilled ? 0.1 : 0)
    var (far, middle): (Line2D?, Line2D?) = (nil, nil)
    if fliers {
      let points = line(s.beyond.map { _ in x }, s.beyond, ink)
      (points.dashes, points.marker, points.markerfacecolor, points.markeredgecolor) = (nil, "o", .clear, ink)
      far = points
    }
    if mean {
      let point = line([x], [s.mean], axes.theme.cycle[2 % axes.theme.cycle.count])
      (point.dashes, point.marker) = (nil, "^")
      middle = point
    }
    return Result(box: box, median: median, whiskers: whiskers, caps: caps, fliers: far, mean: middle)
  }

  private func line(_ xs: [Double], _ ys: [Double], _ color: Color) -> Line2D {
    let line = axes.add(
      Line2D(isUpright ? xs : ys, isUpright ? ys : xs, color: color, linewidth: 1, zorder: zorder))
    line.isPart = true
    return line
  }
}
