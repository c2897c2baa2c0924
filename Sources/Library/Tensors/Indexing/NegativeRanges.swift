import UserErrors

// Python's `x[-5:]`, `x[:-1]` and `x[1:-1]`: `x[-5...]`, `x[..<-1]`, `x[1..<-1]`.

prefix operator ..<-
infix operator ..<- : RangeFormationPrecedence

extension PartialRangeFrom where Bound == Int {
  /// From the n-th element from the end on: in `-5...` the minus stands before the range.
  public static prefix func - (range: PartialRangeFrom<Int>) -> PartialRangeFrom<Int> {
    (-range.lowerBound)...
  }
}

/// Up to the n-th element from the end, which is excluded: `x[..<-1]`.
public prefix func ..<- (distance: Int) -> PartialRangeUpTo<Int> { ..<(-distance) }

/// From a position up to the n-th element from the end, which is excluded: `x[1..<-1]`. Swift's own
/// ranges must rise.
public func ..<- (start: Int, distance: Int) -> TensorIndex { .slice(start: start, end: -distance, step: 1) }

extension Array {
  /// The element at a position that a function of tensors gave: `names[np.argmin(losses)]`.
  public subscript(position: Tensor) -> Element {
    if position.count != 1 {
      raise(
        IndexError(
          message: "a list is indexed by one number, not by a tensor of shape \(position.shape); "
            + "several are chosen by zip(list, mask.bools).filter { $0.1 }.map { $0.0 }"))
    }
    let counted = Int(position)
    if !(-count..<count).contains(counted) {
      raise(IndexError(message: "index \(counted) is out of bounds for a list of \(count)"))
    }
    return self[counted < 0 ? counted + count : counted]
  }
}
