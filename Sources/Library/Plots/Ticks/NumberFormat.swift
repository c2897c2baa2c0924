import Foundation
import UserErrors

/// Numbers by a format of C ("%.2f", "%d", "%g") or of Python ("{:.2f}", "{x:.1f}").
package enum NumberFormat {
  package static func text(_ format: String, _ value: Double) -> String {
    if let open = format.firstIndex(of: "{"), let close = format[open...].firstIndex(of: "}") {
      let inside = format[format.index(after: open)..<close]
      let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count < 2 || FormatSpec(parts[1]) != nil else {
        raise(ValueError("the format '\(format)' should be as \"{x:.2f}\", \"{x:,.0f}\" or \"{x:.0%}\""))
      }
      let number =
        parts.count < 2 ? signed(value) : FormatSpec(parts[1])?.text(value) ?? signed(value)
      return format[..<open] + number + text(String(format[format.index(after: close)...]), value)
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

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "-" : "") + FormatSpec.plain(value.magnitude)
  }

  /// As Python's `%g`.
  static func shortest(_ value: Double) -> String { String(format: "%g", value) }
}
