// Functions of a number that Python has in `math`, so that a cell needs no `import Foundation` for them.
// Where Foundation is imported too, its own are taken.

import Foundation

/// The square root.
@_disfavoredOverload
public func sqrt(_ x: Double) -> Double { Foundation.sqrt(x) }
/// The square root.
@_disfavoredOverload
public func sqrt(_ x: Float) -> Float { Foundation.sqrt(x) }
/// The cube root.
@_disfavoredOverload
public func cbrt(_ x: Double) -> Double { Foundation.cbrt(x) }
/// The cube root.
@_disfavoredOverload
public func cbrt(_ x: Float) -> Float { Foundation.cbrt(x) }
/// e to the power of x.
@_disfavoredOverload
public func exp(_ x: Double) -> Double { Foundation.exp(x) }
/// e to the power of x.
@_disfavoredOverload
public func exp(_ x: Float) -> Float { Foundation.exp(x) }
/// exp(x) - 1, exact for small x.
@_disfavoredOverload
public func expm1(_ x: Double) -> Double { Foundation.expm1(x) }
/// exp(x) - 1, exact for small x.
@_disfavoredOverload
public func expm1(_ x: Float) -> Float { Foundation.expm1(x) }
/// The natural logarithm.
@_disfavoredOverload
public func log(_ x: Double) -> Double { Foundation.log(x) }
/// The natural logarithm.
@_disfavoredOverload
public func log(_ x: Float) -> Float { Foundation.log(x) }
/// The logarithm to base 2.
@_disfavoredOverload
public func log2(_ x: Double) -> Double { Foundation.log2(x) }
/// The logarithm to base 2.
@_disfavoredOverload
public func log2(_ x: Float) -> Float { Foundation.log2(x) }
/// The logarithm to base 10.
@_disfavoredOverload
public func log10(_ x: Double) -> Double { Foundation.log10(x) }
/// The logarithm to base 10.
@_disfavoredOverload
public func log10(_ x: Float) -> Float { Foundation.log10(x) }
/// log(1 + x), exact for small x.
@_disfavoredOverload
public func log1p(_ x: Double) -> Double { Foundation.log1p(x) }
/// log(1 + x), exact for small x.
@_disfavoredOverload
public func log1p(_ x: Float) -> Float { Foundation.log1p(x) }
/// The sine.
@_disfavoredOverload
public func sin(_ x: Double) -> Double { Foundation.sin(x) }
/// The sine.
@_disfavoredOverload
public func sin(_ x: Float) -> Float { Foundation.sin(x) }
/// The cosine.
@_disfavoredOverload
public func cos(_ x: Double) -> Double { Foundation.cos(x) }
/// The cosine.
@_disfavoredOverload
public func cos(_ x: Float) -> Float { Foundation.cos(x) }
/// The tangent.
@_disfavoredOverload
public func tan(_ x: Double) -> Double { Foundation.tan(x) }
/// The tangent.
@_disfavoredOverload
public func tan(_ x: Float) -> Float { Foundation.tan(x) }
/// The angle whose sine is x.
@_disfavoredOverload
public func asin(_ x: Double) -> Double { Foundation.asin(x) }
/// The angle whose sine is x.
@_disfavoredOverload
public func asin(_ x: Float) -> Float { Foundation.asin(x) }
/// The angle whose cosine is x.
@_disfavoredOverload
public func acos(_ x: Double) -> Double { Foundation.acos(x) }
/// The angle whose cosine is x.
@_disfavoredOverload
public func acos(_ x: Float) -> Float { Foundation.acos(x) }
/// The angle whose tangent is x.
@_disfavoredOverload
public func atan(_ x: Double) -> Double { Foundation.atan(x) }
/// The angle whose tangent is x.
@_disfavoredOverload
public func atan(_ x: Float) -> Float { Foundation.atan(x) }
/// The hyperbolic sine.
@_disfavoredOverload
public func sinh(_ x: Double) -> Double { Foundation.sinh(x) }
/// The hyperbolic sine.
@_disfavoredOverload
public func sinh(_ x: Float) -> Float { Foundation.sinh(x) }
/// The hyperbolic cosine.
@_disfavoredOverload
public func cosh(_ x: Double) -> Double { Foundation.cosh(x) }
/// The hyperbolic cosine.
@_disfavoredOverload
public func cosh(_ x: Float) -> Float { Foundation.cosh(x) }
/// The hyperbolic tangent.
@_disfavoredOverload
public func tanh(_ x: Double) -> Double { Foundation.tanh(x) }
/// The hyperbolic tangent.
@_disfavoredOverload
public func tanh(_ x: Float) -> Float { Foundation.tanh(x) }
/// The error function.
@_disfavoredOverload
public func erf(_ x: Double) -> Double { Foundation.erf(x) }
/// The error function.
@_disfavoredOverload
public func erf(_ x: Float) -> Float { Foundation.erf(x) }
/// Rounded down.
@_disfavoredOverload
public func floor(_ x: Double) -> Double { Foundation.floor(x) }
/// Rounded down.
@_disfavoredOverload
public func floor(_ x: Float) -> Float { Foundation.floor(x) }
/// Rounded up.
@_disfavoredOverload
public func ceil(_ x: Double) -> Double { Foundation.ceil(x) }
/// Rounded up.
@_disfavoredOverload
public func ceil(_ x: Float) -> Float { Foundation.ceil(x) }
/// Rounded to the next whole number, halves away from zero.
@_disfavoredOverload
public func round(_ x: Double) -> Double { Foundation.round(x) }
/// Rounded to the next whole number, halves away from zero.
@_disfavoredOverload
public func round(_ x: Float) -> Float { Foundation.round(x) }
/// x to the power of y.
@_disfavoredOverload
public func pow(_ x: Double, _ y: Double) -> Double { Foundation.pow(x, y) }
/// x to the power of y.
@_disfavoredOverload
public func pow(_ x: Float, _ y: Float) -> Float { Foundation.pow(x, y) }
/// The angle of the point (y, x).
@_disfavoredOverload
public func atan2(_ x: Double, _ y: Double) -> Double { Foundation.atan2(x, y) }
/// The angle of the point (y, x).
@_disfavoredOverload
public func atan2(_ x: Float, _ y: Float) -> Float { Foundation.atan2(x, y) }
/// sqrt(x^2 + y^2).
@_disfavoredOverload
public func hypot(_ x: Double, _ y: Double) -> Double { Foundation.hypot(x, y) }
/// sqrt(x^2 + y^2).
@_disfavoredOverload
public func hypot(_ x: Float, _ y: Float) -> Float { Foundation.hypot(x, y) }
/// The remainder with the sign of x.
@_disfavoredOverload
public func fmod(_ x: Double, _ y: Double) -> Double { Foundation.fmod(x, y) }
/// The remainder with the sign of x.
@_disfavoredOverload
public func fmod(_ x: Float, _ y: Float) -> Float { Foundation.fmod(x, y) }
