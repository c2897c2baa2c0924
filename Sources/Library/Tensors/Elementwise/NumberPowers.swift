import Foundation

// Python's power of numbers: `1e-3 * 0.9 ** epoch`.

/// The power of two numbers.
public func ** (base: Double, exponent: Double) -> Double { pow(base, exponent) }
/// The power of a number.
public func ** (base: Double, exponent: Int) -> Double { pow(base, Double(exponent)) }
