// A variable stands in formulas for its value, as in Keras: `x.matmul(w) + b`.

extension Variable {
  /// The sum.
  public static func + (a: Variable, b: Tensor) -> Tensor { a.value + b }
  /// The sum.
  public static func + (a: Tensor, b: Variable) -> Tensor { a + b.value }
  /// The difference.
  public static func - (a: Variable, b: Tensor) -> Tensor { a.value - b }
  /// The difference.
  public static func - (a: Tensor, b: Variable) -> Tensor { a - b.value }
  /// The product, number by number.
  public static func * (a: Variable, b: Tensor) -> Tensor { a.value * b }
  /// The product, number by number.
  public static func * (a: Tensor, b: Variable) -> Tensor { a * b.value }
  /// The quotient.
  public static func / (a: Variable, b: Tensor) -> Tensor { a.value / b }
  /// The quotient.
  public static func / (a: Tensor, b: Variable) -> Tensor { a / b.value }

  /// The sum of two values.
  public static func + (a: Variable, b: Variable) -> Tensor { a.value + b.value }
  /// The difference of two values.
  public static func - (a: Variable, b: Variable) -> Tensor { a.value - b.value }
  /// The product of two values.
  public static func * (a: Variable, b: Variable) -> Tensor { a.value * b.value }
  /// The quotient of two values.
  public static func / (a: Variable, b: Variable) -> Tensor { a.value / b.value }

  /// The value, as Keras's `numpy()`: a copy without a gradient.
  public func numpy() -> Tensor { value.detached }
}

extension Tensor {
  /// The matrix product with a variable's value.
  public func matmul(_ other: Variable) -> Tensor { matmul(other.value) }
  /// The product of vectors or matrices with a variable's value.
  public func dot(_ other: Variable) -> Tensor { dot(other.value) }
  /// Itself without a gradient, as Keras's `numpy()`.
  public func numpy() -> Tensor { detached }
}
