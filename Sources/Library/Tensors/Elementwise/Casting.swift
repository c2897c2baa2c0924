extension Tensor {
  /// The same values as another element type; fractions are cut off towards zero. Differentiable between
  /// floats.
  public func astype(_ dtype: DType) -> Tensor {
    if dtype == self.dtype {
      var same = self
      same.weakValue = nil
      return same
    }
    if let weakValue, node == nil { return Tensor(full: [], weakValue, dtype: dtype) }
    let result = Cast(source: self, target: dtype).run(for: self.dtype)
    guard dtype.isFloating && self.dtype.isFloating else { return result }
    let own = self.dtype
    return result.recorded("astype", from: self) { $0.astype(own) }
  }

  /// The same values as another element type, by NumPy's name: `x.astype("float32")`.
  public func astype(_ name: String) -> Tensor { astype(DType(checking: name)) }
}

/// The first of the two switches, over the type that is converted from.
private struct Cast: ElementTask {
  let source: Tensor
  let target: DType

  func run<Source: TensorElement>(_: Source.Type) -> Tensor {
    // The way of images, from bytes to numbers, without a stop at Double.
    if Source.self == UInt8.self, target == .float32 {
      return mapped(source) { (value: UInt8) in Float(value) }
    }
    switch target {
    case .bool: return mapped(source) { (value: Source) in value.asDouble != 0 }
    case .uint8: return mapped(source) { (value: Source) in UInt8(converting: value.asDouble) }
    case .int32: return mapped(source) { (value: Source) in Int32(converting: value.asDouble) }
    case .int64: return mapped(source) { (value: Source) in Int64(converting: value.asDouble) }
    case .float32: return mapped(source) { (value: Source) in Float(value.asDouble) }
    case .float64: return mapped(source) { (value: Source) in value.asDouble }
    }
  }
}
