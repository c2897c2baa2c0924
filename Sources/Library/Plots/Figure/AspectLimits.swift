import Foundation
import Raster

/// Limits widened so that a unit has the same length along both axes while the box stays: what `axis("equal")` means
/// (matplotlib's `Axes.apply_aspect` with `adjustable="datalim"`).
struct AspectLimits {
  let axes: Axes
  let aspect: Double
  let box: Rect

  private struct Span {
    let low: Double
    let high: Double
    var size: Double { max(abs(high - low), 1e-30) }
    var middle: Double { (low + high) / 2 }

    /// The span with another size about its middle, in the axis's own direction.
    func resized(_ size: Double, _ scale: Scale) -> (Double, Double) {
      let half = (high < low ? -size : size) / 2
      return (scale.backward(middle - half), scale.backward(middle + half))
    }
  }

  func limits(_ limits: (x: (Double, Double), y: (Double, Double))) -> (
    x: (Double, Double), y: (Double, Double)
  ) {
    let (xScale, yScale) = (axes.xAxis.scale, axes.yAxis.scale)
    let x = Span(low: xScale.forward(limits.x.0), high: xScale.forward(limits.x.1))
    let y = Span(low: yScale.forward(limits.y.0), high: yScale.forward(limits.y.1))
    let ratio = box.height / box.width / aspect
    let expander = ratio * x.size / y.size - 1
    guard expander.isFinite, abs(expander) >= 0.005 else { return limits }
    let (wantedX, wantedY) = (y.size / ratio, ratio * x.size)
    return widensY(x, y, wantedX, wantedY, expander)
      ? (limits.x, y.resized(wantedY, yScale)) : (x.resized(wantedX, xScale), limits.y)
  }

  /// Which axis gives way: the one that has to grow, unless both have room around their data.
  private func widensY(_ x: Span, _ y: Span, _ wantedX: Double, _ wantedY: Double, _ expander: Double) -> Bool
  {
    if axes.xAxis.range.axes.count > 1, axes.yAxis.range.axes.count == 1 { return true }
    if axes.yAxis.range.axes.count > 1, axes.xAxis.range.axes.count == 1 { return false }
    let data = axes.dataLimits()
    let reach = { (interval: DataLimits.Interval, scale: Scale) -> Double in
      interval.low <= interval.high ? 1.05 * (scale.forward(interval.high) - scale.forward(interval.low)) : 0
    }
    let (xReach, yReach) = (reach(data.x, axes.xAxis.scale), reach(data.y, axes.yAxis.scale))
    if x.size - xReach > 0, y.size - yReach > 0 {
      return (wantedY - yReach > 0 && expander < 0) || (wantedX - xReach < 0 && expander > 0)
    }
    return expander > 0
  }
}
