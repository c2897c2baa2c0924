import UserErrors

// Python's `&`, `|`, `^` and `~` of masks and whole numbers: bit by bit, so that two masks give a
// mask. `.&`, `.|`, `.^` and `.!` take any numbers as truth values instead.

/// What is done bit by bit on operands of one type.
private enum BitwiseOperation: String {
  case and = "&", or = "|", exclusiveOr = "^"

  func apply(_ a: Tensor, _ b: Tensor) -> Tensor {
    let (x, y) = Tensor.promoted(a, b)
    switch x.dtype {
    case .bool: return applyBool(x, y)
    case .uint8: return applyWhole(x, y, UInt8.self)
    case .int32: return applyWhole(x, y, Int32.self)
    case .int64: return applyWhole(x, y, Int64.self)
    case .float32, .float64: refuseFractions(rawValue, x.dtype)
    }
  }

  private func applyBool(_ x: Tensor, _ y: Tensor) -> Tensor {
    switch self {
    case .and: return combined(x, y, rawValue) { (a: Bool, b: Bool) in a && b }
    case .or: return combined(x, y, rawValue) { (a: Bool, b: Bool) in a || b }
    case .exclusiveOr: return combined(x, y, rawValue) { (a: Bool, b: Bool) in a != b }
    }
  }

  private func applyWhole<Number: TensorElement & FixedWidthInteger>(
    _ x: Tensor, _ y: Tensor, _: Number.Type
  ) -> Tensor {
    switch self {
    case .and: return combined(x, y, rawValue) { (a: Number, b: Number) in a & b }
    case .or: return combined(x, y, rawValue) { (a: Number, b: Number) in a | b }
    case .exclusiveOr: return combined(x, y, rawValue) { (a: Number, b: Number) in a ^ b }
    }
  }
}

private func refuseFractions(_ operation: String, _ dtype: DType) -> Never {
  raise(
    ValueError(
      "`\(operation)` is for masks and whole numbers, not \(dtype.name): compare first, as in "
        + "`(x > 0) & (x < 1)`, in brackets"))
}

extension Tensor {
  /// The bits that are set in both; of masks, where both are true.
  public static func & (a: Tensor, b: Tensor) -> Tensor { BitwiseOperation.and.apply(a, b) }
  /// The bits that are set in both.
  public static func & <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a & Tensor(weak: b) }
  /// The bits that are set in both.
  public static func & <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { Tensor(weak: a) & b }
  /// Keeps the bits that are set in both.
  public static func &= (a: inout Tensor, b: Tensor) { a = a & b }

  /// The bits that are set in at least one; of masks, where at least one is true.
  public static func | (a: Tensor, b: Tensor) -> Tensor { BitwiseOperation.or.apply(a, b) }
  /// The bits that are set in at least one.
  public static func | <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a | Tensor(weak: b) }
  /// The bits that are set in at least one.
  public static func | <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { Tensor(weak: a) | b }
  /// Adds the bits of the other.
  public static func |= (a: inout Tensor, b: Tensor) { a = a | b }

  /// The bits that are set in exactly one; of masks, where exactly one is true.
  public static func ^ (a: Tensor, b: Tensor) -> Tensor { BitwiseOperation.exclusiveOr.apply(a, b) }
  /// The bits that are set in exactly one.
  public static func ^ <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a ^ Tensor(weak: b) }
  /// The bits that are set in exactly one.
  public static func ^ <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { Tensor(weak: a) ^ b }
  /// Keeps the bits that are set in exactly one.
  public static func ^= (a: inout Tensor, b: Tensor) { a = a ^ b }

  /// All bits turned over; of a mask, where not.
  public static prefix func ~ (x: Tensor) -> Tensor {
    switch x.dtype {
    case .bool: return mapped(x) { (value: Bool) in !value }
    case .uint8: return mapped(x) { (value: UInt8) in ~value }
    case .int32: return mapped(x) { (value: Int32) in ~value }
    case .int64: return mapped(x) { (value: Int64) in ~value }
    case .float32, .float64: refuseFractions("~", x.dtype)
    }
  }
}

extension NumPy {
  /// The bits that are set in both: `a & b`.
  public static func bitwiseAnd(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray & b.asArray
  }
  /// The bits that are set in at least one: `a | b`.
  public static func bitwiseOr(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray | b.asArray
  }
  /// The bits that are set in exactly one: `a ^ b`.
  public static func bitwiseXor(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    a.asArray ^ b.asArray
  }
  /// All bits turned over: `~x`.
  public static func invert(_ x: some ArrayConvertible) -> Tensor { ~x.asArray }
}
