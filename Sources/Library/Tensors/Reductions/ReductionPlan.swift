import UserErrors

/// How the axes of a reduction divide into those that stay and those that are folded.
struct ReductionPlan {
  let axes: [Int]
  /// The result's shape with folded axes of length 1.
  let keptShape: Shape
  /// The result's shape without the folded axes.
  let shape: Shape
  /// The number of elements folded into each result.
  let foldedCount: Int

  init(_ shape: Shape, axes: [Int]?, operation: String) {
    let folded = axes.map { Set($0.map { shape.axis($0, operation) }) } ?? Set(shape.indices)
    orRaise { () throws(ValueError) in
      guard folded.count == axes?.count ?? shape.rank else {
        throw ValueError("\(operation): the axes \(axes ?? []) name one of shape \(shape) twice")
      }
    }
    self.axes = folded.sorted()
    keptShape = Shape(shape.indices.map { folded.contains($0) ? 1 : shape.dimensions[$0] })
    self.shape = Shape(shape.indices.filter { !folded.contains($0) }.map { shape.dimensions[$0] })
    foldedCount = folded.reduce(1) { $0 * shape.dimensions[$1] }
  }

  /// Whether the first axes are folded and some others stay, so that rows can be added as they lie in
  /// memory.
  var foldsLeadingAxes: Bool { !axes.isEmpty && axes == Array(0..<axes.count) && shape.elementCount > 1 }

  func resultShape(keepdims: Bool) -> Shape { keepdims ? keptShape : shape }
}

extension Tensor {
  /// The tensor with the axes to fold moved to the end, as (results, folded) in row-major order.
  func foldable(_ plan: ReductionPlan) -> Tensor {
    let results = plan.shape.elementCount
    let kept = shape.indices.filter { !plan.axes.contains($0) }
    let order = kept + plan.axes
    let moved = order == Array(shape.indices) ? detached : detached.transposed(order)
    return moved.viewed(as: [results, plan.foldedCount])
  }
}
