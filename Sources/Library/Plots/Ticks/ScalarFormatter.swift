import Foundation

/// The labels of ticks with as many digits as they need, a common power of ten and a common offset:
/// matplotlib's `ScalarFormatter` (lib/matplotlib/ticker.py).
package struct ScalarFormatter {
  /// Labels of the ticks.
  package private(set) var labels: [String] = []
  /// What all labels have in common, to be written at the axis's end: "1e6", "+1e3"; empty for
  /// nothing.
  package private(set) var offsetText = ""

  private var offset = 0.0
  private var exponent = 0
  private var digits = 0

  /// What `ticklabel_format` sets.
  package struct Style {
    /// Numbers of these powers of ten and beyond are written with a common factor; nil for none.
    var powerLimits: (Int, Int)? = (-5, 6)
    /// Whether what is common to all labels is taken out of them.
    var hasOffset = true

    package init() {}
  }
  private let style: Style

  /// An offset must save at least this many digits.
  private static let offsetThreshold = 4

  package init(_ ticks: [Double], view: (Double, Double), style: Style = Style()) {
    self.style = style
    let (low, high) = (min(view.0, view.1), max(view.0, view.1))
    let visible = ticks.filter { $0 >= low && $0 <= high }
    guard !ticks.isEmpty else { return }
    offset = style.hasOffset ? Self.offset(visible) : 0
    exponent = commonPower(visible, range: high - low)
    digits = Self.digits(ticks, view: view, offset: offset, exponent: exponent)
    labels = ticks.map { format($0) }
    offsetText = commonText()
  }

  private func format(_ tick: Double) -> String {
    var value = (tick - offset) / pow(10, Double(exponent))
    if abs(value) < 1e-8 { value = 0 }
    return fixMinus(String(format: "%.\(digits)f", value))
  }

  private static func offset(_ visible: [Double]) -> Double {
    guard let low = visible.min(), let high = visible.max(), low != high, low > 0 || high < 0 else {
      return 0
    }
    let (least, most) = (min(abs(low), abs(high)), max(abs(low), abs(high)))
    let floorDivide = { (x: Double, power: Int) in (x / pow(10, Double(power))).rounded(.down) }
    let start = Int(log10(most).rounded(.up))
    var power = start
    while power > start - 320, floorDivide(least, power) == floorDivide(most, power) { power -= 1 }
    power += 1
    if (most - least) / pow(10, Double(power)) <= 1e-2 {
      power = start
      while power > start - 320, floorDivide(most, power) - floorDivide(least, power) <= 1 { power -= 1 }
      power += 1
    }
    let whole = floorDivide(most, power)
    guard whole >= pow(10, Double(offsetThreshold - 1)) else { return 0 }
    return (low < 0 ? -1 : 1) * whole * pow(10, Double(power))
  }

  private func commonPower(_ visible: [Double], range: Double) -> Int {
    let largest = visible.map(abs).max() ?? 0
    let size = offset != 0 ? range : largest
    guard size > 0, let limits = style.powerLimits else { return 0 }
    let power = Int(log10(size).rounded(.down))
    if limits.0 == limits.1, limits.0 != 0 { return limits.0 }
    return power <= limits.0 || power >= limits.1 ? power : 0
  }

  private static func digits(_ ticks: [Double], view: (Double, Double), offset: Double, exponent: Int) -> Int
  {
    let all = ticks.count < 2 ? ticks + [view.0, view.1] : ticks
    let scale = pow(10, Double(exponent))
    let scaled = all.map { ($0 - offset) / scale }
    var range = (scaled.max() ?? 0) - (scaled.min() ?? 0)
    if range == 0 { range = scaled.map(abs).max() ?? 0 }
    if range == 0 { range = 1 }
    let shown = ticks.count < 2 ? Array(scaled.dropLast(2)) : scaled
    let power = Int(log10(range).rounded(.down))
    var digits = max(0, 3 - power)
    let threshold = 1e-3 * pow(10, Double(power))
    while digits >= 0 {
      let unit = pow(10, Double(digits))
      let error = shown.map { abs($0 - ($0 * unit).rounded() / unit) }.max() ?? 0
      if error >= threshold { break }
      digits -= 1
    }
    return min(digits + 1, 17)
  }

  private func commonText() -> String {
    var text = exponent == 0 ? "" : "1e\(exponent)"
    if offset != 0 { text += (offset > 0 ? "+" : "") + Self.short(offset) }
    return fixMinus(text)
  }

  /// A number as matplotlib's `format_data` writes it: a mantissa and, unless it is nought, a power
  /// of ten.
  private static func short(_ value: Double) -> String {
    let power = Int(log10(abs(value)).rounded(.down))
    let mantissa = String(format: "%.10g", value / pow(10, Double(power)))
    return power == 0 ? mantissa : "\(mantissa)e\(power)"
  }
}

/// A number's text with the minus sign of typography.
func fixMinus(_ text: String) -> String { text.replacingOccurrences(of: "-", with: "−") }
