/// A Swift type that a tensor can hold.
public protocol TensorElement: Equatable, Sendable {
  /// The tensor's name of this type.
  static var dtype: DType { get }
  /// The nearest value of this type; out-of-range numbers wrap or saturate as C does on x86.
  init(converting value: Double)
  /// This value as a Double (int64 above 2^53 loses digits).
  var asDouble: Double { get }
  /// The order of the values: False < True, and nothing is less than NaN.
  static func isLess(_ a: Self, _ b: Self) -> Bool
}

extension TensorElement where Self: Comparable {
  @inline(__always)
  public static func isLess(_ a: Self, _ b: Self) -> Bool { a < b }
}

/// A number type that networks compute in.
package protocol FloatElement: TensorElement, BinaryFloatingPoint {}

extension Float: TensorElement, FloatElement {
  public static var dtype: DType { .float32 }
  public init(converting value: Double) { self = Float(value) }
  public var asDouble: Double { Double(self) }
}

extension Double: TensorElement, FloatElement {
  public static var dtype: DType { .float64 }
  public init(converting value: Double) { self = value }
  public var asDouble: Double { self }
}

extension UInt8: TensorElement {
  public static var dtype: DType { .uint8 }
  public init(converting value: Double) { self = UInt8(truncatingIfNeeded: Int64(converting: value)) }
  public var asDouble: Double { Double(self) }
}

extension Int32: TensorElement {
  public static var dtype: DType { .int32 }
  public init(converting value: Double) { self = Int32(truncatingIfNeeded: Int64(converting: value)) }
  public var asDouble: Double { Double(self) }
}

extension Int64: TensorElement {
  public static var dtype: DType { .int64 }
  public init(converting value: Double) {
    // 2^63 as a Double; NaN fails both comparisons and gives the smallest value, as cvttsd2si does.
    self = value >= -0x1p63 && value < 0x1p63 ? Int64(value) : .min
  }
  public var asDouble: Double { Double(self) }
}

extension Bool: TensorElement {
  public static var dtype: DType { .bool }
  public init(converting value: Double) { self = value != 0 }
  public var asDouble: Double { self ? 1 : 0 }
  public static func isLess(_ a: Bool, _ b: Bool) -> Bool { !a && b }
}
