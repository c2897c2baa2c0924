import UserErrors

// Positions, order, and running results. Along an axis, or of the flattened tensor.
extension NumPy {
  /// The position of the first smallest element.
  public static func argmin(_ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asArray.argmin(axis: axis, keepdims: keepdims)
  }
  /// The position of the first largest element.
  public static func argmax(_ x: some ArrayConvertible, axis: Int? = nil, keepdims: Bool = false) -> Tensor {
    x.asArray.argmax(axis: axis, keepdims: keepdims)
  }
  /// The running sum.
  public static func cumsum(_ x: some ArrayConvertible, axis: Int? = nil) -> Tensor {
    x.asArray.cumsum(axis: axis)
  }
  /// The running product.
  public static func cumprod(_ x: some ArrayConvertible, axis: Int? = nil) -> Tensor {
    x.asArray.cumprod(axis: axis)
  }
  /// In rising order along an axis; `axis: nil` sorts the flattened tensor. NaN comes last.
  public static func sort(_ x: some ArrayConvertible, axis: Int? = -1) -> Tensor {
    axis.map { x.asArray.sort(axis: $0) } ?? x.asArray.flatten().sort()
  }
  /// The positions that sort, equal elements in their order; `axis: nil` sorts the flattened tensor.
  public static func argsort(_ x: some ArrayConvertible, axis: Int? = -1) -> Tensor {
    axis.map { x.asArray.argsort(axis: $0) } ?? x.asArray.flatten().argsort()
  }
  /// The n-th differences of neighbours along an axis; `prepend` and `append` stand before and behind
  /// the values, a number at each end or values of the same shape but for the axis.
  public static func diff(
    _ x: some ArrayConvertible, n: Int = 1, axis: Int = -1, prepend: (any TensorConvertible)? = nil,
    append: (any TensorConvertible)? = nil
  ) -> Tensor {
    let x = x.asArray
    let parts = [prepend.map { x.end($0, axis) }, x, append.map { x.end($0, axis) }].compactMap(\.self)
    return (0..<n).reduce(parts.count == 1 ? x : concatenate(parts, axis: axis)) { x, _ in
      let counted = x.shape.axis(axis, "diff")
      let length = x.shape[counted]
      let end = Swift.max(length - 1, 0)
      return x.sliced(axis: counted, Swift.min(1, length), length) - x.sliced(axis: counted, 0, end)
    }
  }
  /// The elements (or, along an axis, the rows) at these positions.
  public static func take(_ x: some ArrayConvertible, _ positions: some TensorConvertible, axis: Int? = nil)
    -> Tensor
  {
    axis.map { x.asArray.take(positions.asArray, axis: $0) }
      ?? x.asArray.flatten().take(positions.asArray)
  }
  /// The elements at positions along an axis, one position for each element of `positions`; other axes
  /// broadcast.
  public static func takeAlongAxis(
    _ x: some ArrayConvertible, _ positions: some ArrayConvertible, axis: Int? = -1
  ) -> Tensor {
    guard let axis else { return takeAlongAxis(x.asArray.flatten(), positions.asArray.flatten(), axis: 0) }
    let (x, places) = (x.asArray, positions.asArray)
    orRaise { () throws(ShapeError) in
      guard x.rank == places.rank else {
        throw ShapeError(
          "takeAlongAxis: positions of shape \(places.shape) must have as many axes as the values of \(x.shape)"
        )
      }
    }
    let counted = x.shape.axis(axis, "takeAlongAxis")
    var own = x.shape
    own[counted] = 1
    var shared = places.shape
    shared[counted] = 1
    let joint = orRaise { () throws(ShapeError) in
      try Shape.broadcast(own, shared, operation: "takeAlongAxis")
    }
    var (wide, wanted) = (joint, joint)
    wide[counted] = x.shape[counted]
    wanted[counted] = places.shape[counted]
    let length = x.shape[counted]
    let counts = Tensor.where(places .< 0, places + length, places)
    return x.broadcast(to: wide).takeAlong(counts.broadcast(to: wanted), axis: counted)
  }
  /// How many elements are not zero.
  public static func countNonzero(_ x: some ArrayConvertible) -> Int { Int((x.asArray .!= 0).sum().item()) }
  /// How many elements along one axis or several are not zero.
  public static func countNonzero<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis), keepdims: Bool = false
  ) -> Tensor {
    (x.asArray .!= 0).sum(axes: axisList((repeat each axis)), keepdims: keepdims)
  }
  /// The indices of the elements that are not zero, a row for each.
  public static func argwhere(_ x: some ArrayConvertible) -> Tensor {
    let x = x.asArray
    if x.rank == 0 { return Tensor(zeros: [x.item() == 0 ? 0 : 1, 0], dtype: .int64) }
    let places = (x .!= 0).flatten().bools.enumerated().filter(\.element).map(\.offset)
    return Tensor.stack(unravelIndex(Tensor(places), x.shape), axis: 1)
  }
  /// The indices of the elements that are not zero, a tensor for each axis.
  public static func nonzero(_ x: some ArrayConvertible) -> [Tensor] {
    let rows = argwhere(x)
    return (0..<rows.shape[1]).map { rows[.all, $0] }
  }
  /// The positions in the flattened tensor of the elements that are not zero.
  public static func flatnonzero(_ x: some ArrayConvertible) -> Tensor { nonzero(x.asArray.flatten())[0] }
  /// The indices of the elements that are true, a tensor for each axis: `np.where(labels .== 3)[0]`.
  public static func `where`(_ condition: some ArrayConvertible) -> [Tensor] { nonzero(condition) }

  /// The indices along each axis of a tensor of this shape that belong to a position in the flattened
  /// one: `let place = np.unravelIndex(np.argmax(x), x.shape)`.
  public static func unravelIndex<each Length: ShapeConvertible>(
    _ positions: Tensor, _ shape: (repeat each Length)
  ) -> [Tensor] {
    let shape = Shape(joining: (repeat each shape))
    orRaise { () throws(IndexError) in
      for position in positions.ints where position < 0 || position >= shape.elementCount {
        throw IndexError(
          message: "unravelIndex: position \(position) is out of bounds for a tensor of shape \(shape)")
      }
    }
    return zip(shape, shape.strides).map { length, stride in
      positions.astype(.int64).floorDivide(Tensor(stride)) % length
    }
  }
  /// The indices along each axis of one position.
  public static func unravelIndex<each Length: ShapeConvertible>(
    _ position: Int, _ shape: (repeat each Length)
  ) -> [Int] {
    unravelIndex(Tensor(position), (repeat each shape)).map { Int($0) }
  }
}

extension Tensor {
  /// Values to stand at an end of an axis: a number as often as the other axes need it.
  fileprivate func end(_ values: any TensorConvertible, _ axis: Int) -> Tensor {
    let values = values.asArray
    guard values.rank == 0 else { return values }
    var lengths = shape.dimensions
    lengths[shape.axis(axis, "diff")] = 1
    return values.broadcast(to: Shape(lengths))
  }
}
