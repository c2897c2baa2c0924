import UserErrors

// Sums, products and powers with NumPy's broadcasting, and their gradients.

infix operator ** : ExponentiationPrecedence
precedencegroup ExponentiationPrecedence {
  associativity: right
  higherThan: MultiplicationPrecedence
}

extension Tensor {
  /// The sum, element by element.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    if let number = bothWritten(a, b, { $0 + $1 }) { return number }
    let (x, y) = promoted(a, b)
    let (shapeX, shapeY) = (x.shape, y.shape)
    return ArithmeticOperation.add.apply(x, y).recorded("add", from: [x, y]) { gradient, needed in
      [needed[0] ? gradient.summed(to: shapeX) : nil, needed[1] ? gradient.summed(to: shapeY) : nil]
    }
  }

  /// The difference, element by element.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    if let number = bothWritten(a, b, { $0 - $1 }) { return number }
    let (x, y) = promoted(a, b)
    let (shapeX, shapeY) = (x.shape, y.shape)
    return ArithmeticOperation.subtract.apply(x, y).recorded("subtract", from: [x, y]) { gradient, needed in
      [needed[0] ? gradient.summed(to: shapeX) : nil, needed[1] ? (-gradient).summed(to: shapeY) : nil]
    }
  }

  /// The product, element by element.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    if let number = bothWritten(a, b, { $0 * $1 }) { return number }
    let (x, y) = promoted(a, b)
    return ArithmeticOperation.multiply.apply(x, y).recorded("multiply", from: [x, y]) { gradient, needed in
      [
        needed[0] ? (gradient * y).summed(to: x.shape) : nil,
        needed[1] ? (gradient * x).summed(to: y.shape) : nil,
      ]
    }
  }

  /// The quotient, element by element; of whole numbers a float32.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    if let number = bothWritten(a, b, isWhole: false, { $0 / $1 }) { return number }
    let (x, y) = promotedToFloat(a, b)
    return ArithmeticOperation.divide.apply(x, y).recorded("divide", from: [x, y]) { gradient, needed in
      [
        needed[0] ? (gradient / y).summed(to: x.shape) : nil,
        needed[1] ? (-(gradient * x / (y * y))).summed(to: y.shape) : nil,
      ]
    }
  }

  /// The remainder with the sign of the divisor, as in Python.
  public static func % (a: Tensor, b: Tensor) -> Tensor {
    let (x, y) = promoted(a, b)
    return ArithmeticOperation.remainder.apply(x, y).recorded("remainder", from: [x, y]) { gradient, needed in
      [
        needed[0] ? gradient.summed(to: x.shape) : nil,
        // x % y = x - floor(x / y) y, and the whole part is constant but for jumps.
        needed[1] ? (-gradient * x.detached.floorDivide(y.detached)).summed(to: y.shape) : nil,
      ]
    }
  }

  /// The power, element by element.
  public static func ** (a: Tensor, b: Tensor) -> Tensor {
    if b.isWeakScalar, b.node == nil, b.item() == 2 { return a * a }
    let (x, y) = promoted(a, b)
    if !x.dtype.isFloating, y.count > 0, (y .< 0).any().bools[0] {
      raise(
        ValueError(
          "**: a negative power of whole numbers is none; x.astype(\"float32\") ** -1, or Double(n) ** -1"))
    }
    return ArithmeticOperation.power.apply(x, y).recorded("power", from: [x, y]) { gradient, needed in
      [
        needed[0] ? (gradient * y * (x ** (y - 1))).summed(to: x.shape) : nil,
        // d(x^y)/dy = x^y log x, taken as 0 where x is 0, as its limit is for y > 0.
        needed[1]
          ? (gradient * (x ** y) * Tensor.where(x .> 0, x, Tensor(onesLike: x)).log()).summed(to: y.shape)
          : nil,
      ]
    }
  }

  /// The tensor with its sign changed.
  func negated() -> Tensor {
    if dtype == .bool { raise(ValueError("-x: truth values have no negative; .!x is their opposite")) }
    return ArithmeticOperation.subtract.apply(Tensor(full: [], 0, dtype: dtype), self).recorded(
      "negative", from: self
    ) {
      -$0
    }
  }

  /// The whole part of the quotient, rounded down, as Python's `//`.
  public func floorDivide(_ divisor: Tensor) -> Tensor {
    let (x, y) = Tensor.promoted(self, divisor)
    return ArithmeticOperation.floorDivide.apply(x, y)
  }

  /// The larger of the two, element by element. Where equal, each gets half the gradient.
  public static func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
    let (x, y) = promoted(a, b)
    return ArithmeticOperation.maximum.apply(x, y).recorded("maximum", from: [x, y]) { gradient, needed in
      choiceGradients(gradient, x, y, x .> y, needed)
    }
  }

  /// The smaller of the two, element by element. Where equal, each gets half the gradient.
  public static func minimum(_ a: Tensor, _ b: Tensor) -> Tensor {
    let (x, y) = promoted(a, b)
    return ArithmeticOperation.minimum.apply(x, y).recorded("minimum", from: [x, y]) { gradient, needed in
      choiceGradients(gradient, x, y, x .< y, needed)
    }
  }

  private static func choiceGradients(
    _ gradient: Tensor, _ x: Tensor, _ y: Tensor, _ firstChosen: Tensor, _ needed: [Bool]
  ) -> [Tensor?] {
    let share = firstChosen.astype(gradient.dtype) + (x .== y).astype(gradient.dtype) * 0.5
    return [
      needed[0] ? (gradient * share).summed(to: x.shape) : nil,
      needed[1] ? (gradient * (1 - share)).summed(to: y.shape) : nil,
    ]
  }

  /// The result of two numbers written in the code, which goes on to be one: in `x * (Double.pi / 180)`
  /// the compiler may take the 180 for a tensor, and beside float64 no digits must be lost for it.
  private static func bothWritten(
    _ a: Tensor, _ b: Tensor, isWhole: Bool = true, _ operation: (Double, Double) -> Double
  ) -> Tensor? {
    guard let x = a.weakValue, let y = b.weakValue, a.node == nil, b.node == nil, a.dtype != .bool,
      b.dtype != .bool
    else { return nil }
    let result = operation(x, y)
    return isWhole && a.dtype.isInteger && b.dtype.isInteger
      ? Int(exactly: result).map(Tensor.init(weak:)) : Tensor(weak: result)
  }

  static func promotedToFloat(_ a: Tensor, _ b: Tensor) -> (Tensor, Tensor) {
    let dtype = resultType(a, b)
    let floating = dtype.isFloating ? dtype : .float32
    return (a.astype(floating), b.astype(floating))
  }
}

extension Tensor {
  /// Adds in place.
  public static func += (a: inout Tensor, b: Tensor) { a = (a + b) }
  /// Subtracts in place.
  public static func -= (a: inout Tensor, b: Tensor) { a = (a - b) }
  /// Multiplies in place.
  public static func *= (a: inout Tensor, b: Tensor) { a = (a * b) }
  /// Divides in place.
  public static func /= (a: inout Tensor, b: Tensor) { a = (a / b) }
}
