// Functions of a number that Python has in `math`, so that a cell needs no `import Foundation` for them.
// Where Foundation is imported too, its own are taken. Numbers written out are Doubles: those
// of Float are generic, so that the compiler does not hesitate between the two.

import Foundation

/// The square root.
@_disfavoredOverload
public func sqrt<Number: FloatingPoint>(_ x: Number) -> Number { x.squareRoot() }
/// The cube root.
@_disfavoredOverload
public func cbrt(_ x: Double) -> Double { Foundation.cbrt(x) }
/// The cube root.
@_disfavoredOverload
public func cbrt<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.cbrt(x.single)) }
/// e to the power of x.
@_disfavoredOverload
public func exp(_ x: Double) -> Double { Foundation.exp(x) }
/// e to the power of x.
@_disfavoredOverload
public func exp<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.exp(x.single)) }
/// exp(x) - 1, exact for small x.
@_disfavoredOverload
public func expm1(_ x: Double) -> Double { Foundation.expm1(x) }
/// exp(x) - 1, exact for small x.
@_disfavoredOverload
public func expm1<Number: SinglePrecision>(_ x: Number) -> Number {
  Number(single: Foundation.expm1(x.single))
}
/// The natural logarithm.
@_disfavoredOverload
public func log(_ x: Double) -> Double { Foundation.log(x) }
/// The natural logarithm.
@_disfavoredOverload
public func log<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.log(x.single)) }
/// The logarithm to base 2.
@_disfavoredOverload
public func log2(_ x: Double) -> Double { Foundation.log2(x) }
/// The logarithm to base 2.
@_disfavoredOverload
public func log2<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.log2(x.single)) }
/// The logarithm to base 10.
@_disfavoredOverload
public func log10(_ x: Double) -> Double { Foundation.log10(x) }
/// The logarithm to base 10.
@_disfavoredOverload
public func log10<Number: SinglePrecision>(_ x: Number) -> Number {
  Number(single: Foundation.log10(x.single))
}
/// log(1 + x), exact for small x.
@_disfavoredOverload
public func log1p(_ x: Double) -> Double { Foundation.log1p(x) }
/// log(1 + x), exact for small x.
@_disfavoredOverload
public func log1p<Number: SinglePrecision>(_ x: Number) -> Number {
  Number(single: Foundation.log1p(x.single))
}
/// The sine.
@_disfavoredOverload
public func sin(_ x: Double) -> Double { Foundation.sin(x) }
/// The sine.
@_disfavoredOverload
public func sin<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.sin(x.single)) }
/// The cosine.
@_disfavoredOverload
public func cos(_ x: Double) -> Double { Foundation.cos(x) }
/// The cosine.
@_disfavoredOverload
public func cos<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.cos(x.single)) }
/// The tangent.
@_disfavoredOverload
public func tan(_ x: Double) -> Double { Foundation.tan(x) }
/// The tangent.
@_disfavoredOverload
public func tan<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.tan(x.single)) }
/// The angle whose sine is x.
@_disfavoredOverload
public func asin(_ x: Double) -> Double { Foundation.asin(x) }
/// The angle whose sine is x.
@_disfavoredOverload
public func asin<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.asin(x.single)) }
/// The angle whose cosine is x.
@_disfavoredOverload
public func acos(_ x: Double) -> Double { Foundation.acos(x) }
/// The angle whose cosine is x.
@_disfavoredOverload
public func acos<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.acos(x.single)) }
/// The angle whose tangent is x.
@_disfavoredOverload
public func atan(_ x: Double) -> Double { Foundation.atan(x) }
/// The angle whose tangent is x.
@_disfavoredOverload
public func atan<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.atan(x.single)) }
/// The hyperbolic sine.
@_disfavoredOverload
public func sinh(_ x: Double) -> Double { Foundation.sinh(x) }
/// The hyperbolic sine.
@_disfavoredOverload
public func sinh<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.sinh(x.single)) }
/// The hyperbolic cosine.
@_disfavoredOverload
public func cosh(_ x: Double) -> Double { Foundation.cosh(x) }
/// The hyperbolic cosine.
@_disfavoredOverload
public func cosh<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.cosh(x.single)) }
/// The hyperbolic tangent.
@_disfavoredOverload
public func tanh(_ x: Double) -> Double { Foundation.tanh(x) }
/// The hyperbolic tangent.
@_disfavoredOverload
public func tanh<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.tanh(x.single)) }
/// The error function.
@_disfavoredOverload
public func erf(_ x: Double) -> Double { Foundation.erf(x) }
/// The error function.
@_disfavoredOverload
public func erf<Number: SinglePrecision>(_ x: Number) -> Number { Number(single: Foundation.erf(x.single)) }
/// Rounded down.
@_disfavoredOverload
public func floor<Number: FloatingPoint>(_ x: Number) -> Number { x.rounded(.down) }
/// Rounded up.
@_disfavoredOverload
public func ceil<Number: FloatingPoint>(_ x: Number) -> Number { x.rounded(.up) }
/// Rounded to the next whole number, halves away from zero.
@_disfavoredOverload
public func round<Number: FloatingPoint>(_ x: Number) -> Number { x.rounded() }
/// x to the power of y.
@_disfavoredOverload
public func pow(_ x: Double, _ y: Double) -> Double { Foundation.pow(x, y) }
/// x to the power of n.
@_disfavoredOverload
public func pow(_ x: Double, _ n: Int) -> Double { Foundation.pow(x, Double(n)) }
/// x to the power of y.
@_disfavoredOverload
public func pow<Number: SinglePrecision>(_ x: Number, _ y: Number) -> Number {
  Number(single: Foundation.pow(x.single, y.single))
}
/// The angle of the point (y, x).
@_disfavoredOverload
public func atan2(_ x: Double, _ y: Double) -> Double { Foundation.atan2(x, y) }
/// The angle of the point (y, x).
@_disfavoredOverload
public func atan2<Number: SinglePrecision>(_ x: Number, _ y: Number) -> Number {
  Number(single: Foundation.atan2(x.single, y.single))
}
/// sqrt(x^2 + y^2).
@_disfavoredOverload
public func hypot(_ x: Double, _ y: Double) -> Double { Foundation.hypot(x, y) }
/// sqrt(x^2 + y^2).
@_disfavoredOverload
public func hypot<Number: SinglePrecision>(_ x: Number, _ y: Number) -> Number {
  Number(single: Foundation.hypot(x.single, y.single))
}
/// The remainder with the sign of x.
@_disfavoredOverload
public func fmod<Number: FloatingPoint>(_ x: Number, _ y: Number) -> Number {
  x.truncatingRemainder(dividingBy: y)
}

/// Float, for functions that take a number written out as a Double.
public protocol SinglePrecision {
  /// The number.
  var single: Float { get }
  /// A number.
  init(single: Float)
}

extension Float: SinglePrecision {
  /// Itself.
  public var single: Float { self }
  /// The same number.
  public init(single: Float) { self = single }
}
