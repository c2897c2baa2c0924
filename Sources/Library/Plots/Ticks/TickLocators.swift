import Foundation

/// Where an axis has its ticks: `ax.xaxis.setMajorLocator(.multiple(of: 5))`.
public enum TickLocator: Sendable {
  /// At multiples of a number: matplotlib's `MultipleLocator`.
  case multiple(of: Double)
  /// At most so many intervals between ticks at round numbers: matplotlib's `MaxNLocator`.
  case most(Int, integer: Bool = false)
  /// At most so many intervals, as axes have them of their own accord: matplotlib's `AutoLocator`.
  case automatic(Int, integer: Bool = false)
  /// At these places: matplotlib's `FixedLocator`.
  case fixed([Double])
  /// Nowhere: matplotlib's `NullLocator`.
  case none

  func places(_ low: Double, _ high: Double) -> [Double] {
    switch self {
    case .multiple(let step):
      guard step > 0, (high - low) / step < 1000 else { return [] }
      let first = (low / step - 1e-9).rounded(.up)
      return Array(stride(from: first, through: (high / step + 1e-9).rounded(.down), by: 1)).map { $0 * step }
    case .most(let bins, let integer):
      var ticks = RoundTicks(bins: max(bins, 1), integer: integer)
      ticks.steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
      return ticks.ticks(low, high)
    case .automatic(let bins, let integer):
      return RoundTicks(bins: max(bins, 1), integer: integer).ticks(low, high)
    case .fixed(let places): return places
    case .none: return []
    }
  }
}

/// How an axis writes its ticks: `ax.yaxis.setMajorFormatter(.percent())`.
public enum TickFormatter {
  /// A function of the number and the tick's place in the row: matplotlib's `FuncFormatter`.
  case function((Double, Int) -> String)
  /// C's format, as "%.2f" or "%d": matplotlib's `FormatStrFormatter`.
  case format(String)
  /// Parts of `xmax` in per cent: matplotlib's `PercentFormatter`.
  /// `decimals` digits after the point; nil for as many as the axis's length asks for.
  case percent(xmax: Double = 100, decimals: Int? = nil, symbol: String = "%")
  /// Nothing at all: matplotlib's `NullFormatter`.
  case none

  /// - Parameter span: the length of the axis in numbers.
  package func text(_ value: Double, _ place: Int, span: Double) -> String {
    // A tick at -0 is one at 0.
    let value = value == 0 ? 0 : value
    switch self {
    case .function(let body): return body(value, place)
    case .format(let format): return fixMinus(NumberFormat.text(format, value))
    case .percent(let xmax, let decimals, let symbol):
      let shown = abs(span / xmax * 100)
      let asked = shown > 0 ? min(max((2 - log10(2 * shown)).rounded(.up), 0), 5) : 0
      return fixMinus(String(format: "%.\(decimals ?? Int(asked))f", value / xmax * 100)) + symbol
    case .none: return ""
    }
  }
}

/// Ticks at multiples of a number.
public func MultipleLocator(_ base: Double) -> TickLocator { .multiple(of: base) }
/// Ticks at these places.
public func FixedLocator(_ locs: [Double]) -> TickLocator { .fixed(locs) }
/// No ticks.
public func NullLocator() -> TickLocator { .none }
/// At most so many intervals between ticks, at round numbers.
public func MaxNLocator(_ nbins: Int = 10, integer: Bool = false) -> TickLocator {
  .most(nbins, integer: integer)
}
/// Labels by a function of the number and the tick's place in the row.
public func FuncFormatter(_ function: @escaping (Double, Int) -> String) -> TickFormatter {
  .function(function)
}
/// Labels by C's format, as "%.2f".
public func FormatStrFormatter(_ format: String) -> TickFormatter { .format(format) }
/// Labels by Python's format, as "{x:,.0f} km".
public func StrMethodFormatter(_ format: String) -> TickFormatter { .format(format) }
/// Labels in per cent of `xmax`, with so many digits after the point, nil for as many as the axis's
/// length asks for.
public func PercentFormatter(_ xmax: Double = 100, decimals: Int? = nil, symbol: String = "%")
  -> TickFormatter
{
  .percent(xmax: xmax, decimals: decimals, symbol: symbol)
}
/// Labels in per cent of `xmax`.
public func PercentFormatter(xmax: Double, decimals: Int? = nil, symbol: String = "%") -> TickFormatter {
  .percent(xmax: xmax, decimals: decimals, symbol: symbol)
}
/// No labels.
public func NullFormatter() -> TickFormatter { .none }
