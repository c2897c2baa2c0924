import OrderedJSON
import Tensors

// Keras's operations on symbolic values, number by number: `ops.exp(0.5 * logVar)`. Each becomes an
// operation of the model, which is saved and loaded as Keras saves it.
extension ops {
  /// e to the power of x.
  public static func exp(_ x: KerasTensor) -> KerasTensor { x.applying("Exp") }
  /// The natural logarithm.
  public static func log(_ x: KerasTensor) -> KerasTensor { x.applying("Log") }
  /// The logarithm to base 10.
  public static func log10(_ x: KerasTensor) -> KerasTensor { x.applying("Log10") }
  /// The logarithm to base 2.
  public static func log2(_ x: KerasTensor) -> KerasTensor { x.applying("Log2") }
  /// 1 / sqrt(x).
  public static func rsqrt(_ x: KerasTensor) -> KerasTensor { x.applying("Rsqrt") }
  /// log(1 + x).
  public static func log1p(_ x: KerasTensor) -> KerasTensor { x.applying("Log1p") }
  /// exp(x) - 1.
  public static func expm1(_ x: KerasTensor) -> KerasTensor { x.applying("Expm1") }
  /// The square root.
  public static func sqrt(_ x: KerasTensor) -> KerasTensor { x.applying("Sqrt") }
  /// The square.
  public static func square(_ x: KerasTensor) -> KerasTensor { x.applying("Square") }
  /// The value without its sign.
  public static func abs(_ x: KerasTensor) -> KerasTensor { x.applying("Absolute") }
  /// The value without its sign.
  public static func absolute(_ x: KerasTensor) -> KerasTensor { x.applying("Absolute") }
  /// The sign.
  public static func sign(_ x: KerasTensor) -> KerasTensor { x.applying("Sign") }
  /// -x.
  public static func negative(_ x: KerasTensor) -> KerasTensor { -x }
  /// 1 / x.
  public static func reciprocal(_ x: KerasTensor) -> KerasTensor { x.applying("Reciprocal") }
  /// The sine.
  public static func sin(_ x: KerasTensor) -> KerasTensor { x.applying("Sin") }
  /// The cosine.
  public static func cos(_ x: KerasTensor) -> KerasTensor { x.applying("Cos") }
  /// The tangent.
  public static func tan(_ x: KerasTensor) -> KerasTensor { x.applying("Tan") }
  /// The hyperbolic tangent.
  public static func tanh(_ x: KerasTensor) -> KerasTensor { x.applying("Tanh") }
  /// The error function.
  public static func erf(_ x: KerasTensor) -> KerasTensor { x.applying("Erf") }
  /// Rounded down.
  public static func floor(_ x: KerasTensor) -> KerasTensor { x.applying("Floor") }
  /// Rounded up.
  public static func ceil(_ x: KerasTensor) -> KerasTensor { x.applying("Ceil") }
  /// Rounded to decimals.
  public static func round(_ x: KerasTensor, decimals: Int = 0) -> KerasTensor {
    x.applying("Round", settings: ["decimals": JSON(decimals)])
  }
  /// Kept between two bounds.
  public static func clip(_ x: KerasTensor, _ xMin: Double, _ xMax: Double) -> KerasTensor {
    x.applying("Clip", settings: ["x_min": JSON(xMin), "x_max": JSON(xMax)])
  }
  /// max(x, 0).
  public static func relu(_ x: KerasTensor) -> KerasTensor { x.applying("Relu") }
  /// min(max(x, 0), 6).
  public static func relu6(_ x: KerasTensor) -> KerasTensor { x.applying("Relu6") }
  /// 1 / (1 + exp(-x)).
  public static func sigmoid(_ x: KerasTensor) -> KerasTensor { x.applying("Sigmoid") }
  /// log(1 + exp(x)).
  public static func softplus(_ x: KerasTensor) -> KerasTensor { x.applying("Softplus") }
  /// x / (1 + |x|).
  public static func softsign(_ x: KerasTensor) -> KerasTensor { x.applying("Softsign") }
  /// x sigmoid(x).
  public static func silu(_ x: KerasTensor) -> KerasTensor { x.applying("Silu") }
  /// The Gaussian error linear unit.
  public static func gelu(_ x: KerasTensor) -> KerasTensor {
    x.applying("Gelu", settings: ["approximate": false])
  }
  /// x, and exp(x) - 1 below zero.
  public static func elu(_ x: KerasTensor, alpha: Double = 1) -> KerasTensor {
    x.applying("Elu", settings: ["alpha": JSON(alpha)])
  }
  /// The scaled exponential linear unit.
  public static func selu(_ x: KerasTensor) -> KerasTensor { x.applying("Selu") }
  /// log(sigmoid(x)).
  public static func logSigmoid(_ x: KerasTensor) -> KerasTensor { x.applying("LogSigmoid") }
  /// x, and `negativeSlope` x below zero.
  public static func leakyRelu(_ x: KerasTensor, negativeSlope: Double = 0.2) -> KerasTensor {
    x.applying("LeakyRelu", settings: ["negative_slope": JSON(negativeSlope)])
  }
  /// exp(x), made to sum to one along an axis.
  public static func softmax(_ x: KerasTensor, axis: Int = -1) -> KerasTensor {
    x.applying("Softmax", settings: ["axis": JSON(axis)])
  }
  /// The logarithm of softmax.
  public static func logSoftmax(_ x: KerasTensor, axis: Int = -1) -> KerasTensor {
    x.applying("LogSoftmax", settings: ["axis": JSON(axis)])
  }
  /// The same numbers, through which no gradient passes.
  public static func stopGradient(_ x: KerasTensor) -> KerasTensor { x.applying("StopGradient") }
  /// Zeros of the same shape.
  public static func zerosLike(_ x: KerasTensor) -> KerasTensor { x.applying("ZerosLike") }
  /// Ones of the same shape.
  public static func onesLike(_ x: KerasTensor) -> KerasTensor { x.applying("OnesLike") }
  /// Another element type.
  public static func cast(_ x: KerasTensor, _ dtype: String) -> KerasTensor {
    x.applying("Cast", settings: ["dtype": JSON(dtype)])
  }
  /// Another element type.
  public static func cast(_ x: KerasTensor, dtype: String) -> KerasTensor { cast(x, dtype) }
}

