/// A Swift number that may stand beside a tensor in a formula. As in Python it takes the tensor's
/// element type, and a fraction beside whole numbers makes float32.
public protocol TensorScalar {
  /// The value.
  var asScalar: Double { get }
  /// The element type of a tensor made of such numbers alone: float32 for Float and Double (as in
  /// PyTorch, and unlike NumPy: networks compute in float32), int64 for Int.
  static var defaultDType: DType { get }
}

extension Double: TensorScalar {
  public var asScalar: Double { self }
  public static var defaultDType: DType { .float32 }
}
extension Float: TensorScalar {
  public var asScalar: Double { Double(self) }
  public static var defaultDType: DType { .float32 }
}
extension Int: TensorScalar {
  public var asScalar: Double { Double(self) }
  public static var defaultDType: DType { .int64 }
}
extension Int32: TensorScalar {
  public var asScalar: Double { Double(self) }
  public static var defaultDType: DType { .int32 }
}
extension Int64: TensorScalar {
  public var asScalar: Double { Double(self) }
  public static var defaultDType: DType { .int64 }
}
extension UInt8: TensorScalar {
  public var asScalar: Double { Double(self) }
  public static var defaultDType: DType { .uint8 }
}
extension Bool: TensorScalar {
  public var asScalar: Double { self ? 1 : 0 }
  public static var defaultDType: DType { .bool }
}

extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A number written where a tensor is expected; beside a tensor it takes that one's element type.
  public init(floatLiteral value: Double) { self.init(weak: value) }
  /// A number written where a tensor is expected; beside a tensor it takes that one's element type.
  public init(integerLiteral value: Int) { self.init(weak: value) }

  /// A number that takes the element type of what it meets.
  init<Number: TensorScalar>(weak value: Number) {
    self.init(value)
    weakValue = value.asScalar
  }

  /// The same, in double precision from the start beside a tensor of that.
  init<Number: TensorScalar>(weak value: Number, beside other: Tensor) {
    // Of two numbers that are written out neither has a type of its own to take.
    self.init(value, dtype: other.dtype == .float64 || other.weakValue != nil ? .float64 : nil)
    weakValue = value.asScalar
  }
}
