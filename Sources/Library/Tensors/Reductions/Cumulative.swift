import UserErrors

extension Tensor {
  /// The running sum along an axis (of the flattened tensor if none is given).
  public func cumsum(axis: Int? = nil) -> Tensor {
    guard let axis else { return flatten().cumsum(axis: 0) }
    let counted = shape.axis(axis, "cumsum")
    let x = dtype.isFloating ? self : astype(.int64)
    let last = x.detached.movingAxis(counted, to: rank - 1)
    let result = CumulativeSum(source: last).run(for: x.dtype).movingAxis(rank - 1, to: counted)
    // y_i = sum over j <= i of x_j, so dx_j = sum over i >= j of dy_i.
    return result.recorded("cumsum", from: x) {
      $0.flip(axis: counted).cumsum(axis: counted).flip(axis: counted)
    }
  }

  /// The running product along an axis (of the flattened tensor if none is given). The gradient is exact
  /// where elements are 0.
  public func cumprod(axis: Int? = nil) -> Tensor {
    guard let axis else { return flatten().cumprod(axis: 0) }
    let counted = shape.axis(axis, "cumprod")
    let x = dtype.isFloating ? self : astype(.int64)
    let last = x.detached.movingAxis(counted, to: rank - 1)
    let result = CumulativeProduct(source: last).run(for: x.dtype).movingAxis(rank - 1, to: counted)
    return result.recorded("cumprod", from: x) { gradient in
      x.cumulativeProductGradient(gradient, axis: counted)
    }
  }

  // dx_j = sum over i >= j of dy_i times the product of all x_k, k <= i, k != j: for each j the running
  // product of x with a 1 in its place.
  private func cumulativeProductGradient(_ gradient: Tensor, axis: Int) -> Tensor {
    let length = shape.dimensions[axis]
    let parts = (0..<length).map { place -> Tensor in
      var others = [Tensor]()
      if place > 0 { others.append(sliced(axis: axis, 0, place)) }
      others.append(Tensor(onesLike: sliced(axis: axis, place, place + 1).detached))
      if place + 1 < length { others.append(sliced(axis: axis, place + 1, length)) }
      let products = Tensor.concatenate(others, axis: axis).cumprod(axis: axis)
      return (gradient * products).sliced(axis: axis, place, length).sum(axis: axis, keepdims: true)
    }
    return parts.isEmpty ? gradient : Tensor.concatenate(parts, axis: axis)
  }

  /// The elements along an axis in rising order, NaN last.
  public func sort(axis: Int = -1) -> Tensor {
    let order = argsort(axis: axis)
    return takeAlong(order, axis: axis)
  }

  /// The positions that would sort the elements along an axis (stable).
  public func argsort(axis: Int = -1) -> Tensor {
    let counted = shape.axis(axis, "argsort")
    let last = detached.movingAxis(counted, to: rank - 1)
    return SortOrder(source: last).run(for: dtype).movingAxis(rank - 1, to: counted)
  }

  /// The elements at the given positions along an axis, as `np.take_along_axis`. Both have the same
  /// shape except along the axis.
  public func takeAlong(_ positions: Tensor, axis: Int) -> Tensor {
    let counted = shape.axis(axis, "takeAlong")
    let source = movingAxis(counted, to: rank - 1)
    let index = positions.movingAxis(counted, to: rank - 1)
    let (length, wanted) = (source.shape[-1], index.shape[-1])
    let starts = Tensor(arange: 0, Double(index.count / Swift.max(wanted, 1)), dtype: .int64) * length
    let rows = index.count / Swift.max(wanted, 1)
    let places = orRaise { () throws(IndexError) in
      try Tensor.checkedPositions(index, length: length, source.shape)
    }
    let flat = Tensor(shape: [rows, wanted], places.map { Int64($0) }) + starts.expandDims(1)
    return source.flatten().take(flat.flatten()).reshaped(to: index.shape).movingAxis(rank - 1, to: counted)
  }
}

private struct CumulativeSum: ElementTask {
  let source: Tensor

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    if Element.self == Int64.self { return source.running(Int64.self) { $0 &+ $1 } }
    if Element.self == Float.self { return source.running(Float.self) { $0 + $1 } }
    return source.running(Double.self) { $0 + $1 }
  }
}

private struct CumulativeProduct: ElementTask {
  let source: Tensor

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    if Element.self == Int64.self { return source.running(Int64.self) { $0 &* $1 } }
    if Element.self == Float.self { return source.running(Float.self) { $0 * $1 } }
    return source.running(Double.self) { $0 * $1 }
  }
}

extension Tensor {
  /// Along the last axis, each element combined with all before it.
  fileprivate func running<Element: TensorElement>(
    _: Element.Type, _ combine: (Element, Element) -> Element
  ) -> Tensor {
    guard count > 0 else { return self }
    let length = shape[-1]
    return withElements(Element.self) { values in
      Tensor.make(shape, Element.self) { target in
        for index in 0..<count {
          target[index] = index % length == 0 ? values[index] : combine(target[index - 1], values[index])
        }
      }
    }
  }
}

private struct SortOrder: ElementTask {
  let source: Tensor

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    let length = source.shape[-1]
    return source.withElements(Element.self) { values in
      Tensor.make(source.shape, Int64.self) { target in
        for start in stride(from: 0, to: source.count, by: Swift.max(length, 1)) {
          let row = values + start
          // NaN sorts last, as in NumPy.
          let order = (0..<length).sorted { a, b in
            Element.isLess(row[a], row[b]) || (row[b] != row[b] && row[a] == row[a])
          }
          for (index, position) in order.enumerated() { target[start + index] = Int64(position) }
        }
      }
    }
  }
}
