// One switch over the element types for each kind of element-wise loop. The loops are generic and specialised at the
// calls below, so each runs at the speed of the concrete type.

/// Calls the generic `body` for the element type of `dtype`.
protocol ElementTask {
  associatedtype Output
  func run<Element: TensorElement>(_ type: Element.Type) -> Output
}

extension ElementTask {
  @inline(__always)
  func run(for dtype: DType) -> Output {
    switch dtype {
    case .bool: return run(Bool.self)
    case .uint8: return run(UInt8.self)
    case .int32: return run(Int32.self)
    case .int64: return run(Int64.self)
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    }
  }
}

/// Applies `function` to each element.
@inline(__always)
func mapped<Element: TensorElement, Result: TensorElement>(
  _ x: Tensor, _ function: (Element) -> Result
) -> Tensor {
  x.withElements(Element.self) { source in
    Tensor.make(x.shape, Result.self) { target in
      inParallel(x.count) { part in
        for index in part { target[index] = function(source[index]) }
      }
    }
  }
}
