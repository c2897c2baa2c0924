import Foundation
import Raster

/// One of the two axes of ``Axes``: its scale, limits, ticks and labels.
final class Axis {
  enum Direction { case x, y }

  let direction: Direction
  var scale = Scale.linear
  /// The limits that the user set; nil for those of the data.
  var limits: (Double?, Double?) = (nil, nil)
  var isInverted = false
  var margin = 0.05
  /// Ticks and labels that the user set.
  var fixedTicks: [Double]?
  var fixedLabels: [String]?
  var tickRotation = 0.0
  var tickColor = Color.black
  var tickLabelSize = 10.0
  var label = ""
  var labelSize = 10.0
  var labelColor = Color.black
  var grid: GridStyle?
  /// Whether ticks and labels are at the right (top) instead of the left (bottom).
  var isOpposite = false
  var showsTicks = true
  var showsLabels = true
  /// Only whole numbers carry ticks.
  var integerTicks = false

  init(_ direction: Direction) { self.direction = direction }

  /// How grid lines look.
  struct GridStyle {
    var color = Color(hex: 0xB0B0B0)
    var linewidth = 0.8
    var dashes: [Double] = []
    var alpha = 1.0
  }

  /// The view limits, from the data where the user set none.
  func view(_ data: DataLimits.Interval, stickies: [Double]) -> (Double, Double) {
    let (low, high) = automatic(data, stickies: stickies)
    let bounds = (limits.0 ?? low, limits.1 ?? high)
    let isSet = limits.0 != nil && limits.1 != nil
    let (first, second) = bounds.0 == bounds.1 ? widened(bounds.0) : bounds
    return isInverted && !isSet ? (second, first) : (first, second)
  }

  private func widened(_ value: Double) -> (Double, Double) {
    let d = max(abs(value) * 0.05, 0.05)
    return (value - d, value + d)
  }

  private func automatic(_ data: DataLimits.Interval, stickies: [Double]) -> (Double, Double) {
    guard data.low <= data.high else { return scale == .log ? (1, 10) : (0, 1) }
    var (low, high) = (data.low, data.high)
    if scale == .log {
      guard data.leastPositive.isFinite, high > 0 else { return (1, 10) }
      low = max(low, data.leastPositive)
      if low == high { (low, high) = (low / 10, high * 10) }
    } else if low == high {
      (low, high) = low == 0 ? (-0.05, 0.05) : (low - abs(low) * 0.05, high + abs(high) * 0.05)
    }
    let tolerance = 1e-5 * abs(high - low)
    let lowBound = stickies.filter { $0 <= low + tolerance }.max()
    let highBound = stickies.filter { $0 >= high - tolerance }.min()
    let (a, b) = (scale.forward(low), scale.forward(high))
    let delta = (b - a) * margin
    low = max(scale.backward(a - delta), lowBound ?? -.infinity)
    high = min(scale.backward(b + delta), highBound ?? .infinity)
    return (low, high)
  }

  /// The ticks of a view: places, labels, minor places, and what all labels have in common.
  func ticks(_ map: AxisMap, dpi: Double) -> Ticks {
    let (low, high) = (min(map.limits.0, map.limits.1), max(map.limits.0, map.limits.1))
    if let fixedTicks {
      let labels = fixedLabels ?? ScalarFormatter(fixedTicks, view: (low, high)).labels
      return Ticks(
        major: zip(fixedTicks, labels + Array(repeating: "", count: fixedTicks.count)).filter {
          map.contains($0.0)
        })
    }
    // A label is taken to need three times its height along x, twice along y.
    let length = abs(map.pixels.1 - map.pixels.0) / dpi * 72
    let room = Int(length / (tickLabelSize * (direction == .x ? 3 : 2)))
    if scale == .log {
      let log = LogTicks(low, high, most: min(max(room, 2), 9))
      return Ticks(
        major: zip(log.major, log.labels).filter { map.contains($0.0) },
        minor: log.minor.filter(map.contains),
        minorLabels: log.minorLabels)
    }
    let places = MaxNLocator(bins: min(max(room, 1), 9), integer: integerTicks).ticks(low, high)
    let formatter = ScalarFormatter(places, view: (low, high))
    return Ticks(
      major: zip(places, fixedLabels ?? formatter.labels).filter { map.contains($0.0) },
      offsetText: formatter.offsetText)
  }

  struct Ticks {
    var major: [(Double, String)] = []
    var minor: [Double] = []
    var minorLabels: [String] = []
    var offsetText = ""
  }
}