// MARK: - Of two values, or a value and a number or tensor

extension ops {
  /// The sum.
  public static func add(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Add", x1, x2)
  }
  /// The sum.
  public static func add(_ x1: some SymbolicConstant, _ x2: KerasTensor) -> KerasTensor {
    .joining("Add", x1, x2)
  }
  /// The difference.
  public static func subtract(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Subtract", x1, x2)
  }
  /// The difference.
  public static func subtract(_ x1: some SymbolicConstant, _ x2: KerasTensor) -> KerasTensor {
    .joining("Subtract", x1, x2)
  }
  /// The product.
  public static func multiply(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Multiply", x1, x2)
  }
  /// The product.
  public static func multiply(_ x1: some SymbolicConstant, _ x2: KerasTensor) -> KerasTensor {
    .joining("Multiply", x1, x2)
  }
  /// The quotient.
  public static func divide(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("TrueDivide", x1, x2)
  }
  /// The quotient.
  public static func divide(_ x1: some SymbolicConstant, _ x2: KerasTensor) -> KerasTensor {
    .joining("TrueDivide", x1, x2)
  }
  /// The power.
  public static func power(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Power", x1, x2)
  }
  /// The remainder.
  public static func mod(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Mod", x1, x2)
  }
  /// The larger of the two.
  public static func maximum(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Maximum", x1, x2)
  }
  /// The smaller of the two.
  public static func minimum(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Minimum", x1, x2)
  }
  /// Where x1 > x2.
  public static func greater(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Greater", x1, x2)
  }
  /// Where x1 >= x2.
  public static func greaterEqual(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("GreaterEqual", x1, x2)
  }
  /// Where x1 < x2.
  public static func less(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Less", x1, x2)
  }
  /// Where x1 <= x2.
  public static func lessEqual(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("LessEqual", x1, x2)
  }
  /// Where x1 equals x2.
  public static func equal(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Equal", x1, x2)
  }
  /// Where x1 differs from x2.
  public static func notEqual(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("NotEqual", x1, x2)
  }
  /// Where both are true.
  public static func logicalAnd(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("LogicalAnd", x1, x2)
  }
  /// Where one is true.
  public static func logicalOr(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("LogicalOr", x1, x2)
  }
  /// One or the other, by a condition.
  public static func `where`(
    _ condition: KerasTensor, _ x1: some SymbolicOperand, _ x2: some SymbolicOperand
  ) -> KerasTensor { .joining("Where", condition, x1, x2) }
  /// The matrix product.
  public static func matmul(_ x1: KerasTensor, _ x2: some SymbolicOperand) -> KerasTensor {
    .joining("Matmul", x1, x2)
  }
}
