import Foundation

/// How data become numbers between 0 and 1 for a ``Colormap``.
public struct Normalize: Sendable {
  /// The value that becomes 0.
  public var vmin: Double
  /// The value that becomes 1.
  public var vmax: Double
  /// Whether logarithms are taken first.
  public var isLogarithmic: Bool

  /// A normalisation with given limits.
  public init(vmin: Double, vmax: Double, logarithmic: Bool = false) {
    self.vmin = vmin
    self.vmax = vmax
    isLogarithmic = logarithmic
  }

  /// A normalisation from the smallest to the largest finite value, where no limits are given.
  init(_ values: [Double], vmin: Double?, vmax: Double?, logarithmic: Bool = false) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite && (!logarithmic || value > 0) {
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { (low, high) = logarithmic ? (1, 10) : (0, 1) }
    self.init(vmin: vmin ?? low, vmax: vmax ?? high, logarithmic: logarithmic)
  }

  /// The value on the scale of the limits; 0 where both limits are the same. NaN, which is drawn in the map's colour for bad
  /// values, where it has no place on the scale: infinities too, and on a logarithmic scale all that is not positive, as in
  /// matplotlib (`cbook.safe_masked_invalid`, `LogNorm`).
  @inline(__always)
  public func callAsFunction(_ value: Double) -> Double {
    guard value.isFinite, !isLogarithmic || value > 0 else { return .nan }
    guard vmax != vmin else { return 0 }
    if isLogarithmic { return log(value / vmin) / log(vmax / vmin) }
    return (value - vmin) / (vmax - vmin)
  }
}
