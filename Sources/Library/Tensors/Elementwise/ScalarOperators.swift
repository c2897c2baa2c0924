// Operators between a tensor and a Swift number, which takes the tensor's element type as in Python.

/// A tensor that is one already. The operators beside numbers take no other: of `total / 2.0`, where
/// `total` is an `Int`, Swift could make a tensor, since the literal can stand for one; it says
/// instead that the two are of different types.
public protocol TensorOperand: TensorConvertible {}

extension Tensor: TensorOperand {}
extension Variable: TensorOperand {}

extension TensorOperand {
  /// The tensor with its sign changed.
  public static prefix func - (x: Self) -> Tensor { x.asTensor.negated() }
  /// The tensor itself.
  public static prefix func + (x: Self) -> Tensor { x.asTensor }
  /// The sum of each element and a number.
  public static func + <Number: TensorScalar>(a: Self, b: Number) -> Tensor {
    a.asTensor + Tensor(weak: b, beside: a.asTensor)
  }
  /// The sum of a number and each element.
  public static func + <Number: TensorScalar>(a: Number, b: Self) -> Tensor {
    Tensor(weak: a, beside: b.asTensor) + b.asTensor
  }
  /// The difference of each element and a number.
  public static func - <Number: TensorScalar>(a: Self, b: Number) -> Tensor {
    a.asTensor - Tensor(weak: b, beside: a.asTensor)
  }
  /// The difference of a number and each element.
  public static func - <Number: TensorScalar>(a: Number, b: Self) -> Tensor {
    Tensor(weak: a, beside: b.asTensor) - b.asTensor
  }
  /// The product of each element and a number.
  public static func * <Number: TensorScalar>(a: Self, b: Number) -> Tensor {
    a.asTensor * Tensor(weak: b, beside: a.asTensor)
  }
  /// The product of a number and each element.
  public static func * <Number: TensorScalar>(a: Number, b: Self) -> Tensor {
    Tensor(weak: a, beside: b.asTensor) * b.asTensor
  }
  /// The quotient of each element and a number.
  public static func / <Number: TensorScalar>(a: Self, b: Number) -> Tensor {
    a.asTensor / Tensor(weak: b, beside: a.asTensor)
  }
  /// The quotient of a number and each element.
  public static func / <Number: TensorScalar>(a: Number, b: Self) -> Tensor {
    Tensor(weak: a, beside: b.asTensor) / b.asTensor
  }
  /// The remainder of each element and a number.
  public static func % <Number: TensorScalar>(a: Self, b: Number) -> Tensor {
    a.asTensor % Tensor(weak: b, beside: a.asTensor)
  }
  /// The remainder of a number and each element.
  public static func % <Number: TensorScalar>(a: Number, b: Self) -> Tensor {
    Tensor(weak: a, beside: b.asTensor) % b.asTensor
  }
  /// The power of each element and a number.
  public static func ** <Number: TensorScalar>(a: Self, b: Number) -> Tensor {
    a.asTensor ** Tensor(weak: b, beside: a.asTensor)
  }
  /// The power of a number and each element.
  public static func ** <Number: TensorScalar>(a: Number, b: Self) -> Tensor {
    Tensor(weak: a, beside: b.asTensor) ** b.asTensor
  }
}

extension Tensor {
  /// Takes the sum with a number in place.
  public static func += <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a + b }
  /// Takes the difference with a number in place.
  public static func -= <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a - b }
  /// Takes the product with a number in place.
  public static func *= <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a * b }
  /// Takes the quotient with a number in place.
  public static func /= <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a / b }
}
