import Foundation
import Raster

/// One of the two axes: its limits, its scale, and what stands along it.
public final class Axis {
  enum Direction { case x, y }

  let direction: Direction
  /// The limits and the scale; one object for axes that share them.
  var range = AxisRange()
  /// Ticks and labels that the user set.
  var fixedTicks: [Double]?
  var fixedLabels: [String]?
  var minorTicks: [Double]?
  var hasMinorTicks = false
  var locator: TickLocator?
  var formatter: TickFormatter?
  var tickRotation = 0.0
  /// 0, 0.5 or 1: which part of a label is at its tick; nil for the middle.
  var tickAlignment: Double?
  /// Whether labels are placed first and turned about their ticks then.
  var tickTurnsAtAnchor = false
  var minorLocator: TickLocator?
  /// How labels without a formatter of their own are written.
  var numberStyle = ScalarFormatter.Style()
  /// The axes that it belongs to.
  weak var owner: Axes?
  var tickColor = (major: Color.black, minor: Color.black)
  var tickLabelColor = Color.black
  var tickLabelSize = 10.0
  var tickLength = (major: 3.5, minor: 2.0)
  var tickWidth = (major: 0.8, minor: 0.6)
  /// "out", "in" or "inout".
  var tickDirection = "out"
  var tickPad = 3.5
  var label = ""
  var labelSize = 10.0
  var labelColor = Color.black
  var labelPad = 4.0
  var labelStyle = FontStyle.regular
  var labelRotation: Double?
  var labelPlace = 0.5
  var grid: GridStyle?
  var minorGrid: GridStyle?
  /// Whether ticks and labels are at the right (top) instead of the left (bottom).
  var isOpposite = false
  /// Whether the name is at the right (top), where the ticks need not be.
  var isLabelOpposite = false
  var isVisible = true
  var showsTicks = true
  var showsMinorTicks = true
  var showsLabels = true
  /// Whether ticks and labels stand on the other side too.
  var mirrors = (major: false, minor: false, labels: false)
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

}

/// What an axis shows: limits and scale. Axes of `sharex`, `sharey` and `twinx` have one in common.
final class AxisRange {
  var scale = Scale.linear
  /// The limits that the user set; nil for those of the data.
  var limits: (Double?, Double?) = (nil, nil)
  /// Places that `set_ticks` brought into view; forgotten when new data come.
  var tickReach: (Double, Double)?
  var isInverted = false
  var margin = 0.05
  /// Names that stand for 0, 1, 2, ...
  var categories: [String] = []
  private var members: [Member] = []

  private struct Member {
    weak var axes: Axes?
  }

  /// The axes whose data count.
  var axes: [Axes] { members.compactMap(\.axes) }

  func add(_ axes: Axes) { members.append(Member(axes: axes)) }

  /// The view limits, from the data where the user set none.
  func view(_ data: DataLimits.Interval, stickies: [Double]) -> (Double, Double) {
    let (low, high) = automatic(data, stickies: stickies)
    let bounds = (limits.0 ?? low, limits.1 ?? high)
    let isSet = limits.0 != nil && limits.1 != nil
    var (first, second) = bounds.0 == bounds.1 ? widened(bounds.0) : bounds
    if let tickReach {
      let isFalling = first > second
      let (a, b) = (min(first, second, tickReach.0), max(first, second, tickReach.1))
      (first, second) = isFalling ? (b, a) : (a, b)
    }
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
      low = low > 0 ? low : data.leastPositive
      if low == high { (low, high) = (low / 10, high * 10) }
    } else if low == high {
      (low, high) = low == 0 ? (-0.05, 0.05) : (low - abs(low) * 0.05, high + abs(high) * 0.05)
    }
    let tolerance = 1e-5 * abs(high - low)
    let lowBound = stickies.filter { $0 <= low + tolerance }.max()
    let highBound = stickies.filter { $0 >= high - tolerance }.min()
    let (a, b) = (scale.forward(low), scale.forward(high))
    let delta = (b - a) * margin
    guard delta.isFinite else { return (low, high) }
    low = max(scale.backward(a - delta), lowBound ?? -.infinity)
    high = min(scale.backward(b + delta), highBound ?? .infinity)
    return (low, high)
  }

  /// Forgets what `set_ticks` brought into view, since the limits follow the data again.
  func dataChanged() { if limits.0 == nil || limits.1 == nil { tickReach = nil } }
}

extension Axis {
  var scale: Scale {
    get { range.scale }
    set { range.scale = newValue }
  }
  var limits: (Double?, Double?) {
    get { range.limits }
    set { (range.limits, range.tickReach) = (newValue, nil) }
  }
  var isInverted: Bool {
    get { range.isInverted }
    set { range.isInverted = newValue }
  }
  var margin: Double {
    get { range.margin }
    set { range.margin = newValue }
  }
  var categories: [String] {
    get { range.categories }
    set { range.categories = newValue }
  }
}
