/// What NumPy's and Keras's functions take: a tensor, a variable, a number, or a Swift array of any of
/// these.
public protocol TensorConvertible {
  /// The numbers as a tensor; those of a variable and of tensors are recorded, so that gradients reach
  /// them. Fractions become float32.
  var asTensor: Tensor { get }
  /// The same by NumPy's rule: Swift arrays of Double become float64.
  var asArray: Tensor { get }
}

extension TensorConvertible {
  /// The same as ``asTensor``.
  public var asArray: Tensor { asTensor }
}

/// Several numbers: a tensor, a variable, or a Swift array of numbers, nested to any depth:
/// `np.mean(history["loss"])`.
public protocol ArrayConvertible: TensorConvertible {}

extension Tensor: ArrayConvertible {
  /// Itself.
  public var asTensor: Tensor { self }
}
extension Variable: ArrayConvertible {
  /// The present value.
  public var asTensor: Tensor { value }
}
extension Double: TensorConvertible {
  /// A number that takes the element type of the tensor beside it; alone float32.
  public var asTensor: Tensor { Tensor(weak: self) }
}
extension Float: TensorConvertible {
  /// A number that takes the element type of the tensor beside it; alone float32.
  public var asTensor: Tensor { Tensor(weak: self) }
}
extension Int: TensorConvertible {
  /// A number that takes the element type of the tensor beside it; alone int64.
  public var asTensor: Tensor { Tensor(weak: self) }
}
extension UInt8: TensorConvertible {
  /// A number of type uint8.
  public var asTensor: Tensor { Tensor(self) }
}
extension Bool: TensorConvertible {
  /// A truth value.
  public var asTensor: Tensor { Tensor(self) }
}

extension Array: TensorConvertible where Element: TensorConvertible {
  /// The elements along a new first axis.
  public var asTensor: Tensor { joined(asArray: false) }
  /// The elements along a new first axis; numbers of type Double in float64.
  public var asArray: Tensor { joined(asArray: true) }

  // Numbers go into memory in one go; what is nested is joined row by row.
  private func joined(asArray: Bool) -> Tensor {
    switch self {
    case let numbers as [Double] where Element.self == Double.self:
      return Tensor(shape: [count], numbers).astype(asArray ? .float64 : .float32)
    case let numbers as [Float] where Element.self == Float.self: return Tensor(shape: [count], numbers)
    case let numbers as [Int] where Element.self == Int.self:
      return Tensor(shape: [count], numbers.map { Int64($0) })
    case let numbers as [UInt8] where Element.self == UInt8.self: return Tensor(shape: [count], numbers)
    case let numbers as [Bool] where Element.self == Bool.self: return Tensor(shape: [count], numbers)
    default: return isEmpty ? Tensor(zeros: [0]) : Tensor.stack(map { asArray ? $0.asArray : $0.asTensor })
    }
  }
}
extension Array: ArrayConvertible where Element: TensorConvertible {}
