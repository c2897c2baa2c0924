import Foundation
import UserErrors

// Sums, means and extremes over axes. `axis: nil` means all axes.

extension Tensor {
  /// The sum over an axis, or over all. Whole numbers and truth values are summed as int64.
  public func sum(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    sum(axes: axis.map { [$0] }, keepdims: keepdims)
  }

  /// The sum over several axes.
  public func sum(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    let plan = ReductionPlan(shape, axes: axes, operation: "sum")
    let own = shape
    let result: Tensor
    switch dtype {
    case .float32: result = floatingSum(plan, keepdims, Float.self)
    case .float64: result = floatingSum(plan, keepdims, Double.self)
    default:
      result = astype(.int64).folded(plan, keepdims) { (values: UnsafePointer<Int64>, count: Int) in
        var sum: Int64 = 0
        for index in 0..<count { sum &+= values[index] }
        return sum
      }
    }
    return result.recorded("sum", from: self) { $0.reshaped(to: plan.keptShape).broadcast(to: own) }
  }

  private func floatingSum<Number: FloatElement>(
    _ plan: ReductionPlan, _ keepdims: Bool, _: Number.Type
  ) -> Tensor {
    guard plan.foldsLeadingAxes else { return folded(plan, keepdims, pairwiseSum(Number.self)) }
    return withElements(Number.self) { values in
      Tensor.make(plan.resultShape(keepdims: keepdims), Number.self) {
        LeadingSum.columns(values, rows: plan.foldedCount, width: plan.shape.elementCount, into: $0)
      }
    }
  }

  /// The mean over an axis, or over all.
  public func mean(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    mean(axes: axis.map { [$0] }, keepdims: keepdims)
  }

  /// The mean over several axes.
  public func mean(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    let x = averaging
    let count = ReductionPlan(shape, axes: axes, operation: "mean").foldedCount
    return x.sum(axes: axes, keepdims: keepdims) / Double(count)
  }

  /// The variance over an axis, or over all: the mean squared distance from the mean, divided by N
  /// - `ddof`.
  public func `var`(axis: Int? = nil, ddof: Int = 0, keepdims: Bool = false) -> Tensor {
    variance(axes: axis.map { [$0] }, ddof: ddof, keepdims: keepdims)
  }

  /// The variance over several axes.
  public func variance(axes: [Int]?, ddof: Int = 0, keepdims: Bool = false) -> Tensor {
    let x = averaging
    let count = ReductionPlan(shape, axes: axes, operation: "var").foldedCount
    let distance = x - x.mean(axes: axes, keepdims: true)
    return (distance * distance).sum(axes: axes, keepdims: keepdims) / Double(count - ddof)
  }

  /// The standard deviation over an axis, or over all.
  public func std(axis: Int? = nil, ddof: Int = 0, keepdims: Bool = false) -> Tensor {
    `var`(axis: axis, ddof: ddof, keepdims: keepdims).sqrt()
  }

  /// The standard deviation over several axes.
  public func std(axes: [Int]?, ddof: Int = 0, keepdims: Bool = false) -> Tensor {
    variance(axes: axes, ddof: ddof, keepdims: keepdims).sqrt()
  }

  /// The product over an axis, or over all. The gradient of an element is the product of the
  /// others, zeros among them or not.
  public func prod(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    prod(axes: axis.map { [$0] }, keepdims: keepdims)
  }

  /// The product over several axes.
  public func prod(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    let plan = ReductionPlan(shape, axes: axes, operation: "prod")
    let x = self
    let result: Tensor
    switch dtype {
    case .float32: result = folded(plan, keepdims, product(Float.self))
    case .float64: result = folded(plan, keepdims, product(Double.self))
    default:
      result = astype(.int64).folded(plan, keepdims) { (values: UnsafePointer<Int64>, count: Int) in
        (0..<count).reduce(1) { $0 &* values[$1] }
      }
    }
    return result.recordedByOutput("prod", from: x) { gradient, output in
      guard (x.detached .== 0).any().item() == 0 else {
        return gradient.reshaped(to: plan.keptShape) * x.productsOfOthers(plan.axes)
      }
      return (gradient * output).reshaped(to: plan.keptShape) / x
    }
  }

