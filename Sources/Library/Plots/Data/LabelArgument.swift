/// A name for the legend, or one for each of several lines or data sets.
public protocol LabelArgument {
  /// The names.
  var labels: [String] { get }
}

extension String: LabelArgument { public var labels: [String] { [self] } }
extension Int: LabelArgument { public var labels: [String] { [String(self)] } }
extension Double: LabelArgument { public var labels: [String] { ["\(self)"] } }
extension Array: LabelArgument where Element == String { public var labels: [String] { self } }

extension Optional where Wrapped == any LabelArgument {
  /// The name of one of several series: one name serves the first only, as in matplotlib.
  func of(_ series: Int, of count: Int) -> String? {
    guard let labels = self?.labels else { return nil }
    if labels.count == 1, count > 1 { return labels[0] }
    return series < labels.count ? labels[series] : nil
  }
}

/// The size of letters: points, or one of matplotlib's words from "xx-small" to "xx-large".
public protocol FontSize {
  /// In points, where the usual size is `base`.
  func points(base: Double) -> Double?
}

extension Double: FontSize { public func points(base: Double) -> Double? { self } }
extension Float: FontSize { public func points(base: Double) -> Double? { Double(self) } }
extension Int: FontSize { public func points(base: Double) -> Double? { Double(self) } }
extension String: FontSize {
  public func points(base: Double) -> Double? {
    let factors = [
      "xx-small": 0.579, "x-small": 0.694, "small": 0.833, "medium": 1, "large": 1.2, "x-large": 1.44,
      "xx-large": 1.728, "smaller": 0.833, "larger": 1.2,
    ]
    return factors[self].map { $0 * base } ?? Double(self)
  }
}
