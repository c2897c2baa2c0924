import Foundation

/// Ticks of a logarithmic axis: powers of ten, and their multiples as minor ticks.
package struct LogTicks {
  package private(set) var major: [Double] = []
  package private(set) var labels: [String] = []
  private(set) var minor: [Double] = []
  private(set) var minorLabels: [String] = []

  /// - Parameter most: at most so many major ticks.
  package init(_ low: Double, _ high: Double, most: Int) {
    guard low > 0, high > low, high.isFinite else { return }
    let (first, last) = (Int(log10(low).rounded(.down)), Int(log10(high).rounded(.up)))
    let step = max(1, (last - first + max(most, 2) - 1) / max(most, 2))
    let inside = { (x: Double) in x >= low * (1 - 1e-12) && x <= high * (1 + 1e-12) }
    for power in stride(from: first, through: last, by: step) {
      major.append(pow(10, Double(power)))
      labels.append("$10^{\(power)}$")
    }
    if step == 1 {
      for power in first...last {
        for multiple in 2...9 where inside(Double(multiple) * pow(10, Double(power))) {
          minor.append(Double(multiple) * pow(10, Double(power)))
        }
      }
    }
    // Less than one decade: the multiples need labels, or there would be none.
    guard major.filter(inside).count < 2 else { return }
    // In more than two fifths of a decade only some of them, so that they do not meet (matplotlib's
    // `LogFormatter`).
    let labelled: Set<Int> = log10(high / low) > 0.4 ? [2, 3, 4, 6] : Set(2...9)
    minorLabels = minor.map { tick in
      let power = Int(log10(tick * (1 + 1e-12)).rounded(.down))
      let multiple = Int((tick / pow(10, Double(power))).rounded())
      return labelled.contains(multiple) ? "$\(multiple) \\times 10^{\(power)}$" : ""
    }
  }
}

extension LogTicks {
  /// Labels of places that the user set, on an axis from `low` to `high`: powers of ten, and
  /// multiples of them where the axis is short (matplotlib's `LogFormatter`).
  package static func labels(of places: [Double], _ low: Double, _ high: Double) -> [String] {
    let decades = low > 0 ? log10(high / low) : .infinity
    let labelled: Set<Int> = decades > 1 ? [] : decades > 0.4 ? [2, 3, 4, 6] : Set(2...9)
    return places.map { place in
      guard place > 0 else { return "" }
      let power = log10(place)
      if abs(power - power.rounded()) < 1e-9 { return "$10^{\(Int(power.rounded()))}$" }
      let whole = Int(power.rounded(.down))
      let multiple = place / pow(10, Double(whole))
      guard labelled.contains(Int(multiple.rounded())) else { return "" }
      return "$\(NumberFormat.shortest(multiple)) \\times 10^{\(whole)}$"
    }
  }
}
