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

  /// The elements at the given positions along an axis, as `np.take_along_axis`. Both have the same shape except
  /// along the axis.
  public func takeAlong(_ positions: Tensor, axis: Int) -> Tensor {
    let counted = shape.axis(axis, "takeAlong")
    let source = movingAxis(counted, to: rank - 1)
    let index = positions.movingAxis(counted, to: rank - 1)
    let (length, wanted) = (source.shape[-1], index.shape[-1])
    let starts = Tensor(arange: 0, Double(index.count / Swift.max(wanted, 1)), dtype: .int64) * length
    let flat = index.reshaped(to: [-1, wanted]).astype(.int64) + starts.expandDims(1)
    return source.flatten().take(flat.flatten()).reshaped(to: index.shape).movingAxis(rank - 1, to: counted)
  }
}

private struct CumulativeSum: ElementTask {
  let source: Tensor

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    if Element.self == Int64.self { return rows(Int64.self, 0) { $0 &+ $1 } }
    if Element.self == Float.self { return rows(Float.self, 0) { $0 + $1 } }
    return rows(Double.self, 0) { $0 + $1 }
  }

  private func rows<Element: TensorElement>(
    _: Element.Type, _ zero: Element, _ add: (Element, Element) -> Element
  ) -> Tensor {
    let length = source.shape[-1]
    return source.withElements(Element.self) { values in
      Tensor.make(source.shape, Element.self) { target in
        var sum = zero
        for index in 0..<source.count {
          sum = index % length == 0 ? values[index] : add(sum, values[index])
          target[index] = sum
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