  /// The largest element over an axis, or over all. Equal largest ones share the gradient.
  public func max(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    extreme("max", axes: axis.map { [$0] }, keepdims, largest: true)
  }

  /// The smallest element over an axis, or over all. Equal smallest ones share the gradient.
  public func min(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    extreme("min", axes: axis.map { [$0] }, keepdims, largest: false)
  }

  /// The largest element over several axes.
  public func max(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    extreme("max", axes: axes, keepdims, largest: true)
  }

  /// The smallest element over several axes.
  public func min(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    extreme("min", axes: axes, keepdims, largest: false)
  }

  private func extreme(_ operation: String, axes: [Int]?, _ keepdims: Bool, largest: Bool) -> Tensor {
    let plan = ReductionPlan(shape, axes: axes, operation: operation)
    orRaise { () throws(ValueError) in try plan.checkNotEmpty(shape, operation) }
    let x = self
    let result = ExtremeTask(source: self, plan: plan, keepdims: keepdims, largest: largest).run(for: dtype)
    let values = result.detached.reshaped(to: plan.keptShape)
    return result.recorded(operation, from: x) { gradient in
      let chosen = (x.detached .== values).astype(gradient.dtype)
      return gradient.reshaped(to: plan.keptShape) * chosen / chosen.sum(axes: plan.axes, keepdims: true)
    }
  }

  /// The position of the first largest element along an axis (or in the flattened tensor).
  public func argmax(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    position("argmax", axis: axis, keepdims, largest: true)
  }

  /// The position of the first smallest element along an axis (or in the flattened tensor).
  public func argmin(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    position("argmin", axis: axis, keepdims, largest: false)
  }

  private func position(_ operation: String, axis: Int?, _ keepdims: Bool, largest: Bool) -> Tensor {
    let plan = ReductionPlan(shape, axes: axis.map { [$0] }, operation: operation)
    orRaise { () throws(ValueError) in try plan.checkNotEmpty(shape, operation) }
    return PositionTask(source: self, plan: plan, keepdims: keepdims, largest: largest).run(for: dtype)
  }

  /// Whether all elements are true (not zero), as a condition: `if (x > 0).all()`.
  @_disfavoredOverload
  public func all() -> Bool { (self.all(axes: nil) as Tensor).bools[0] }

  /// Whether all elements are true (not zero), over an axis or over all.
  public func all(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    all(axes: axis.map { [$0] }, keepdims: keepdims)
  }

  /// Whether all elements are true (not zero), over several axes.
  public func all(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    let plan = ReductionPlan(shape, axes: axes, operation: "all")
    return astype(.bool).folded(plan, keepdims) { (values: UnsafePointer<Bool>, count: Int) in
      for index in 0..<count where !values[index] { return false }
      return true
    }
  }

  /// Whether some element is true (not zero), as a condition: `if (x > 0).any()`.
  @_disfavoredOverload
  public func any() -> Bool { (self.any(axes: nil) as Tensor).bools[0] }

  /// Whether some element is true (not zero), over an axis or over all.
  public func any(axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    any(axes: axis.map { [$0] }, keepdims: keepdims)
  }

  /// Whether some element is true (not zero), over several axes.
  public func any(axes: [Int]?, keepdims: Bool = false) -> Tensor {
    let plan = ReductionPlan(shape, axes: axes, operation: "any")
    return astype(.bool).folded(plan, keepdims) { (values: UnsafePointer<Bool>, count: Int) in
      for index in 0..<count where values[index] { return true }
      return false
    }
  }
}

extension ReductionPlan {
  /// Extremes of nothing do not exist.
  func checkNotEmpty(_ shape: Shape, _ operation: String) throws(ValueError) {
    guard foldedCount > 0 else {
      throw ValueError("\(operation): a tensor of shape \(shape) has no elements to choose from")
    }
  }
}

