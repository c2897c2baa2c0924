import Tensors

/// Keras's operations by their names there: `ops.mean(ops.square(x - y), axis: -1)`. All of them
/// can be differentiated where a derivative exists. They are the same as the methods of tensors and
/// those of ``Tensors/nn``; use whichever reads better.
///
/// See Keras, `keras/src/ops`.
public enum ops {}

// MARK: - Number by number

extension ops {
  /// e to the power of x.
  public static func exp(_ x: some TensorConvertible) -> Tensor { x.asTensor.exp() }
  /// The natural logarithm.
  public static func log(_ x: some TensorConvertible) -> Tensor { x.asTensor.log() }
  /// The logarithm to base 10.
  public static func log10(_ x: some TensorConvertible) -> Tensor { np.log10(x.asTensor) }
  /// The logarithm to base 2.
  public static func log2(_ x: some TensorConvertible) -> Tensor { np.log2(x.asTensor) }
  /// 1 / sqrt(x).
  public static func rsqrt(_ x: some TensorConvertible) -> Tensor { 1 / x.asTensor.sqrt() }
  /// log(1 + x).
  public static func log1p(_ x: some TensorConvertible) -> Tensor { x.asTensor.log1p() }
  /// exp(x) - 1.
  public static func expm1(_ x: some TensorConvertible) -> Tensor { x.asTensor.expm1() }
  /// The square root.
  public static func sqrt(_ x: some TensorConvertible) -> Tensor { x.asTensor.sqrt() }
  /// The square.
  public static func square(_ x: some TensorConvertible) -> Tensor { x.asTensor.square() }
  /// The value without its sign.
  public static func abs(_ x: some TensorConvertible) -> Tensor { x.asTensor.abs() }
  /// The value without its sign.
  public static func absolute(_ x: some TensorConvertible) -> Tensor { x.asTensor.abs() }
  /// The sign.
  public static func sign(_ x: some TensorConvertible) -> Tensor { x.asTensor.sign() }
  /// -x.
  public static func negative(_ x: some TensorConvertible) -> Tensor { -x.asTensor }
  /// 1 / x.
  public static func reciprocal(_ x: some TensorConvertible) -> Tensor { 1 / x.asTensor }
  /// The sine.
  public static func sin(_ x: some TensorConvertible) -> Tensor { x.asTensor.sin() }
  /// The cosine.
  public static func cos(_ x: some TensorConvertible) -> Tensor { x.asTensor.cos() }
  /// The tangent.
  public static func tan(_ x: some TensorConvertible) -> Tensor { x.asTensor.tan() }
  /// The hyperbolic tangent.
  public static func tanh(_ x: some TensorConvertible) -> Tensor { x.asTensor.tanh() }
  /// The error function.
  public static func erf(_ x: some TensorConvertible) -> Tensor { x.asTensor.erf() }
  /// Rounded down.
  public static func floor(_ x: some TensorConvertible) -> Tensor { x.asTensor.floor() }
  /// Rounded up.
  public static func ceil(_ x: some TensorConvertible) -> Tensor { x.asTensor.ceil() }
  /// Where NaN.
  public static func isnan(_ x: some TensorConvertible) -> Tensor { x.asTensor.isNaN() }
  /// Where infinite.
  public static func isinf(_ x: some TensorConvertible) -> Tensor { np.isinf(x.asTensor) }
  /// Where finite.
  public static func isfinite(_ x: some TensorConvertible) -> Tensor { x.asTensor.isFinite() }
  /// max(x, 0).
  public static func relu(_ x: some TensorConvertible) -> Tensor { nn.relu(x.asTensor) }
  /// 1 / (1 + exp(-x)).
  public static func sigmoid(_ x: some TensorConvertible) -> Tensor { nn.sigmoid(x.asTensor) }
  /// log(1 + exp(x)).
  public static func softplus(_ x: some TensorConvertible) -> Tensor { nn.softplus(x.asTensor) }
  /// x / (1 + |x|).
  public static func softsign(_ x: some TensorConvertible) -> Tensor { nn.softsign(x.asTensor) }
  /// x sigmoid(x).
  public static func silu(_ x: some TensorConvertible) -> Tensor { nn.silu(x.asTensor) }
  /// The Gaussian error linear unit.
  public static func gelu(_ x: some TensorConvertible) -> Tensor { nn.gelu(x.asTensor) }
  /// x, and exp(x) - 1 below zero.
  public static func elu(_ x: some TensorConvertible) -> Tensor { nn.elu(x.asTensor) }
  /// The scaled exponential linear unit.
  public static func selu(_ x: some TensorConvertible) -> Tensor { nn.selu(x.asTensor) }
  /// log(sigmoid(x)).
  public static func logSigmoid(_ x: some TensorConvertible) -> Tensor { nn.logSigmoid(x.asTensor) }
  /// x, and `negativeSlope` x below zero.
  public static func leakyRelu(_ x: some TensorConvertible, negativeSlope: Double = 0.2) -> Tensor {
    nn.leakyReLU(x.asTensor, slope: negativeSlope)
  }
  /// Rounded to decimals.
  public static func round(_ x: some TensorConvertible, decimals: Int = 0) -> Tensor {
    x.asTensor.round(decimals)
  }
  /// Kept between two bounds.
  public static func clip(_ x: some TensorConvertible, _ xMin: Double, _ xMax: Double) -> Tensor {
    x.asTensor.clip(xMin, xMax)
  }
  /// The sum.
  public static func add(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor + x2.asTensor
  }
  /// The difference.
  public static func subtract(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor - x2.asTensor
  }
  /// The product.
  public static func multiply(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor * x2.asTensor
  }
  /// The quotient.
  public static func divide(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor / x2.asTensor
  }
  /// The quotient.
  public static func trueDivide(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor / x2.asTensor
  }
  /// The power.
  public static func power(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor ** x2.asTensor
  }
  /// The remainder.
  public static func mod(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor % x2.asTensor
  }
  /// The larger of the two.
  public static func maximum(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    Tensor.maximum(x1.asTensor, x2.asTensor)
  }
  /// The smaller of the two.
  public static func minimum(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    Tensor.minimum(x1.asTensor, x2.asTensor)
  }
  /// Where x1 > x2.
  public static func greater(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .> x2.asTensor
  }
  /// Where x1 >= x2.
  public static func greaterEqual(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .>= x2.asTensor
  }
  /// Where x1 < x2.
  public static func less(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .< x2.asTensor
  }
  /// Where x1 <= x2.
  public static func lessEqual(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .<= x2.asTensor
  }
  /// Where x1 equals x2.
  public static func equal(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .== x2.asTensor
  }
  /// Where x1 differs from x2.
  public static func notEqual(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .!= x2.asTensor
  }
  /// Where both are true.
  public static func logicalAnd(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .& x2.asTensor
  }
  /// Where one is true.
  public static func logicalOr(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    x1.asTensor .| x2.asTensor
  }
  /// Where it is false.
  public static func logicalNot(_ x: some TensorConvertible) -> Tensor { .!x.asTensor }
  /// One or the other, by a condition.
  public static func `where`(
    _ condition: Tensor, _ x1: some TensorConvertible, _ x2: some TensorConvertible
  ) -> Tensor { Tensor.where(condition, x1.asTensor, x2.asTensor) }
}
