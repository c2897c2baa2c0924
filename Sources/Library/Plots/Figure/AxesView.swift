import Foundation
import Raster
import UserErrors

/// The coordinates in which an artist's points are given.
public enum CoordinateSystem: Sendable {
  /// Those of the axes' numbers: matplotlib's `ax.transData`.
  case data
  /// From (0, 0), the lower left corner of the axes, to (1, 1): `ax.transAxes`.
  case axes
  /// From (0, 0), the lower left corner of the figure, to (1, 1): `fig.transFigure`.
  case figure
  /// Points from the place that an annotation shows: matplotlib's "offset points".
  case offsetPoints
  /// x in data, y from 0 at the foot of the axes to 1 at their top: `ax.getXaxisTransform()`.
  case xData
  /// y in data, x from 0 at the left of the axes to 1: `ax.getYaxisTransform()`.
  case yData
}

extension CoordinateSystem: ExpressibleByStringLiteral {
  /// matplotlib's names: "data", "axes fraction", "figure fraction", "offset points".
  public init(stringLiteral name: String) {
    let names: [String: CoordinateSystem] = [
      "data": .data, "axes fraction": .axes, "figure fraction": .figure, "offset points": .offsetPoints,
    ]
    guard let system = names[name] else {
      raise(
        ValueError(
          "there are no coordinates '\(name)': use \"data\", \"axes fraction\", \"figure fraction\" or "
            + "\"offset points\""))
    }
    self = system
  }
}

/// Where the numbers of one axis are on the canvas.
struct AxisMap {
  let scale: Scale
  /// The numbers at the axis's two ends, in the order of `pixels`.
  let limits: (Double, Double)
  /// The pixel coordinates of the ends.
  let pixels: (Double, Double)
  private let start: Double
  private let factor: Double

  init(scale: Scale, limits: (Double, Double), pixels: (Double, Double)) {
    self.scale = scale
    self.limits = limits
    self.pixels = pixels
    start = scale.forward(limits.0)
    let range = scale.forward(limits.1) - start
    factor = range == 0 ? 0 : (pixels.1 - pixels.0) / range
  }

  @inline(__always)
  func callAsFunction(_ value: Double) -> Double { pixels.0 + (scale.forward(value) - start) * factor }

  /// Whether a number lies on the axis (with a tolerance of a thousandth of a pixel).
  func contains(_ value: Double) -> Bool {
    let p = self(value)
    return p >= min(pixels.0, pixels.1) - 1e-3 && p <= max(pixels.0, pixels.1) + 1e-3
  }
}

/// An axes' place on the canvas: the box in pixels, and the maps from data to pixels.
struct AxesView {
  let box: Rect
  let figureBox: Rect
  let x: AxisMap
  let y: AxisMap
  let dpi: Double

  /// Pixels of one point, 1/72 inch.
  var unit: Double { dpi / 72 }

  @inline(__always)
  func point(_ px: Double, _ py: Double) -> Point { Point(x(px), y(py)) }

  func point(_ px: Double, _ py: Double, in system: CoordinateSystem) -> Point {
    switch system {
    case .data, .offsetPoints: return point(px, py)
    case .xData: return Point(x(px), box.maxY - py * box.height)
    case .yData: return Point(box.minX + px * box.width, y(py))
    case .axes: return Point(box.minX + px * box.width, box.maxY - py * box.height)
    case .figure: return Point(figureBox.minX + px * figureBox.width, figureBox.maxY - py * figureBox.height)
    }
  }
}

/// The range of an artist's data along both axes, for automatic limits.
struct DataLimits {
  var x = Interval()
  var y = Interval()

  /// The extent of finite numbers, and the smallest of the positive ones.
  struct Interval {
    var low = Double.infinity
    var high = -Double.infinity
    var leastPositive = Double.infinity

    mutating func include(_ value: Double) {
      guard value.isFinite else { return }
      low = min(low, value)
      high = max(high, value)
      if value > 0 { leastPositive = min(leastPositive, value) }
    }

    mutating func include(_ other: Interval) {
      low = min(low, other.low)
      high = max(high, other.high)
      leastPositive = min(leastPositive, other.leastPositive)
    }
  }

  init() {}

  init(xs: [Double], ys: [Double]) {
    for value in xs { x.include(value) }
    for value in ys { y.include(value) }
  }

  mutating func include(_ point: Point) {
    x.include(point.x)
    y.include(point.y)
  }

  mutating func include(_ other: DataLimits) {
    x.include(other.x)
    y.include(other.y)
  }
}
