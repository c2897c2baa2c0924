import UserErrors

// Tensors put together, taken apart, repeated. What is joined is given as a list, or two or more in
// brackets.
extension NumPy {
  /// Tensors joined along an axis; `axis: nil` joins the flattened ones.
  public static func concatenate(_ tensors: [Tensor], axis: Int? = 0) -> Tensor {
    axis.map { Tensor.concatenate(tensors, axis: $0) } ?? Tensor.concatenate(tensors.map { $0.flatten() })
  }
  /// Tensors joined along an axis: `np.concatenate((a, b))`.
  public static func concatenate<each Part: ArrayConvertible>(
    _ tensors: (repeat each Part), axis: Int? = 0
  ) -> Tensor {
    concatenate(listed((repeat each tensors)), axis: axis)
  }
  /// Tensors joined along a new axis.
  public static func stack(_ tensors: [Tensor], axis: Int = 0) -> Tensor { Tensor.stack(tensors, axis: axis) }
  /// Tensors joined along a new axis: `np.stack((a, b), axis: -1)`.
  public static func stack<each Part: ArrayConvertible>(
    _ tensors: (repeat each Part), axis: Int = 0
  ) -> Tensor {
    stack(listed((repeat each tensors)), axis: axis)
  }
  /// Tensors below each other.
  public static func vstack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(tensors.map { $0.rank < 2 ? $0.reshaped(to: [1, $0.count]) : $0 })
  }
  /// Tensors below each other.
  public static func vstack<each Part: ArrayConvertible>(_ tensors: (repeat each Part)) -> Tensor {
    vstack(listed((repeat each tensors)))
  }
  /// Tensors beside each other.
  public static func hstack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(tensors.map(atleast1d), axis: tensors.first.map { $0.rank < 2 } ?? true ? 0 : 1)
  }
  /// Tensors beside each other.
  public static func hstack<each Part: ArrayConvertible>(_ tensors: (repeat each Part)) -> Tensor {
    hstack(listed((repeat each tensors)))
  }
  /// Vectors as the columns of a matrix.
  public static func columnStack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(tensors.map { $0.rank < 2 ? $0.reshaped(to: [$0.count, 1]) : $0 }, axis: 1)
  }
  /// Vectors as the columns of a matrix.
  public static func columnStack<each Part: ArrayConvertible>(_ tensors: (repeat each Part)) -> Tensor {
    columnStack(listed((repeat each tensors)))
  }
  /// Tensors joined along the third axis.
  public static func dstack(_ tensors: [Tensor]) -> Tensor {
    Tensor.concatenate(
      tensors.map { $0.rank < 2 ? $0.reshaped(to: [1, $0.count, 1]) : $0.rank == 2 ? $0.expandDims(2) : $0 },
      axis: 2)
  }
  /// Tensors joined along the third axis.
  public static func dstack<each Part: ArrayConvertible>(_ tensors: (repeat each Part)) -> Tensor {
    dstack(listed((repeat each tensors)))
  }

  // A list of tensors comes as one part, of which the rows are meant.
  private static func listed<each Part: ArrayConvertible>(_ parts: (repeat each Part)) -> [Tensor] {
    var list: [Tensor] = []
    for part in repeat each parts { list.append(part.asArray) }
    return list.count == 1 && list[0].rank > 0 ? (0..<list[0].shape[0]).map { list[0][$0] } : list
  }

  /// Equal parts along an axis.
  public static func split(_ x: some ArrayConvertible, _ parts: Int, axis: Int = 0) -> [Tensor] {
    x.asArray.split(parts, axis: axis)
  }
  /// Parts along an axis that end before these positions: `np.split(x, [2, 5])` is `x[:2]`, `x[2:5]`,
  /// `x[5:]`.
  public static func split(_ x: some ArrayConvertible, _ positions: [Int], axis: Int = 0) -> [Tensor] {
    let x = x.asArray
    let counted = x.shape.axis(axis, "split")
    let length = x.shape.dimensions[counted]
    let ends = (positions.map { Swift.min(Swift.max($0 < 0 ? $0 + length : $0, 0), length) } + [length])
    return zip([0] + ends, ends).map { x.sliced(axis: counted, $0, Swift.max($0, $1)) }
  }
  /// Parts along an axis whose lengths differ by at most one.
  public static func arraySplit(_ x: some ArrayConvertible, _ parts: Int, axis: Int = 0) -> [Tensor] {
    let x = x.asArray
    let length = x.shape[axis]
    orRaise { () throws(ValueError) in
      guard parts > 0 else {
        throw ValueError("arraySplit: the number of parts must be positive, not \(parts)")
      }
    }
    let lengths = (0..<parts).map { length / parts + ($0 < length % parts ? 1 : 0) }
    var ends = [0]
    for length in lengths { ends.append(ends[ends.count - 1] + length) }
    return split(x, Array(ends[1..<parts]), axis: axis)
  }
  /// Equal parts from left to right.
  public static func hsplit(_ x: some ArrayConvertible, _ parts: Int) -> [Tensor] {
    split(x, parts, axis: x.asArray.rank > 1 ? 1 : 0)
  }
  /// Equal parts from top to bottom.
  public static func vsplit(_ x: some ArrayConvertible, _ parts: Int) -> [Tensor] {
    if x.asArray.rank < 2 {
      raise(ShapeError("vsplit: needs two axes or more, not a tensor of shape \(x.asArray.shape)"))
    }
    return split(x, parts)
  }

  /// The tensor repeated along its axes: `np.tile(x, 2)`, `np.tile(x, (2, 3))`.
  public static func tile<each Length: ShapeConvertible>(
    _ x: some TensorConvertible, _ repeats: (repeat each Length)
  ) -> Tensor {
    x.asArray.tile(Shape(joining: (repeat each repeats)).dimensions)
  }
  /// Each element repeated.
  public static func `repeat`(_ x: some TensorConvertible, _ times: Int, axis: Int? = nil) -> Tensor {
    x.asArray.repeated(times, axis: axis)
  }
  /// Each element repeated as often as the list says for its place.
  public static func `repeat`(_ x: some ArrayConvertible, _ times: [Int], axis: Int? = nil) -> Tensor {
    let x = axis == nil ? x.asArray.flatten() : x.asArray
    let length = x.shape[axis ?? 0]
    orRaise { () throws(ShapeError) in
      guard times.count == length, times.allSatisfy({ $0 >= 0 }) else {
        throw ShapeError(
          "repeat: \(length) elements need as many numbers of repeats, none negative; got \(times)")
      }
    }
    return x.take(times.enumerated().flatMap { [Int](repeating: $0, count: $1) }, axis: axis ?? 0)
  }

  /// `values` after the elements of `x`, flattened without an axis.
  public static func append(_ x: some ArrayConvertible, _ values: some TensorConvertible, axis: Int? = nil)
    -> Tensor
  {
    concatenate([x.asArray, axis == nil ? atleast1d(values) : values.asArray], axis: axis)
  }
  /// Without the elements (or, along an axis, the rows) at one position.
  public static func delete(_ x: some ArrayConvertible, _ position: Int, axis: Int? = nil) -> Tensor {
    delete(x, [position], axis: axis)
  }
  /// Without the elements (or, along an axis, the rows) at these positions, or where a mask is true.
  public static func delete(_ x: some ArrayConvertible, _ positions: some ArrayConvertible, axis: Int? = nil)
    -> Tensor
  {
    let x = axis == nil ? x.asArray.flatten() : x.asArray
    let length = x.shape[axis ?? 0]
    let chosen = positions.asArray
    let places = orRaise { () throws(IndexError) in
      try Tensor.checkedPositions(
        chosen.dtype == .bool ? marked(chosen, length) : chosen, length: length, x.shape)
    }
    let gone = Set(places)
    return x.take((0..<length).filter { !gone.contains($0) }, axis: axis ?? 0)
  }
  private static func marked(_ mask: Tensor, _ length: Int) -> Tensor {
    if mask.shape != [length] {
      raise(ShapeError("delete: a mask of shape \(mask.shape) does not fit an axis of \(length)"))
    }
    return nonzero(mask)[0]
  }
  /// `values` put in before a position, flattened without an axis.
  public static func insert(
    _ x: some ArrayConvertible, _ position: Int, _ values: some TensorConvertible, axis: Int? = nil
  ) -> Tensor {
    let x = axis == nil ? x.asArray.flatten() : x.asArray
    let counted = x.shape.axis(axis ?? 0, "insert")
    let length = x.shape[counted]
    if position > length || position < -length {
      raise(IndexError(message: "insert: position \(position) is out of bounds for an axis of \(length)"))
    }
    let parts = split(x, [position], axis: counted)
    var slot = x.shape
    slot[counted] = 1
    let put = values.asArray.astype(x.dtype)
    let fitted =
      axis == nil
      ? put.flatten()
      : put.rank < x.rank ? put.rank == 0 ? put.broadcast(to: slot) : put.expandDims(counted) : put
    return Tensor.concatenate([parts[0], fitted, parts[1]], axis: counted)
  }
}
