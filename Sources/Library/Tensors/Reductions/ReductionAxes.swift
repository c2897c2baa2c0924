/// What `axis:` can be given as: a number, a list, nil for all axes. Reductions take several in brackets
/// too, so `axis: 1`, `axis: [1, 2]` and `axis: (1, 2)` are all understood.
public protocol ReductionAxes {
  /// The axes; nil for all.
  var reductionAxes: [Int]? { get }
}

extension Int: ReductionAxes {
  /// This axis alone.
  public var reductionAxes: [Int]? { [self] }
}
extension Array: ReductionAxes where Element == Int {
  /// These axes.
  public var reductionAxes: [Int]? { self }
}
extension Optional: ReductionAxes where Wrapped: ReductionAxes {
  /// These axes, or all.
  public var reductionAxes: [Int]? { flatMap(\.reductionAxes) }
}

/// The axes of what stands in brackets; nil for all.
package func axisList<each Axis: ReductionAxes>(_ axis: (repeat each Axis)) -> [Int]? {
  var list: [Int] = []
  for part in repeat each axis {
    guard let axes = part.reductionAxes else { return nil }
    list += axes
  }
  return list
}
