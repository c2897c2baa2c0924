import Foundation

/// The two-operand operations that are done element by element on operands of one type.
enum ArithmeticOperation: String {
  case add, subtract, multiply, divide, remainder, floorDivide = "floor_divide", power, maximum, minimum

  /// The result, without a record.
  func apply(_ a: Tensor, _ b: Tensor) -> Tensor {
    switch a.dtype {
    case .float32: return applyFloating(a, b, Float.self)
    case .float64: return applyFloating(a, b, Double.self)
    case .uint8: return applyInteger(a, b, UInt8.self)
    case .int32: return applyInteger(a, b, Int32.self)
    case .int64: return applyInteger(a, b, Int64.self)
    case .bool: return applyBool(a, b)
    }
  }

  private func applyFloating<Number: FloatElement>(_ a: Tensor, _ b: Tensor, _: Number.Type) -> Tensor {
    switch self {
    case .add: return combined(a, b, rawValue) { (x: Number, y: Number) in x + y }
    case .subtract: return combined(a, b, rawValue) { (x: Number, y: Number) in x - y }
    case .multiply: return combined(a, b, rawValue) { (x: Number, y: Number) in x * y }
    case .divide: return combined(a, b, rawValue) { (x: Number, y: Number) in x / y }
    // Python's remainder has the sign of the divisor.
    case .remainder:
      return combined(a, b, rawValue) { (x: Number, y: Number) in
        let rest = x.truncatingRemainder(dividingBy: y)
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
      }
    case .floorDivide: return combined(a, b, rawValue) { (x: Number, y: Number) in (x / y).rounded(.down) }
    case .power:
      return combined(a, b, rawValue) { (x: Number, y: Number) in Number(pow(Double(x), Double(y))) }
    // A NaN on either side is the result, as in NumPy.
    case .maximum: return combined(a, b, rawValue) { (x: Number, y: Number) in x > y || x != x ? x : y }
    case .minimum: return combined(a, b, rawValue) { (x: Number, y: Number) in x < y || x != x ? x : y }
    }
  }

  /// Whole numbers wrap around on overflow, as in NumPy; division by zero gives zero.
  private func applyInteger<Number: TensorElement & FixedWidthInteger>(
    _ a: Tensor, _ b: Tensor, _: Number.Type
  ) -> Tensor {
    switch self {
    case .add: return combined(a, b, rawValue) { (x: Number, y: Number) in x &+ y }
    case .subtract: return combined(a, b, rawValue) { (x: Number, y: Number) in x &- y }
    case .multiply: return combined(a, b, rawValue) { (x: Number, y: Number) in x &* y }
    case .divide, .floorDivide:
      return combined(a, b, rawValue) { (x: Number, y: Number) in floorQuotient(x, y) }
    case .remainder:
      return combined(a, b, rawValue) { (x: Number, y: Number) in x &- floorQuotient(x, y) &* y }
    case .power: return combined(a, b, rawValue) { (x: Number, y: Number) in integerPower(x, y) }
    case .maximum: return combined(a, b, rawValue) { (x: Number, y: Number) in Swift.max(x, y) }
    case .minimum: return combined(a, b, rawValue) { (x: Number, y: Number) in Swift.min(x, y) }
    }
  }

  /// Truth values: sum is "or", product is "and"; anything else goes through uint8.
  private func applyBool(_ a: Tensor, _ b: Tensor) -> Tensor {
    switch self {
    case .add, .maximum: return combined(a, b, rawValue) { (x: Bool, y: Bool) in x || y }
    case .multiply, .minimum: return combined(a, b, rawValue) { (x: Bool, y: Bool) in x && y }
    default: return apply(a.astype(.uint8), b.astype(.uint8))
    }
  }
}

private func floorQuotient<Number: FixedWidthInteger>(_ x: Number, _ y: Number) -> Number {
  if y == 0 { return 0 }
  let (quotient, overflow) = x.dividedReportingOverflow(by: y)
  if overflow { return x }
  let rest = x &- quotient &* y
  return rest != 0 && (rest < 0) != (y < 0) ? quotient &- 1 : quotient
}

private func integerPower<Number: FixedWidthInteger>(_ base: Number, _ exponent: Number) -> Number {
  guard exponent >= 0 else { return base == 1 ? 1 : 0 }
  var (result, square, rest): (Number, Number, Number) = (1, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result = result &* square }
    square = square &* square
    rest >>= 1
  }
  return result
}
