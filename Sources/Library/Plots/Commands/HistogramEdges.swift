import Foundation
import UserErrors

/// The borders of a histogram's bins, as `numpy.histogram_bin_edges` finds them.
enum HistogramEdges {
  /// - Parameters:
  ///   - bins: a number of bins, their borders, or the name of a rule.
  ///   - values: the values of all data sets.
  ///   - range: the first and the last border.
  /// - Throws: `ValueError` where there would be no bins, or no such rule.
  static func list(_ bins: any PlotData, of values: [Double], range: (Double, Double)?) throws -> [Double] {
    if let numbers = bins as? any ArrayConvertible, !numbers.arrayShape.isEmpty {
      let edges = numbers.arrayValues
      guard edges.count > 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw ValueError("hist: the borders of bins must be at least two numbers in rising order")
      }
      return edges
    }
    let finite = values.filter(\.isFinite)
    var (low, high) = range ?? (finite.min() ?? 0, finite.max() ?? 1)
    guard low <= high else { throw ValueError("hist: range is (\(low), \(high)), but must rise") }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let count = try count(bins, of: finite.filter { $0 >= low && $0 <= high }, span: high - low)
    guard count > 0, count < 1_000_000 else {
      throw ValueError("hist: bins is \(count), but must be at least 1")
    }
    return (0...count).map { low + (high - low) * Double($0) / Double(count) }
  }

  private static func count(_ bins: any PlotData, of values: [Double], span: Double) throws -> Int {
    if let number = bins as? any ArrayConvertible { return Int(number.arrayValues[0]) }
    guard let rule = bins as? String else {
      throw ValueError("hist: bins is a number, an array of borders or the name of a rule")
    }
    let width = try width(rule, values, span)
    return values.isEmpty || width <= 0 ? 1 : Int((span / width).rounded(.up))
  }

  private static func width(_ rule: String, _ values: [Double], _ span: Double) throws -> Double {
    let n = Double(values.count)
    let sorted = values.sorted()
    let range = (sorted.last ?? 0) - (sorted.first ?? 0)
    let sturges = range / (log2(n) + 1)
    switch rule {
    case "sturges": return sturges
    case "sqrt": return range / n.squareRoot()
    case "rice": return range / (2 * cbrt(n))
    case "scott":
      let mean = values.reduce(0, +) / n
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      return cbrt(24 * Double.pi.squareRoot() / n) * variance.squareRoot()
    case "fd", "auto":
      guard n > 0 else { return 0 }
      let quartiles = BoxStatistics.quantile(sorted, 0.75) - BoxStatistics.quantile(sorted, 0.25)
      let width = 2 * quartiles / cbrt(n)
      if rule == "fd" { return width }
      // At most twice as many bins as the rule of the square root gives.
      return min(max(width, range / n.squareRoot() / 2), sturges)
    default:
      throw ValueError(
        "hist: there is no rule '\(rule)' for bins. There are: auto, fd, rice, scott, sqrt, sturges")
    }
  }
}
