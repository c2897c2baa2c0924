import UserErrors

// x[2], x[..<10], x[0..., 0], x[.all, .newAxis], x[mask]: one overload for each number of indices,
// because subscripts with parameter packs and setters crash the Swift 6.3 compiler.

extension Tensor {
  /// A part of the tensor, as in NumPy.
  public subscript<A: TensorIndexing>(_ a: A) -> Tensor {
    get { indexed([a.tensorIndex]) }
    set { assign(newValue, at: [a.tensorIndex]) }
  }

  /// A part of the tensor, as in NumPy: `embeddings[.all, 0]`.
  public subscript<A: TensorIndexing, B: TensorIndexing>(_ a: A, _ b: B) -> Tensor {
    get { indexed([a.tensorIndex, b.tensorIndex]) }
    set { assign(newValue, at: [a.tensorIndex, b.tensorIndex]) }
  }

  /// A part of the tensor, as in NumPy.
  public subscript<A: TensorIndexing, B: TensorIndexing, C: TensorIndexing>(_ a: A, _ b: B, _ c: C) -> Tensor
  {
    get { indexed([a.tensorIndex, b.tensorIndex, c.tensorIndex]) }
    set { assign(newValue, at: [a.tensorIndex, b.tensorIndex, c.tensorIndex]) }
  }

  /// A part of the tensor, as in NumPy.
  public subscript<A: TensorIndexing, B: TensorIndexing, C: TensorIndexing, D: TensorIndexing>(
    _ a: A, _ b: B, _ c: C, _ d: D
  ) -> Tensor {
    get { indexed([a.tensorIndex, b.tensorIndex, c.tensorIndex, d.tensorIndex]) }
    set { assign(newValue, at: [a.tensorIndex, b.tensorIndex, c.tensorIndex, d.tensorIndex]) }
  }

  /// A part of the tensor with Python's `...` in front: `images[..., 0]`, `x[..., np.newaxis]`.
  public subscript<A: TensorIndexing>(_ rest: UnboundedRange, _ a: A) -> Tensor {
    get { indexed([.remaining, a.tensorIndex]) }
    set { assign(newValue, at: [.remaining, a.tensorIndex]) }
  }

  /// A part of the tensor with Python's `...` in front: `images[..., ..<2, 0]`.
  public subscript<A: TensorIndexing, B: TensorIndexing>(_ rest: UnboundedRange, _ a: A, _ b: B)
    -> Tensor
  {
    get { indexed([.remaining, a.tensorIndex, b.tensorIndex]) }
    set { assign(newValue, at: [.remaining, a.tensorIndex, b.tensorIndex]) }
  }

  /// A part of the tensor with Python's `...` behind: `images[0, ...]`.
  public subscript<A: TensorIndexing>(_ a: A, _ rest: UnboundedRange) -> Tensor {
    get { indexed([a.tensorIndex, .remaining]) }
    set { assign(newValue, at: [a.tensorIndex, .remaining]) }
  }

  /// A part of the tensor with Python's `...` between two indices: `images[0, ..., 0]`.
  public subscript<A: TensorIndexing, B: TensorIndexing>(_ a: A, _ rest: UnboundedRange, _ b: B)
    -> Tensor
  {
    get { indexed([a.tensorIndex, .remaining, b.tensorIndex]) }
    set { assign(newValue, at: [a.tensorIndex, .remaining, b.tensorIndex]) }
  }

  /// The whole tensor, whose numbers can be set: `x[...] = 0`.
  public subscript(_ rest: UnboundedRange) -> Tensor {
    get { self }
    set { assign(newValue, at: [.remaining]) }
  }

  /// A part of the tensor by a list of indices, for code that does not know their number.
  public subscript(indices indices: [TensorIndex]) -> Tensor {
    get { indexed(indices) }
    set { assign(newValue, at: indices) }
  }
}

extension Tensor {
  /// The same as the subscripts, throwing what they raise.
  package func checkedIndexed(_ indices: [TensorIndex]) throws(IndexError) -> Tensor {
    if indices.count == 1, case .chosen(let mask) = indices[0], mask.dtype == .bool, mask.shape == shape,
      rank > 1
    {
      return flatten().indexed([.chosen(mask.flatten())])
    }
    let plan = try IndexPlan(indices, of: shape)
    let result = window(plan)
    guard let first = plan.chosen.first else { return result }
    return plan.chosen.count == 1
      ? result.take(first.positions, axis: first.axis) : try result.takePaired(plan.chosen)
  }

  /// The elements at positions that are paired, as NumPy's `x[rows, columns]`: the positions
  /// broadcast together, and their axes come where the chosen axes were if those lie side by side,
  /// else first.
  private func takePaired(_ chosen: [(axis: Int, positions: Tensor)]) throws(IndexError) -> Tensor {
    let axes = chosen.map(\.axis)
    var joint: Shape = []
    for (_, positions) in chosen {
      do { joint = try Shape.broadcast(joint, positions.shape, operation: "index") } catch {
        throw IndexError(
          message: "index: lists of positions are paired, so their shapes must broadcast, but they are "
            + chosen.map { "\($0.positions.shape)" }.joined(separator: " and "))
      }
    }
    let others = shape.indices.filter { !axes.contains($0) }
    let lengths = Shape(axes.map { shape.dimensions[$0] })
    let rest = Shape(others.map { shape.dimensions[$0] })
    let places = zip(chosen, lengths.strides).reduce(Tensor(zeros: joint, dtype: .int64)) {
      $0 + $1.0.positions.broadcast(to: joint) * Tensor($1.1)
    }
    let rows = transposed(axes + others).reshaped(to: [lengths.elementCount] + rest)
    let taken = rows.take(places)
    let isTogether = axes[axes.count - 1] - axes[0] + 1 == axes.count
    let before = isTogether ? axes[0] : 0
    if before == 0 { return taken }
    let order =
      (0..<before).map { joint.rank + $0 } + Array(0..<joint.rank)
      + (before..<rest.rank).map { joint.rank + $0 }
    return taken.transposed(order)
  }

