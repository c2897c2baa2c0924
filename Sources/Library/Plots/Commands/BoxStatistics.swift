/// Quartiles, whiskers and what lies beyond them.
struct BoxStatistics {
  var (q1, median, q3, mean) = (Double.nan, Double.nan, Double.nan, Double.nan)
  var (low, high) = (Double.nan, Double.nan)
  var beyond: [Double] = []

  init(_ values: [Double], whis: Double) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return }
    q1 = Self.quantile(sorted, 0.25)
    median = Self.quantile(sorted, 0.5)
    q3 = Self.quantile(sorted, 0.75)
    mean = sorted.reduce(0, +) / Double(sorted.count)
    let reach = whis * (q3 - q1)
    low = min(sorted.first { $0 >= q1 - reach } ?? first, q1)
    high = max(sorted.last { $0 <= q3 + reach } ?? last, q3)
    beyond = sorted.filter { $0 < low || $0 > high }
  }

  /// As `numpy.percentile`: linear between the two nearest values.
  static func quantile(_ sorted: [Double], _ part: Double) -> Double {
    let at = part * Double(sorted.count - 1)
    let i = Int(at)
    return i + 1 < sorted.count ? sorted[i] + (sorted[i + 1] - sorted[i]) * (at - Double(i)) : sorted[i]
  }
}
