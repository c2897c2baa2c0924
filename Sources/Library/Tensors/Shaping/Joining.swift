import UserErrors

extension Tensor {
  /// Tensors joined along an axis that they have.
  public static func concatenate(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    let (shape, counted) = orRaise { () throws(ShapeError) in try joinedShape(tensors, axis: axis) }
    let dtype = tensors.dropFirst().reduce(tensors[0].dtype) { $0.promoted(with: $1.dtype) }
    let parts = tensors.map { $0.astype(dtype) }
    var result = Tensor(uninitialized: shape, dtype: dtype)
    let strides = shape.strides
    var start = 0
    for part in parts {
      result.writeStrided(part, strides: strides, start: start * strides[counted])
      start += part.shape.dimensions[counted]
    }
    let lengths = parts.map { $0.shape.dimensions[counted] }
    return result.recorded("concatenate", from: parts) { gradient, needed in
      var start = 0
      return zip(lengths, needed).map { length, isNeeded in
        defer { start += length }
        return isNeeded ? gradient.sliced(axis: counted, start, start + length) : nil
      }
    }
  }

  /// Tensors of one shape joined along a new axis.
  public static func stack(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard let first = tensors.first else { throw ShapeError("stack: no tensors were given") }
      for (index, tensor) in tensors.enumerated() where tensor.shape != first.shape {
        throw ShapeError(
          "stack: all shapes must be equal, but tensor 0 has shape \(first.shape) and tensor \(index) has "
            + "\(tensor.shape)")
      }
    }
    return concatenate(tensors.map { $0.expandDims(axis) }, axis: axis)
  }

  package static func joinedShape(_ tensors: [Tensor], axis: Int) throws(ShapeError) -> (Shape, Int) {
    guard let first = tensors.first else { throw ShapeError("concatenate: no tensors were given") }
    let counted: Int
    do { counted = try first.shape.checkedAxis(axis, operation: "concatenate") } catch {
      throw ShapeError(error.message)
    }
    var shape = first.shape
    for (index, tensor) in tensors.enumerated().dropFirst() {
      var other = tensor.shape
      if other.rank == shape.rank { other.dimensions[counted] = first.shape.dimensions[counted] }
      guard other == first.shape else {
        throw ShapeError(
          "concatenate: along axis \(axis) all other lengths must agree, but tensor 0 has shape \(first.shape) "
            + "and tensor \(index) has \(tensor.shape)")
      }
      shape.dimensions[counted] += tensor.shape.dimensions[counted]
    }
    return (shape, counted)
  }

  /// The part from `start` to `end` (excluded) along an axis. Shares memory along the first axis.
  func sliced(axis: Int, _ start: Int, _ end: Int) -> Tensor {
    var part = shape
    part.dimensions[axis] = end - start
    let own = shape
    let strides = shape.strides
    let result =
      shape.dimensions[..<axis].allSatisfy { $0 == 1 }
      ? viewed(as: part, offset: start * strides[axis])
      : strided(part, strides: strides, start: start * strides[axis])
    return result.recorded("slice", from: self) { gradient in
      gradient.placed(into: own, strides: strides, start: start * strides[axis])
    }
  }

  /// The tensor in equal parts (or parts of the given lengths) along an axis.
  public func split(_ parts: Int, axis: Int = 0) -> [Tensor] {
    let counted = shape.axis(axis, "split")
    let length = shape.dimensions[counted]
    orRaise { () throws(ShapeError) in
      guard parts > 0, length % parts == 0 else {
        throw ShapeError("split: axis \(axis) of shape \(shape) cannot be split into \(parts) equal parts")
      }
    }
    let step = length / parts
    return (0..<parts).map { sliced(axis: counted, $0 * step, ($0 + 1) * step) }
  }

  /// A tensor of zeros of `shape` with this tensor written at `start` by `strides`: the adjoint of a slice.
  func placed(into shape: Shape, strides: [Int], start: Int) -> Tensor {
    var result = Tensor(zeros: shape, dtype: dtype)
    result.writeStrided(self, strides: strides, start: start)
    let own = self.shape
    return result.recorded("place", from: self) { $0.extracted(own, strides: strides, start: start) }
  }

  /// A slice by strides, with its gradient.
  func extracted(_ part: Shape, strides: [Int], start: Int) -> Tensor {
    let own = shape
    return strided(part, strides: strides, start: start)
      .recorded("slice", from: self) { $0.placed(into: own, strides: strides, start: start) }
  }

  /// The tensor repeated along each axis, as `np.tile`.
  public func tile(_ repeats: [Int]) -> Tensor {
    var result = self
    while result.rank < repeats.count { result = result.expandDims(0) }
    let padded = Array(repeating: 1, count: result.rank - repeats.count) + repeats
    for (axis, times) in padded.enumerated() where times != 1 {
      if times == 0 {
        var none = result.shape
        none[axis] = 0
        result = Tensor(zeros: none, dtype: dtype)
        continue
      }
      let copies = Array(repeating: result, count: nonNegative(times, "tile: a number of copies"))
      result = Tensor.concatenate(copies, axis: axis)
    }
    return result
  }

  /// Each element repeated along an axis, as `np.repeat`.
  public func repeated(_ times: Int, axis: Int? = nil) -> Tensor {
    guard let axis else { return flatten().repeated(times, axis: 0) }
    let counted = shape.axis(axis, "repeat")
    var (wide, result) = (shape, shape)
    wide.insert(times, at: counted + 1)
    result[counted] *= times
    return expandDims(counted + 1).broadcast(to: wide).reshaped(to: result)
  }

  /// The tensor with `value` added around it: for each axis, how many before and after.
  public func pad(_ widths: [(Int, Int)], constantValues value: Double = 0) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard widths.count == rank, widths.allSatisfy({ $0.0 >= 0 && $0.1 >= 0 }) else {
        throw ShapeError(
          "pad: shape \(shape) needs \(rank) pairs of widths, none negative; got \(widths.map { "\($0)" })")
      }
    }
    let padded = Shape(zip(shape, widths).map { $0 + $1.0 + $1.1 })
    let strides = padded.strides
    let start = zip(widths, strides).reduce(0) { $0 + $1.0.0 * $1.1 }
    if value == 0 { return placed(into: padded, strides: strides, start: start) }
    var result = Tensor(full: padded, value, dtype: dtype)
    result.writeStrided(detached, strides: strides, start: start)
    let own = shape
    return result.recorded("pad", from: self) { $0.extracted(own, strides: strides, start: start) }
  }
}
