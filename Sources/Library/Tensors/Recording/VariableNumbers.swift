// A variable beside a number, or beside another variable: `2 * w`, `w ** 2`.

extension Variable {
  /// The sum of the value and a number.
  public static func + (a: Variable, b: some TensorScalar) -> Tensor { a.value + b }
  /// The sum of a number and the value.
  public static func + (a: some TensorScalar, b: Variable) -> Tensor { a + b.value }
  /// The sum of two values.
  public static func + (a: Variable, b: Variable) -> Tensor { a.value + b.value }
  /// The difference of the value and a number.
  public static func - (a: Variable, b: some TensorScalar) -> Tensor { a.value - b }
  /// The difference of a number and the value.
  public static func - (a: some TensorScalar, b: Variable) -> Tensor { a - b.value }
  /// The difference of two values.
  public static func - (a: Variable, b: Variable) -> Tensor { a.value - b.value }
  /// The product of the value and a number.
  public static func * (a: Variable, b: some TensorScalar) -> Tensor { a.value * b }
  /// The product of a number and the value.
  public static func * (a: some TensorScalar, b: Variable) -> Tensor { a * b.value }
  /// The product of two values.
  public static func * (a: Variable, b: Variable) -> Tensor { a.value * b.value }
  /// The quotient of the value and a number.
  public static func / (a: Variable, b: some TensorScalar) -> Tensor { a.value / b }
  /// The power of the value and a number.
  public static func ** (a: Variable, b: some TensorScalar) -> Tensor { a.value ** b }
  /// The value with the other sign.
  public static prefix func - (a: Variable) -> Tensor { -a.value }
}
