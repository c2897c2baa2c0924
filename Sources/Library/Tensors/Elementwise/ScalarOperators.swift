// Operators between a tensor and a Swift number, which takes the tensor's element type as in Python.

extension Tensor {
  /// The sum of each element and a number.
  public static func + <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a + Tensor(weak: b, beside: a)
  }
  /// The sum of a number and each element.
  public static func + <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) + b
  }
  /// The difference of each element and a number.
  public static func - <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a - Tensor(weak: b, beside: a)
  }
  /// The difference of a number and each element.
  public static func - <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) - b
  }
  /// The product of each element and a number.
  public static func * <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a * Tensor(weak: b, beside: a)
  }
  /// The product of a number and each element.
  public static func * <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) * b
  }
  /// The quotient of each element and a number.
  public static func / <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a / Tensor(weak: b, beside: a)
  }
  /// The quotient of a number and each element.
  public static func / <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) / b
  }
  /// The remainder of each element and a number.
  public static func % <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a % Tensor(weak: b, beside: a)
  }
  /// The remainder of a number and each element.
  public static func % <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) % b
  }
  /// The power of each element and a number.
  public static func ** <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a ** Tensor(weak: b, beside: a)
  }
  /// The power of a number and each element.
  public static func ** <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) ** b
  }
  /// Takes the sum with a number in place.
  public static func += <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a + b }
  /// Takes the difference with a number in place.
  public static func -= <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a - b }
  /// Takes the product with a number in place.
  public static func *= <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a * b }
  /// Takes the quotient with a number in place.
  public static func /= <Number: TensorScalar>(a: inout Tensor, b: Number) { a = a / b }
}
