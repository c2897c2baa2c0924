import UserErrors

// Other axes for the same elements.
extension NumPy {
  /// Other axes for the same elements; one length may be -1: `np.reshape(x, (-1, 784))`.
  public static func reshape<each Length: ShapeConvertible>(
    _ x: some ArrayConvertible, _ shape: (repeat each Length)
  ) -> Tensor {
    x.asArray.reshaped(to: Shape(joining: (repeat each shape)))
  }
  /// A new axis of length 1.
  public static func expandDims(_ x: some ArrayConvertible, _ axis: Int) -> Tensor {
    x.asArray.expandDims(axis)
  }
  /// New axes of length 1: `np.expandDims(x, axis: (0, -1))`. They count in the result.
  public static func expandDims<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis)
  ) -> Tensor {
    let x = x.asArray
    let axes = axisList((repeat each axis)) ?? []
    let rank = x.rank + axes.count
    var result = x.shape.dimensions
    let whole = Shape([Int](repeating: 1, count: rank))
    let places = axes.map { whole.axis($0, "expandDims") }
    if Set(places).count < places.count {
      raise(ValueError("expandDims: one axis is named twice in \(axes)"))
    }
    for place in places.sorted() { result.insert(1, at: place) }
    return x.reshaped(to: Shape(result))
  }
  /// Without the axes of length 1.
  public static func squeeze(_ x: some ArrayConvertible) -> Tensor { x.asArray.squeeze() }
  /// Without these axes, which must have length 1.
  public static func squeeze<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis)
  ) -> Tensor {
    let x = x.asArray
    guard let axes = axisList((repeat each axis)) else { return x.squeeze() }
    return axes.map { x.shape.axis($0, "squeeze") }.sorted(by: >).reduce(x) { $0.squeeze($1) }
  }
  /// All elements along one axis.
  public static func ravel(_ x: some ArrayConvertible) -> Tensor { x.asArray.flatten() }
  /// The axes reversed or reordered.
  public static func transpose(_ x: some ArrayConvertible, _ axes: [Int]? = nil) -> Tensor {
    x.asArray.transpose(axes)
  }
  /// The axes reordered: `np.transpose(x, (0, 2, 1))`.
  public static func transpose<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, _ axes: (repeat each Axis)
  ) -> Tensor {
    x.asArray.transpose(axisList((repeat each axes)))
  }
  /// The axes reordered.
  public static func transpose<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axes: (repeat each Axis)
  ) -> Tensor {
    x.asArray.transpose(axisList((repeat each axes)))
  }
  /// Two axes exchanged.
  public static func swapaxes(_ x: some ArrayConvertible, _ first: Int, _ second: Int) -> Tensor {
    x.asArray.swapAxes(first, second)
  }
  /// An axis moved to another place.
  public static func moveaxis(_ x: some ArrayConvertible, _ source: Int, _ destination: Int) -> Tensor {
    x.asArray.movingAxis(source, to: destination)
  }
  /// The same numbers seen in a larger shape.
  public static func broadcastTo<each Length: ShapeConvertible>(
    _ x: some ArrayConvertible, _ shape: (repeat each Length)
  ) -> Tensor {
    x.asArray.broadcast(to: Shape(joining: (repeat each shape)))
  }
  /// At least one axis.
  public static func atleast1d(_ x: some TensorConvertible) -> Tensor {
    let x = x.asArray
    return x.rank < 1 ? x.reshaped(to: [1]) : x
  }
  /// At least two axes: a vector becomes a row.
  public static func atleast2d(_ x: some TensorConvertible) -> Tensor {
    let x = atleast1d(x)
    return x.rank < 2 ? x.expandDims(0) : x
  }
}

// MARK: - In another order

extension NumPy {
  /// In reverse order along one axis, several, or all.
  public static func flip(_ x: some ArrayConvertible) -> Tensor { x.asArray.flip() }
  /// In reverse order along these axes.
  public static func flip<each Axis: ReductionAxes>(
    _ x: some ArrayConvertible, axis: (repeat each Axis)
  ) -> Tensor {
    guard let axes = axisList((repeat each axis)) else { return x.asArray.flip() }
    return axes.reduce(x.asArray) { $0.flip(axis: $1) }
  }
  /// Left and right exchanged: the second axis in reverse order.
  public static func fliplr(_ x: some ArrayConvertible) -> Tensor { x.asArray.flip(axis: 1) }
  /// Top and bottom exchanged: the first axis in reverse order.
  public static func flipud(_ x: some ArrayConvertible) -> Tensor { x.asArray.flip(axis: 0) }
  /// Turned by 90 degrees `k` times, from the first of `axes` towards the second.
  public static func rot90(_ x: some ArrayConvertible, _ k: Int = 1, axes: (Int, Int) = (0, 1)) -> Tensor {
    let x = x.asArray
    if x.shape.axis(axes.0, "rot90") == x.shape.axis(axes.1, "rot90") {
      raise(ValueError("rot90: turns between two different axes, not \(axes)"))
    }
    switch ((k % 4) + 4) % 4 {
    case 1: return x.flip(axis: axes.1).swapAxes(axes.0, axes.1)
    case 2: return x.flip(axis: axes.0).flip(axis: axes.1)
    case 3: return x.swapAxes(axes.0, axes.1).flip(axis: axes.1)
    default: return x
    }
  }
  /// Turned by 90 degrees `k` times.
  public static func rot90(_ x: some ArrayConvertible, k: Int, axes: (Int, Int) = (0, 1)) -> Tensor {
    rot90(x, k, axes: axes)
  }
  /// Elements moved on by `shift` places, those beyond the end to the start.
  public static func roll(_ x: some ArrayConvertible, _ shift: Int, axis: Int? = nil) -> Tensor {
    let x = x.asArray
    guard let axis else { return roll(x.flatten(), shift, axis: 0).reshaped(to: x.shape) }
    let length = x.shape[axis]
    guard length > 0 else { return x }
    return x.take((0..<length).map { (($0 - shift) % length + length) % length }, axis: axis)
  }
  /// What stands on and below the diagonal `k`, zeros above.
  public static func tril(_ x: some ArrayConvertible, _ k: Int = 0) -> Tensor {
    triangle(x.asArray) { $0 - k <= $1 }
  }
  /// What stands on and above the diagonal `k`, zeros below.
  public static func triu(_ x: some ArrayConvertible, _ k: Int = 0) -> Tensor {
    triangle(x.asArray) { $0 - k >= $1 }
  }
  /// What stands on and below the diagonal `k`, zeros above.
  public static func tril(_ x: some ArrayConvertible, k: Int) -> Tensor { tril(x, k) }
  /// What stands on and above the diagonal `k`, zeros below.
  public static func triu(_ x: some ArrayConvertible, k: Int) -> Tensor { triu(x, k) }

  // What is cut away becomes 0 even where it is infinite or no number.
  // A vector counts as the rows of a square.
  private static func triangle(_ x: Tensor, _ keeps: (_ column: Int, _ row: Int) -> Bool) -> Tensor {
    if x.rank == 0 { raise(ShapeError("tril, triu: a single number has no triangle")) }
    let (rows, columns) = (x.rank == 1 ? x.count : x.shape[-2], x.shape[-1])
    let mask = (0..<rows).flatMap { row in (0..<columns).map { keeps($0, row) } }
    return Tensor.where(
      Tensor(shape: [rows, columns], mask), x, Tensor(zeros: [], dtype: x.dtype))
  }
}