extension Tensor {
  /// Folds each row of the foldable form into one element.
  @inline(__always)
  func folded<Element: TensorElement, Result: TensorElement>(
    _ plan: ReductionPlan, _ keepdims: Bool, _ fold: (UnsafePointer<Element>, Int) -> Result
  ) -> Tensor {
    let rows = foldable(plan)
    return rows.withElements(Element.self) { source in
      Tensor.make(plan.resultShape(keepdims: keepdims), Result.self) { target in
        // Rows are shared out in groups of about 32,768 elements; each row's result depends on it
        // alone.
        let count = rows.shape.dimensions[0]
        let group = Swift.max(1, 32768 / Swift.max(plan.foldedCount, 1))
        forEachPiece((count + group - 1) / group) { piece in
          for row in (piece * group)..<Swift.min((piece + 1) * group, count) {
            target[row] = fold(source + row * plan.foldedCount, plan.foldedCount)
          }
        }
      }
    }
  }
}

private struct ExtremeTask: ElementTask {
  let source: Tensor
  let plan: ReductionPlan
  let keepdims: Bool
  let largest: Bool

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    source.folded(plan, keepdims) { (values: UnsafePointer<Element>, count: Int) in
      values[firstExtreme(values, count, largest: largest)]
    }
  }
}

private struct PositionTask: ElementTask {
  let source: Tensor
  let plan: ReductionPlan
  let keepdims: Bool
  let largest: Bool

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    source.folded(plan, keepdims) { (values: UnsafePointer<Element>, count: Int) in
      Int64(firstExtreme(values, count, largest: largest))
    }
  }
}

/// The position of the first largest or smallest value; that of the first NaN if there is one, as
/// in NumPy.
@inline(__always)
private func firstExtreme<Element: TensorElement>(
  _ values: UnsafePointer<Element>, _ count: Int, largest: Bool
) -> Int {
  var best = 0
  if values[0] != values[0] { return 0 }
  for index in 1..<Swift.max(count, 1) {
    let value = values[index]
    if value != value { return index }
    if largest ? Element.isLess(values[best], value) : Element.isLess(value, values[best]) { best = index }
  }
  return best
}

/// A sum with an error that grows with the logarithm of the count: blocks are summed in eight
/// lanes, and the blocks' sums pairwise (Higham, Accuracy and Stability of Numerical Algorithms,
/// 4.2), as NumPy does.
@inline(__always)
private func pairwiseSum<Number: FloatElement>(_: Number.Type) -> (UnsafePointer<Number>, Int) -> Number {
  { values, count in pairwise(values, count) }
}

private func pairwise<Number: FloatElement>(_ values: UnsafePointer<Number>, _ count: Int) -> Number {
  if count <= 128 {
    var lanes: (Number, Number, Number, Number, Number, Number, Number, Number) = (0, 0, 0, 0, 0, 0, 0, 0)
    var index = 0
    while index + 8 <= count {
      lanes.0 += values[index]
      lanes.1 += values[index + 1]
      lanes.2 += values[index + 2]
      lanes.3 += values[index + 3]
      lanes.4 += values[index + 4]
      lanes.5 += values[index + 5]
      lanes.6 += values[index + 6]
      lanes.7 += values[index + 7]
      index += 8
    }
    var sum = ((lanes.0 + lanes.1) + (lanes.2 + lanes.3)) + ((lanes.4 + lanes.5) + (lanes.6 + lanes.7))
    while index < count {
      sum += values[index]
      index += 1
    }
    return sum
  }
  let half = (count / 2) & ~7
  return pairwise(values, half) + pairwise(values + half, count - half)
}

private func product<Number: FloatElement>(_: Number.Type) -> (UnsafePointer<Number>, Int) -> Number {
  { values, count in
    var product: Number = 1
    for index in 0..<count { product *= values[index] }
    return product
  }
}
