import Foundation

// Functions of each number. Of tensors and Swift arrays they give a tensor, of a single Swift number a Double: `np.sqrt(2)`.

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
  public static func cbrt(_ x: some ArrayConvertible) -> Tensor { x.asArray.floatMapped(Foundation.cbrt, Foundation.cbrt) }
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
  public static func sign(_ x: some TensorScalar) -> Double { x.asScalar > 0 ? 1 : x.asScalar < 0 ? -1 : x.asScalar }
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
  public static func trunc(_ x: some ArrayConvertible) -> Tensor { x.asArray.floatMapped({ $0.rounded(.towardZero) }, { $0.rounded(.towardZero) }) }
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
  public static func round(_ x: some ArrayConvertible, _ decimals: Int = 0) -> Tensor { x.asArray.round(decimals) }
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

// MARK: - Of two

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

// MARK: - Numbers that are none

extension NumPy {
  /// Where NaN.
  public static func isnan(_ x: some ArrayConvertible) -> Tensor { x.asArray.isNaN() }
  /// Whether NaN.
  public static func isnan(_ x: some TensorScalar) -> Bool { x.asScalar.isNaN }
  /// Where infinite.
  public static func isinf(_ x: some ArrayConvertible) -> Tensor { x.asArray.isInf() }
  /// Whether infinite.
  public static func isinf(_ x: some TensorScalar) -> Bool { x.asScalar.isInfinite }
  /// Where finite.
  public static func isfinite(_ x: some ArrayConvertible) -> Tensor { x.asArray.isFinite() }
  /// Whether finite.
  public static func isfinite(_ x: some TensorScalar) -> Bool { x.asScalar.isFinite }
  /// NaN replaced by `nan`, infinities by `posinf` and `neginf`, or by the largest numbers of the element type.
  public static func nanToNum(
    _ x: some ArrayConvertible, nan: Double = 0, posinf: Double? = nil, neginf: Double? = nil
  ) -> Tensor {
    let x = x.asArray
    guard x.dtype.isFloating else { return x }
    let largest = x.dtype == .float64 ? Double.greatestFiniteMagnitude : Double(Float.greatestFiniteMagnitude)
    let known = Tensor.where(x.isNaN(), Tensor(full: [], nan, dtype: x.dtype), x)
    let above = Tensor.where(
      known .== Double.infinity, Tensor(full: [], posinf ?? largest, dtype: x.dtype), known)
    return Tensor.where(
      known .== -Double.infinity, Tensor(full: [], neginf ?? -largest, dtype: x.dtype), above)
  }
  /// Whether all elements are close: |a - b| <= atol + rtol |b|.
  public static func allclose(
    _ a: some TensorConvertible, _ b: some TensorConvertible, rtol: Double = 1e-5, atol: Double = 1e-8
  ) -> Bool {
    isclose(a, b, rtol: rtol, atol: atol).all().bools[0]
  }
  /// Where the elements are close: |a - b| <= atol + rtol |b|.
  public static func isclose(
    _ a: some TensorConvertible, _ b: some TensorConvertible, rtol: Double = 1e-5, atol: Double = 1e-8
  ) -> Tensor {
    let (x, y) = (a.asArray.astype(.float64), b.asArray.astype(.float64))
    // Equal infinities are close although their difference is no number.
    return ((x - y).abs() .<= y.abs() * rtol + atol) .& y.isFinite() .| (x .== y)
  }
  /// Whether shapes and all elements are equal.
  public static func arrayEqual(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Bool {
    let (x, y) = (a.asArray, b.asArray)
    return x.shape == y.shape && (x .== y).all().bools[0]
  }
}
