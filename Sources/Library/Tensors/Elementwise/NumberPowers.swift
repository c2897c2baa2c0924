import Foundation
import UserErrors

// Python's power of numbers: `1e-3 * 0.9 ** epoch`.

/// The power of two numbers.
public func ** (base: Double, exponent: Double) -> Double { pow(base, exponent) }
/// The power of a number.
public func ** (base: Double, exponent: Int) -> Double { pow(base, Double(exponent)) }
/// The power of two whole numbers, as in Python. A negative power is no whole number, and one that
/// is too large for `Int` has no room: both end the cell.
public func ** (base: Int, exponent: Int) -> Int {
  let hint = "write Double(\(base)) ** \(exponent)"
  if exponent < 0 { raise(ValueError("\(base) ** \(exponent) is no whole number; \(hint)")) }
  var result = 1, isTooLarge = false
  // Of -1, 0 and 1 the powers repeat.
  let steps = (-1...1).contains(base) ? min(exponent, 2 + exponent % 2) : exponent
  for _ in 0..<steps where !isTooLarge {
    (result, isTooLarge) = result.multipliedReportingOverflow(by: base)
  }
  if isTooLarge { raise(ValueError("\(base) ** \(exponent) is too large for Int; \(hint)")) }
  return result
}
