import Foundation
import UserErrors

/// How data become numbers between 0 and 1 for a ``Colormap``.
public struct Normalize: Sendable {
  /// The value that becomes 0.
  public var vmin: Double
  /// The value that becomes 1.
  public var vmax: Double
  /// Whether logarithms are taken first.
  public var isLogarithmic: Bool
  /// The value that becomes 0.5, where the two sides have scales of their own.
  public var vcenter: Double?
  /// Borders between which all values have one colour, in rising order.
  public var boundaries: [Double]?
  /// How many colours the boundaries share out.
  var colorCount = 256

  /// A normalisation with given limits.
  public init(vmin: Double, vmax: Double, logarithmic: Bool = false) {
    self.vmin = vmin
    self.vmax = vmax
    isLogarithmic = logarithmic
  }

  /// A normalisation from the smallest to the largest finite value, where no limits are given.
  init(_ values: [Double], vmin: Double?, vmax: Double?, logarithmic: Bool = false) {
    var (low, high) = (Double.infinity, -Double.infinity)
    if vmin == nil || vmax == nil {
      for value in values where value.isFinite && (!logarithmic || value > 0) {
        low = min(low, value)
        high = max(high, value)
      }
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
    if vcenter != nil || boundaries != nil { return special(value) }
    return (value - vmin) / (vmax - vmin)
  }

  private func special(_ value: Double) -> Double {
    if let vcenter {
      return value < vcenter
        ? (value - vmin) / (vcenter - vmin) / 2 : 0.5 + (value - vcenter) / (vmax - vcenter) / 2
    }
    guard let boundaries, boundaries.count > 1 else { return 0 }
    let bins = boundaries.count - 1
    let bin = min(max((boundaries.firstIndex { $0 > value } ?? boundaries.count) - 1, 0), bins - 1)
    // The first bin has the map's first colour, the last bin its last (matplotlib's `BoundaryNorm`).
    let color =
      bins == 1 ? (colorCount - 1) / 2 : colorCount > bins ? (colorCount - 1) * bin / (bins - 1) : bin
    return (Double(color) + 0.5) / Double(colorCount)
  }

  /// The value at a place between 0 and 1 of a scale.
  func inverse(_ place: Double) -> Double {
    if isLogarithmic { return vmin * pow(vmax / vmin, place) }
    if let vcenter {
      return place < 0.5 ? vmin + 2 * place * (vcenter - vmin) : vcenter + (2 * place - 1) * (vmax - vcenter)
    }
    return vmin + place * (vmax - vmin)
  }
}

/// What gives a ``Normalize`` for data: a norm with or without limits.
public protocol NormArgument {
  /// The norm for these data, which give the limits that it lacks.
  func normalize(_ values: [Double]) -> Normalize
}

extension Normalize: NormArgument {
  public func normalize(_ values: [Double]) -> Normalize { self }
}

/// Colours by the logarithms of positive numbers: matplotlib's `LogNorm`.
public struct LogNorm: NormArgument, Sendable {
  let vmin: Double?
  let vmax: Double?

  /// The limits; by default those of the positive data.
  public init(vmin: Double? = nil, vmax: Double? = nil) {
    for limit in [vmin, vmax].compactMap({ $0 }) where !(limit > 0) {
      raise(ValueError("LogNorm: a limit is \(limit), but both must be positive"))
    }
    (self.vmin, self.vmax) = (vmin, vmax)
  }

  public func normalize(_ values: [Double]) -> Normalize {
    Normalize(values, vmin: vmin, vmax: vmax, logarithmic: true)
  }
}

/// Two scales, one on either side of a middle: matplotlib's `TwoSlopeNorm`.
public struct TwoSlopeNorm: NormArgument, Sendable {
  let vcenter: Double
  let vmin: Double?
  let vmax: Double?

  /// The middle, and the limits, by default those of the data.
  public init(vcenter: Double, vmin: Double? = nil, vmax: Double? = nil) {
    (self.vcenter, self.vmin, self.vmax) = (vcenter, vmin, vmax)
  }

  public func normalize(_ values: [Double]) -> Normalize {
    var norm = Normalize(values, vmin: vmin, vmax: vmax)
    norm.vcenter = vcenter
    norm.vmin = min(norm.vmin, vcenter.nextDown)
    norm.vmax = max(norm.vmax, vcenter.nextUp)
    return norm
  }
}

/// One colour for each interval between borders: matplotlib's `BoundaryNorm`.
public struct BoundaryNorm: NormArgument, Sendable {
  private let norm: Normalize

  /// The borders in rising order, and the number of the map's colours.
  public init(_ boundaries: [Double], ncolors: Int) {
    guard boundaries.count > 1, zip(boundaries, boundaries.dropFirst()).allSatisfy(<) else {
      raise(ValueError("BoundaryNorm: the borders must be at least two numbers in rising order"))
    }
    var norm = Normalize(vmin: boundaries[0], vmax: boundaries[boundaries.count - 1])
    (norm.boundaries, norm.colorCount) = (boundaries, ncolors)
    self.norm = norm
  }

  public func normalize(_ values: [Double]) -> Normalize { norm }
}