  private func indexed(_ indices: [TensorIndex]) -> Tensor {
    orRaise { () throws(IndexError) in try checkedIndexed(indices) }
  }

  /// The window of a plan: shares memory where its elements lie one after the other.
  private func window(_ plan: IndexPlan) -> Tensor {
    let part = Shape(plan.shape)
    let contiguous = zip(part.indices, zip(plan.strides, part.strides))
      .allSatisfy { part.dimensions[$0] <= 1 || $1.0 == $1.1 }
    let own = shape
    let result =
      contiguous || part.elementCount == 0
      ? viewed(as: part, offset: part.elementCount == 0 ? 0 : plan.start)
      : strided(part, strides: plan.strides, start: plan.start)
    return result.recorded("slice", from: self) {
      $0.placed(into: own, strides: plan.strides, start: plan.start)
    }
  }

  private mutating func assign(_ values: Tensor, at indices: [TensorIndex]) {
    checkStorable(values)
    if indices.count == 1, case .chosen(let mask) = indices[0], mask.dtype == .bool, mask.shape == shape {
      self = Tensor.assigned(self, values, where: mask)
      return
    }
    let plan = orRaise { () throws(IndexError) in try IndexPlan(indices, of: shape) }
    if isRecording, node != nil || values.node != nil {
      self = assignedRecording(values, indices)
    } else if plan.chosen.isEmpty {
      let part = Shape(plan.shape)
      let fitted = values.astype(dtype).fitted(to: part)
      writeStrided(fitted, strides: plan.strides, start: plan.start)
    } else {
      assignChosen(values, indices)
    }
  }

  /// Whole numbers have no NaN and no infinity, and a number that is written out has to fit, as
  /// NumPy has it.
  private func checkStorable(_ values: Tensor) {
    guard !dtype.isFloating, dtype != .bool else { return }
    let hint = "x.astype(\"float32\") has room for it"
    if values.dtype.isFloating, !values.detached.isFinite().all().bools[0] {
      raise(ValueError("assignment: NaN or infinity into a tensor of \(dtype), of whole numbers; \(hint)"))
    }
    if let number = values.weakValue, let limits = dtype.limits, !limits.contains(number.rounded(.towardZero))
    {
      raise(ValueError("assignment: \(number) is out of bounds for \(dtype); \(hint)"))
    }
  }

  /// Assignment at chosen positions: by the positions of the elements in the flattened tensor.
  private mutating func assignChosen(_ values: Tensor, _ indices: [TensorIndex]) {
    let places = elementNumbers.indexed(indices)
    let fitted = values.detached.astype(dtype).fitted(to: places.shape)
    makeUnique()
    let size = dtype.size
    let target = rawPointer
    fitted.withUnsafeBytes { source in
      for (index, place) in places.ints.enumerated() {
        guard let first = source.baseAddress else { return }
        (target + place * size).copyMemory(from: first + index * size, byteCount: size)
      }
    }
  }

  /// Assignment as a selection, so that both gradients flow.
  private func assignedRecording(_ values: Tensor, _ indices: [TensorIndex]) -> Tensor {
    var mask = Tensor(zeros: shape, dtype: .bool)
    mask.assignChosen(Tensor(full: [], 1, dtype: .bool), indices)
    let places = elementNumbers.indexed(indices)
    let fitted = values.astype(dtype).broadcast(to: places.shape).flatten()
    let spread = fitted.scattered(to: places.flatten(), count: count).reshaped(to: shape)
    return Tensor.where(mask, spread, self)
  }

  private static func assigned(_ tensor: Tensor, _ values: Tensor, where mask: Tensor) -> Tensor {
    if values.count == 1 { return Tensor.where(mask, values.astype(tensor.dtype), tensor) }
    var flat = tensor.flatten()
    flat.assign(
      values, at: [.chosen(Tensor(mask.flatten().bools.enumerated().filter(\.element).map(\.offset)))])
    return flat.reshaped(to: tensor.shape)
  }

  /// 0, 1, 2, ... in the tensor's shape.
  private var elementNumbers: Tensor {
    Tensor(arange: 0, Double(count), dtype: .int64).reshaped(to: shape)
  }

  /// The values stretched to the shape of what they are assigned to.
  private func fitted(to part: Shape) -> Tensor {
    orRaise { () throws(ShapeError) in
      let joint = try? Shape.broadcast(shape, part, operation: "assignment")
      guard joint == part || count == part.elementCount && squeeze().shape == Shape(part.filter { $0 != 1 })
      else {
        throw ShapeError("assignment: values of shape \(shape) do not fit into a part of shape \(part)")
      }
    }
    return count == part.elementCount ? detached.viewed(as: part) : detached.broadcast(to: part)
  }
}
