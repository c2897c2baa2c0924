/// What may stand in the brackets of `x[...]` for one axis.
public enum TensorIndex {
  /// One position: the axis disappears. Negative ones count from the end.
  case at(Int)
  /// From `start` (or the beginning) to `end` (excluded, or to the end) by `step`; as Python's `start:end:step`,
  /// with negative positions counted from the end and those out of range cut off.
  case slice(start: Int?, end: Int?, step: Int)
  /// The whole axis, Python's `:`.
  case whole
  /// A new axis of length 1, as `np.newaxis`.
  case inserted
  /// As many whole axes as are left over, Python's `...`.
  case remaining
  /// The positions in an integer tensor, or those where a tensor of truth values is true.
  case chosen(Tensor)
}

/// A value that may stand in the brackets of `x[...]`: an Int, a range of Ints, `.all`, `.newAxis`, `.ellipsis`,
/// `.slice(a, b, step: c)`, or a tensor of positions or truth values.
public protocol TensorIndexing {
  /// The value as an index.
  var tensorIndex: TensorIndex { get }
}

extension TensorIndex: TensorIndexing {
  public var tensorIndex: TensorIndex { self }
}

extension TensorIndexing where Self == TensorIndex {
  /// The whole axis, Python's `:`.
  public static var all: TensorIndex { .whole }
  /// A new axis of length 1, as `np.newaxis`.
  public static var newAxis: TensorIndex { .inserted }
  /// As many whole axes as are left over, Python's `...`.
  public static var ellipsis: TensorIndex { .remaining }
  /// Python's `start:end:step`; negative positions count from the end.
  public static func slice(_ start: Int? = nil, _ end: Int? = nil, step: Int = 1) -> TensorIndex {
    .slice(start: start, end: end, step: step)
  }
}

extension Int: TensorIndexing {
  public var tensorIndex: TensorIndex { .at(self) }
}
extension Range: TensorIndexing where Bound == Int {
  public var tensorIndex: TensorIndex { .slice(start: lowerBound, end: upperBound, step: 1) }
}
extension ClosedRange: TensorIndexing where Bound == Int {
  public var tensorIndex: TensorIndex { .slice(start: lowerBound, end: upperBound + 1, step: 1) }
}
extension PartialRangeFrom: TensorIndexing where Bound == Int {
  public var tensorIndex: TensorIndex { .slice(start: lowerBound, end: nil, step: 1) }
}
extension PartialRangeUpTo: TensorIndexing where Bound == Int {
  public var tensorIndex: TensorIndex { .slice(start: nil, end: upperBound, step: 1) }
}
extension PartialRangeThrough: TensorIndexing where Bound == Int {
  public var tensorIndex: TensorIndex {
    .slice(start: nil, end: upperBound == -1 ? nil : upperBound + 1, step: 1)
  }
}
extension Tensor: TensorIndexing {
  public var tensorIndex: TensorIndex { .chosen(self) }
}
extension Array: TensorIndexing where Element == Int {
  public var tensorIndex: TensorIndex { .chosen(Tensor(self)) }
}
