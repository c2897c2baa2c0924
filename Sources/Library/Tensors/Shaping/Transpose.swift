import UserErrors

extension Tensor {
  /// The axes in reverse order: the transposed matrix.
  public var T: Tensor { transposed(Array(shape.indices.reversed())) }

  /// The axes in reverse order, or in the given order.
  public func transpose(_ axes: [Int]? = nil) -> Tensor {
    transposed(axes ?? Array(shape.indices.reversed()))
  }

  /// The axes in the given order: axis k of the result is axis `order[k]` of this tensor.
  public func transposed(_ order: [Int]) -> Tensor {
    let counted = orRaise { () throws(ValueError) in try shape.checkedOrder(order) }
    if counted == Array(shape.indices) { return self }
    let strides = shape.strides
    var inverse = counted
    for (position, axis) in counted.enumerated() { inverse[axis] = position }
    let back = inverse
    return strided(Shape(counted.map { shape.dimensions[$0] }), strides: counted.map { strides[$0] })
      .recorded("transpose", from: self) { $0.transposed(back) }
  }

  /// Two axes exchanged.
  public func swapAxes(_ first: Int, _ second: Int) -> Tensor {
    var order = Array(shape.indices)
    order.swapAt(shape.axis(first, "swapAxes"), shape.axis(second, "swapAxes"))
    return transposed(order)
  }

  /// One axis moved to another position.
  public func movingAxis(_ source: Int, to target: Int) -> Tensor {
    if source == target { return self }
    var order = Array(shape.indices)
    order.remove(at: shape.axis(source, "moveAxis"))
    order.insert(shape.axis(source, "moveAxis"), at: shape.axis(target, "moveAxis"))
    return transposed(order)
  }

  /// The elements in reverse order along an axis (along all, if none is given).
  public func flip(axis: Int? = nil) -> Tensor {
    let axes = axis.map { [shape.axis($0, "flip")] } ?? Array(shape.indices)
    var strides = shape.strides
    var start = 0
    for axis in axes where shape.dimensions[axis] > 0 {
      start += strides[axis] * (shape.dimensions[axis] - 1)
      strides[axis] = -strides[axis]
    }
    return strided(shape, strides: strides, start: start).recorded("flip", from: self) { $0.flip(axis: axis) }
  }
}

extension Shape {
  /// `order` counted from the start, or an error if it does not name each axis once.
  package func checkedOrder(_ order: [Int]) throws(ValueError) -> [Int] {
    let counted = order.map { $0 < 0 ? $0 + rank : $0 }
    guard counted.sorted() == Array(indices) else {
      throw ValueError(
        "transpose: the order \(order) does not name each of the \(rank) axes of shape \(self) once")
    }
    return counted
  }
}
