import UserErrors

/// How two operands and their result are walked through together.
struct BroadcastPlan {
  let shape: Shape
  let stridesA: [Int]
  let stridesB: [Int]

  /// The plan for shapes that have been found to broadcast to `shape`.
  init(_ a: Shape, _ b: Shape, to shape: Shape) {
    self.shape = shape
    stridesA = BroadcastPlan.strides(of: a, in: shape)
    stridesB = BroadcastPlan.strides(of: b, in: shape)
  }

  /// The strides of `shape` seen as `target`: zero along stretched axes.
  static func strides(of shape: Shape, in target: Shape) -> [Int] {
    let missing = target.rank - shape.rank
    let own = shape.strides
    return target.indices.map { axis in
      axis < missing || shape.dimensions[axis - missing] == 1 ? 0 : own[axis - missing]
    }
  }

  /// Calls `row` for each row of the last axis: its start in the result and in both operands.
  @inline(__always)
  func forEachRow(_ row: (_ result: Int, _ a: Int, _ b: Int) -> Void) {
    let outer = shape.rank - 1
    let length = shape.dimensions[outer]
    var index = [Int](repeating: 0, count: outer)
    var (result, a, b) = (0, 0, 0)
    let rows = length == 0 ? 0 : shape.elementCount / length
    for _ in 0..<rows {
      row(result, a, b)
      result += length
      var axis = outer - 1
      while axis >= 0 {
        index[axis] += 1
        a += stridesA[axis]
        b += stridesB[axis]
        if index[axis] < shape.dimensions[axis] { break }
        a -= stridesA[axis] * shape.dimensions[axis]
        b -= stridesB[axis] * shape.dimensions[axis]
        index[axis] = 0
        axis -= 1
      }
    }
  }
}

/// Applies `function` to each pair of elements of two operands of one element type.
@inline(__always)
func combined<Element: TensorElement, Result: TensorElement>(
  _ a: Tensor, _ b: Tensor, _ operation: String, _ function: (Element, Element) -> Result
) -> Tensor {
  let shape = orRaise { () throws(ShapeError) in
    try Shape.broadcast(a.shape, b.shape, operation: operation)
  }
  let count = shape.elementCount
  return a.withElements(Element.self) { x in
    b.withElements(Element.self) { y in
      Tensor.make(shape, Result.self) { z in
        if a.shape == shape && b.shape == shape {
          inParallel(count) { part in for index in part { z[index] = function(x[index], y[index]) } }
        } else if b.count == 1 && a.shape == shape {
          let right = y[0]
          inParallel(count) { part in for index in part { z[index] = function(x[index], right) } }
        } else if a.count == 1 && b.shape == shape {
          let left = x[0]
          inParallel(count) { part in for index in part { z[index] = function(left, y[index]) } }
        } else {
          combineRows(x, y, z, BroadcastPlan(a.shape, b.shape, to: shape), function)
        }
      }
    }
  }
}

@inline(__always)
private func combineRows<Element, Result>(
  _ x: UnsafePointer<Element>, _ y: UnsafePointer<Element>, _ z: UnsafeMutablePointer<Result>,
  _ plan: BroadcastPlan, _ function: (Element, Element) -> Result
) {
  guard let length = plan.shape.last, let stepA = plan.stridesA.last, let stepB = plan.stridesB.last else {
    z[0] = function(x[0], y[0])
    return
  }
  plan.forEachRow { result, a, b in
    for index in 0..<length { z[result + index] = function(x[a + index * stepA], y[b + index * stepB]) }
  }
}

extension Tensor {
  /// Both operands in the element type of the result.
  static func promoted(_ a: Tensor, _ b: Tensor) -> (Tensor, Tensor) {
    let dtype = resultType(a, b)
    return (a.astype(dtype), b.astype(dtype))
  }

  /// The element type of a result of two operands. A number written in the code takes the other's type, and makes
  /// whole numbers into float32 if it has a fraction.
  static func resultType(_ a: Tensor, _ b: Tensor) -> DType {
    guard a.isWeakScalar != b.isWeakScalar else { return a.dtype.promoted(with: b.dtype) }
    let (weak, strong) = a.isWeakScalar ? (a.dtype, b.dtype) : (b.dtype, a.dtype)
    if strong.isFloating { return strong }
    if weak.isFloating { return .float32 }
    return strong == .bool ? weak : strong
  }

  /// Sums a gradient over the axes that broadcasting stretched, so that it has the operand's own shape.
  func summed(to shape: Shape) -> Tensor {
    if self.shape == shape { return self }
    let missing = rank - shape.rank
    let axes = self.shape.indices.filter { axis in
      axis < missing || (shape.dimensions[axis - missing] == 1 && self.shape.dimensions[axis] != 1)
    }
    return sum(axes: axes, keepdims: true).reshaped(to: shape)
  }

  /// The tensor stretched to `shape` by NumPy's broadcasting rule.
  public func broadcast(to shape: Shape) -> Tensor {
    if self.shape == shape { return self }
    orRaise { () throws(ShapeError) in
      let joint = try Shape.broadcast(self.shape, shape, operation: "broadcast(to:)")
      guard joint == shape else {
        throw ShapeError("broadcast(to:): shape \(self.shape) cannot be stretched to \(shape)")
      }
    }
    let own = self.shape
    return strided(shape, strides: BroadcastPlan.strides(of: own, in: shape))
      .recorded("broadcast", from: self) { $0.summed(to: own) }
  }
}
