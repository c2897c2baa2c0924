// Functions of two numbers each, with broadcasting.

extension NumPy {
  /// The sum.
  public static func add(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray + b.asArray
  }
  /// The difference.
  public static func subtract(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray - b.asArray
  }
  /// The product.
  public static func multiply(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray * b.asArray
  }
  /// The quotient.
  public static func divide(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray / b.asArray
  }
  /// The whole part of the quotient, rounded down.
  public static func floorDivide(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray.floorDivide(b.asArray)
  }
  /// The quotient, a fraction also of whole numbers.
  public static func trueDivide(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    divide(a, b)
  }
  /// The remainder with the sign of the divisor; `mod` by its other name.
  public static func remainder(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    mod(a, b)
  }
  /// The remainder with the sign of the divisor.
  public static func mod(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray % b.asArray
  }
  /// The power.
  public static func power(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray ** b.asArray
  }
  /// The larger of the two.
  public static func maximum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    Tensor.maximum(a.asArray, b.asArray)
  }
  /// The smaller of the two.
  public static func minimum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    Tensor.minimum(a.asArray, b.asArray)
  }
  /// Where a > b.
  public static func greater(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .> b.asArray
  }
  /// Where a >= b.
  public static func greaterEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .>= b.asArray
  }
  /// Where a < b.
  public static func less(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .< b.asArray
  }
  /// Where a <= b.
  public static func lessEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .<= b.asArray
  }
  /// Where a equals b.
  public static func equal(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .== b.asArray
  }
  /// Where a differs from b.
  public static func notEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .!= b.asArray
  }
  /// Where both are true.
  public static func logicalAnd(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .& b.asArray
  }
  /// Where at least one is true.
  public static func logicalOr(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .| b.asArray
  }
  /// Where exactly one is true.
  public static func logicalXor(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray .^ b.asArray
  }
  /// Where it is false.
  public static func logicalNot(_ x: some ArrayConvertible) -> Tensor { .!x.asArray }
  /// The angle of the point (x, y) in (-pi, pi], by both signs.
  public static func arctan2(_ y: some TensorConvertible, _ x: some TensorConvertible) -> Tensor {
    Tensor.arctan2(y.asArray, x.asArray)
  }
  /// The length of the hypotenuse, sqrt(a^2 + b^2).
  public static func hypot(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    let (x, y) = (a.asArray, b.asArray)
    return (x * x + y * y).sqrt()
  }
  /// One or the other, by a condition.
  public static func `where`(
    _ condition: some ArrayConvertible, _ a: some TensorConvertible, _ b: some TensorConvertible
  ) -> Tensor {
    Tensor.where(condition.asArray, a.asArray, b.asArray)
  }
}
