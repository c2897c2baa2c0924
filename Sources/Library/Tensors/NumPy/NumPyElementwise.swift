import Foundation

// Functions of each number. Of tensors and Swift arrays they give a tensor, of a single Swift number a
// Double: `np.sqrt(2)`.

extension NumPy {
  /// e to the power of x.
  public static func exp(_ x: some ArrayConvertible) -> Tensor { x.asArray.exp() }
  /// e to the power of x.
  public static func exp(_ x: some TensorScalar) -> Double { Foundation.exp(x.asScalar) }
  /// The natural logarithm.
  public static func log(_ x: some ArrayConvertible) -> Tensor { x.asArray.log() }
  /// The natural logarithm.
  public static func log(_ x: some TensorScalar) -> Double { Foundation.log(x.asScalar) }
  /// log(1 + x), exact for small x.
  public static func log1p(_ x: some ArrayConvertible) -> Tensor { x.asArray.log1p() }
  /// log(1 + x), exact for small x.
  public static func log1p(_ x: some TensorScalar) -> Double { Foundation.log1p(x.asScalar) }
  /// The logarithm to base 10.
  public static func log10(_ x: some ArrayConvertible) -> Tensor { x.asArray.log10() }
  /// The logarithm to base 10.
  public static func log10(_ x: some TensorScalar) -> Double { Foundation.log10(x.asScalar) }
  /// The logarithm to base 2.
  public static func log2(_ x: some ArrayConvertible) -> Tensor { x.asArray.log2() }
  /// The logarithm to base 2.
  public static func log2(_ x: some TensorScalar) -> Double { Foundation.log2(x.asScalar) }
  /// exp(x) - 1, exact for small x.
  public static func expm1(_ x: some ArrayConvertible) -> Tensor { x.asArray.expm1() }
  /// exp(x) - 1, exact for small x.
  public static func expm1(_ x: some TensorScalar) -> Double { Foundation.expm1(x.asScalar) }
  /// 2 to the power of x.
  public static func exp2(_ x: some ArrayConvertible) -> Tensor { 2 ** x.asArray.floating }
  /// 2 to the power of x.
  public static func exp2(_ x: some TensorScalar) -> Double { Foundation.exp2(x.asScalar) }
  /// The square root.
  public static func sqrt(_ x: some ArrayConvertible) -> Tensor { x.asArray.sqrt() }
  /// The square root.
  public static func sqrt(_ x: some TensorScalar) -> Double { x.asScalar.squareRoot() }
  /// The cube root.
  public static func cbrt(_ x: some ArrayConvertible) -> Tensor {
    x.asArray.floatMapped(Foundation.cbrt, Foundation.cbrt)
  }
  /// The cube root.
  public static func cbrt(_ x: some TensorScalar) -> Double { Foundation.cbrt(x.asScalar) }
  /// The square.
  public static func square(_ x: some ArrayConvertible) -> Tensor { x.asArray.square() }
  /// The square.
  public static func square(_ x: some TensorScalar) -> Double { x.asScalar * x.asScalar }
  /// The value without its sign.
  public static func abs(_ x: some ArrayConvertible) -> Tensor { x.asArray.abs() }
  /// The value without its sign.
  public static func abs(_ x: some TensorScalar) -> Double { Swift.abs(x.asScalar) }
  /// The value without its sign.
  public static func absolute(_ x: some ArrayConvertible) -> Tensor { x.asArray.abs() }
  /// The value without its sign.
  public static func absolute(_ x: some TensorScalar) -> Double { Swift.abs(x.asScalar) }
  /// The sign: -1, 0 or 1.
  public static func sign(_ x: some ArrayConvertible) -> Tensor { x.asArray.sign() }
  /// The sign: -1, 0 or 1.
  public static func sign(_ x: some TensorScalar) -> Double {
    x.asScalar > 0 ? 1 : x.asScalar < 0 ? -1 : x.asScalar
  }
  /// -x.
  public static func negative(_ x: some ArrayConvertible) -> Tensor { -x.asArray }
  /// -x.
  public static func negative(_ x: some TensorScalar) -> Double { -x.asScalar }
  /// 1 / x.
  public static func reciprocal(_ x: some ArrayConvertible) -> Tensor { 1 / x.asArray }
  /// 1 / x.
  public static func reciprocal(_ x: some TensorScalar) -> Double { 1 / x.asScalar }
  /// The sine.
  public static func sin(_ x: some ArrayConvertible) -> Tensor { x.asArray.sin() }
  /// The sine.
  public static func sin(_ x: some TensorScalar) -> Double { Foundation.sin(x.asScalar) }
  /// The cosine.
  public static func cos(_ x: some ArrayConvertible) -> Tensor { x.asArray.cos() }
  /// The cosine.
  public static func cos(_ x: some TensorScalar) -> Double { Foundation.cos(x.asScalar) }
  /// The tangent.
  public static func tan(_ x: some ArrayConvertible) -> Tensor { x.asArray.tan() }
  /// The tangent.
  public static func tan(_ x: some TensorScalar) -> Double { Foundation.tan(x.asScalar) }
  /// The angle in [-pi/2, pi/2] whose sine is x.
  public static func arcsin(_ x: some ArrayConvertible) -> Tensor { x.asArray.arcsin() }
  /// The angle in [-pi/2, pi/2] whose sine is x.
  public static func arcsin(_ x: some TensorScalar) -> Double { Foundation.asin(x.asScalar) }
  /// The angle in [0, pi] whose cosine is x.
  public static func arccos(_ x: some ArrayConvertible) -> Tensor { x.asArray.arccos() }
  /// The angle in [0, pi] whose cosine is x.
  public static func arccos(_ x: some TensorScalar) -> Double { Foundation.acos(x.asScalar) }
  /// The angle whose tangent is x.
  public static func arctan(_ x: some ArrayConvertible) -> Tensor { x.asArray.arctan() }
  /// The angle whose tangent is x.
  public static func arctan(_ x: some TensorScalar) -> Double { Foundation.atan(x.asScalar) }
  /// The hyperbolic sine.
  public static func sinh(_ x: some ArrayConvertible) -> Tensor { x.asArray.sinh() }
  /// The hyperbolic sine.
  public static func sinh(_ x: some TensorScalar) -> Double { Foundation.sinh(x.asScalar) }
  /// The hyperbolic cosine.
  public static func cosh(_ x: some ArrayConvertible) -> Tensor { x.asArray.cosh() }
  /// The hyperbolic cosine.
  public static func cosh(_ x: some TensorScalar) -> Double { Foundation.cosh(x.asScalar) }
  /// The hyperbolic tangent.
  public static func tanh(_ x: some ArrayConvertible) -> Tensor { x.asArray.tanh() }
  /// The hyperbolic tangent.
  public static func tanh(_ x: some TensorScalar) -> Double { Foundation.tanh(x.asScalar) }
  /// Rounded down.
  public static func floor(_ x: some ArrayConvertible) -> Tensor { x.asArray.floor() }
  /// Rounded down.
  public static func floor(_ x: some TensorScalar) -> Double { x.asScalar.rounded(.down) }
  /// Rounded up.
  public static func ceil(_ x: some ArrayConvertible) -> Tensor { x.asArray.ceil() }
  /// Rounded up.
  public static func ceil(_ x: some TensorScalar) -> Double { x.asScalar.rounded(.up) }
  /// Without the fraction.
  public static func trunc(_ x: some ArrayConvertible) -> Tensor {
    x.asArray.trunc()
  }
  /// Without the fraction.
  public static func trunc(_ x: some TensorScalar) -> Double { x.asScalar.rounded(.towardZero) }
  /// Degrees as radians.
  public static func deg2rad(_ x: some ArrayConvertible) -> Tensor { x.asArray * (Double.pi / 180) }
  /// Degrees as radians.
  public static func deg2rad(_ x: some TensorScalar) -> Double { x.asScalar * .pi / 180 }
  /// Radians as degrees.
  public static func rad2deg(_ x: some ArrayConvertible) -> Tensor { x.asArray * (180 / Double.pi) }
  /// Radians as degrees.
  public static func rad2deg(_ x: some TensorScalar) -> Double { x.asScalar * 180 / .pi }
  /// Rounded to decimals, halves to the even neighbour.
  public static func round(_ x: some ArrayConvertible, _ decimals: Int = 0) -> Tensor {
    x.asArray.round(decimals)
  }
  /// Rounded to decimals, halves to the even neighbour.
  public static func round(_ x: some ArrayConvertible, decimals: Int) -> Tensor { x.asArray.round(decimals) }
  /// Rounded to decimals, halves to the even neighbour.
  public static func round(_ x: some TensorScalar, _ decimals: Int = 0) -> Double {
    Tensor(x, dtype: .float64).round(decimals).item()
  }
  /// Rounded to the next whole number, halves to the even neighbour.
  public static func rint(_ x: some ArrayConvertible) -> Tensor { x.asArray.floating.round() }
  /// Kept between two bounds.
  public static func clip(_ x: some ArrayConvertible, _ low: Double, _ high: Double) -> Tensor {
    x.asArray.clip(low, high)
  }
  /// Kept between two bounds that are tensors, or of which one is nil and does not bound.
  @_disfavoredOverload
  public static func clip(_ x: some ArrayConvertible, _ low: Tensor?, _ high: Tensor?) -> Tensor {
    let bounded = low.map { Tensor.maximum(x.asArray, $0) } ?? x.asArray
    return high.map { Tensor.minimum(bounded, $0) } ?? bounded
  }
}
