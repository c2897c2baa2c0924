import Foundation

/// Where an axis has its ticks: `ax.xaxis.setMajorLocator(.multiple(of: 5))`.
public enum TickLocator: Sendable {
  /// At multiples of a number: matplotlib's `MultipleLocator`.
  case multiple(of: Double)
  /// At most so many intervals between ticks at round numbers: matplotlib's `MaxNLocator`.
  case most(Int, integer: Bool = false)
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
      return MaxNLocator(bins: max(bins, 1), integer: integer).ticks(low, high)
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
  case percent(xmax: Double = 100)
  /// Nothing at all: matplotlib's `NullFormatter`.
  case none

  func text(_ value: Double, _ place: Int) -> String {
    switch self {
    case .function(let body): return body(value, place)
    case .format(let format): return fixMinus(NumberFormat.text(format, value))
    case .percent(let xmax):
      let percent = value / xmax * 100
      return fixMinus(String(format: percent == percent.rounded() ? "%.0f" : "%.1f", percent)) + "%"
    case .none: return ""
    }
  }
}

/// Numbers by a format of C ("%.2f", "%d", "%g") or of Python ("{:.2f}", "{x:.1f}").
enum NumberFormat {
  static func text(_ format: String, _ value: Double) -> String {
    if let open = format.firstIndex(of: "{"), let close = format[open...].firstIndex(of: "}") {
      let inside = format[format.index(after: open)..<close]
      let spec = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
        .first
      let number = spec.map { text("%" + $0, value) } ?? shortest(value)
      return format[..<open] + number + format[format.index(after: close)...]
    }
    guard let percent = format.firstIndex(of: "%") else { return format }
    let rest = format[format.index(after: percent)...]
    guard let end = rest.firstIndex(where: { "dieEfFgG%".contains($0) }) else { return format }
    let directive = String(format[percent...end])
    guard directive.dropFirst().dropLast().allSatisfy({ "+-# 0123456789.".contains($0) }) else {
      return format
    }
    let number: String
    switch rest[end] {
    case "d", "i": number = String(format: "%.0f", value.rounded(.towardZero))
    case "%":
      number = rest.startIndex == end ? "%" : String(format: directive.dropLast() + "f%%", value * 100)
    default: number = String(format: directive, value)
    }
    return format[..<percent] + number + text(String(format[format.index(after: end)...]), value)
  }

  /// As Python's `%g`.
  static func shortest(_ value: Double) -> String { String(format: "%g", value) }
}

extension Axis {
  /// Where the ticks with labels are.
  public func setMajorLocator(_ locator: TickLocator) { (self.locator, fixedTicks) = (locator, nil) }
  /// How the labels are written.
  public func setMajorFormatter(_ formatter: TickFormatter) { self.formatter = formatter }
  /// How the labels are written, by a format as "%.2f" or "{x:.2f}".
  public func setMajorFormatter(_ format: String) { formatter = .format(format) }
  /// Hides the axis with its ticks, labels and name, or shows it again.
  public func setVisible(_ visible: Bool) { isVisible = visible }
  /// Turns the axis around.
  public func setInverted(_ inverted: Bool) { isInverted = inverted }
  /// Ticks and labels at the top (x) or the right (y).
  public func tickTop() { isOpposite = true }
  /// Ticks and labels at the right.
  public func tickRight() { isOpposite = true }
}
