import Foundation

/// Places of ticks at multiples of "nice" steps: matplotlib's `MaxNLocator` (lib/matplotlib/ticker.py) with the settings of
/// its `AutoLocator`: steps 1, 2, 2.5, 5, 10.
package struct RoundTicks {
  /// The most intervals between ticks.
  var bins: Int
  /// Whether only whole numbers may carry ticks.
  var integer = false
  var steps: [Double] = [1, 2, 2.5, 5, 10]

  package init(bins: Int, integer: Bool = false) {
    self.bins = bins
    self.integer = integer
  }

  /// At least so many ticks are within the interval.
  var leastTicks = 2

  /// The ticks around an interval; the first and the last may lie outside of it.
  package func ticks(_ low: Double, _ high: Double) -> [Double] {
    let (low, high) = nonsingular(low, high)
    let (scale, offset) = Self.scaleRange(low, high, bins)
    let (vmin, vmax) = (low - offset, high - offset)
    var staircase =
      steps.dropLast().map { $0 * 0.1 * scale } + steps.map { $0 * scale } + [steps[1] * 10 * scale]
    if integer { staircase = staircase.filter { $0 < 1 || abs($0 - $0.rounded()) < 0.001 } }
    let raw = (vmax - vmin) / Double(bins)
    let first = staircase.firstIndex { $0 >= raw } ?? staircase.count - 1
    var result: [Double] = []
    for candidate in staircase[...first].reversed() {
      var step = candidate
      if integer, vmax.rounded(.down) - vmin.rounded(.up) >= Double(leastTicks - 1) {
        step = max(1, step)
      }
      let best = (vmin / step).rounded(.down) * step
      let edge = Edge(step: step, offset: abs(offset))
      let (from, to) = (edge.atMost(vmin - best), edge.atLeast(vmax - best))
      guard to >= from, to - from < 10_000 else { break }
      result = stride(from: from, through: to, by: 1).map { $0 * step + best }
      if result.filter({ $0 >= vmin && $0 <= vmax }).count >= leastTicks { break }
    }
    return result.map { $0 + offset }
  }

  /// A power of ten near the interval's size, and an offset where the interval is far from zero.
  private static func scaleRange(_ vmin: Double, _ vmax: Double, _ n: Int) -> (Double, Double) {
    let (size, mean) = (abs(vmax - vmin), (vmax + vmin) / 2)
    let offset =
      abs(mean) / size < 100 ? 0 : (mean < 0 ? -1 : 1) * pow(10, log10(abs(mean)).rounded(.down))
    return (pow(10, log10(size / Double(n)).rounded(.down)), offset)
  }

  /// Multiples of a step, with the tolerance that a large offset calls for.
  private struct Edge {
    let step: Double
    let offset: Double

    private func isClose(_ a: Double, _ b: Double) -> Bool {
      guard offset > 0 else { return abs(a - b) < 1e-10 }
      let digits = log10(offset / step)
      return abs(a - b) < min(0.4999, max(1e-10, pow(10, digits - 12)))
    }

    func atMost(_ x: Double) -> Double {
      let d = (x / step).rounded(.down)
      return isClose((x - d * step) / step, 1) ? d + 1 : d
    }

    func atLeast(_ x: Double) -> Double {
      let d = (x / step).rounded(.down)
      return isClose((x - d * step) / step, 0) ? d : d + 1
    }
  }
}

/// The interval, ordered, and widened where it is too small to be divided (matplotlib's `nonsingular`).
func nonsingular(_ low: Double, _ high: Double, expander: Double = 1e-13, tiny: Double = 1e-14) -> (
  Double, Double
) {
  guard low.isFinite, high.isFinite else { return (-expander, expander) }
  var (low, high) = (min(low, high), max(low, high))
  let largest = max(abs(low), abs(high))
  if largest < 1e6 / tiny * Double.leastNormalMagnitude { return (-expander, expander) }
  if high - low <= largest * tiny {
    if high == 0, low == 0 { return (-expander, expander) }
    low -= expander * abs(low)
    high += expander * abs(high)
  }
  return (low, high)
}
