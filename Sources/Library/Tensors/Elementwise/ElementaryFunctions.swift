internal import CKernels
import Foundation

// Functions of one number, applied to each element, with their derivatives.

extension Tensor {
  /// e to the power of each element.
  public func exp() -> Tensor {
    floatMapped(LECTERN_EXP, Foundation.exp).recordedByOutput("exp", from: floating) { $0 * $1 }
  }

  /// The natural logarithm.
  public func log() -> Tensor {
    let x = floating
    return floatMapped(LECTERN_LOG, Foundation.log).recorded("log", from: x) { $0 / x }
  }

  /// log(1 + x), exact for small x.
  public func log1p() -> Tensor {
    let x = floating
    return floatMapped(Foundation.log1p, Foundation.log1p).recorded("log1p", from: x) { $0 / (x + 1) }
  }

  /// exp(x) - 1, exact for small x.
  public func expm1() -> Tensor {
    floatMapped(Foundation.expm1, Foundation.expm1).recordedByOutput("expm1", from: floating) {
      $0 * ($1 + 1)
    }
  }

  /// The square root.
  public func sqrt() -> Tensor {
    floatMapped({ $0.squareRoot() }, { $0.squareRoot() })
      .recordedByOutput("sqrt", from: floating) { $0 * 0.5 / $1 }
  }

  /// The square.
  public func square() -> Tensor { self * self }

  /// The sine.
  public func sin() -> Tensor {
    let x = floating
    return floatMapped(Foundation.sin, Foundation.sin).recorded("sin", from: x) { $0 * x.cos() }
  }

  /// The cosine.
  public func cos() -> Tensor {
    let x = floating
    return floatMapped(Foundation.cos, Foundation.cos).recorded("cos", from: x) { -$0 * x.sin() }
  }

  /// The tangent.
  public func tan() -> Tensor {
    floatMapped(Foundation.tan, Foundation.tan).recordedByOutput("tan", from: floating) { $0 * ($1 * $1 + 1) }
  }

  /// The hyperbolic sine.
  public func sinh() -> Tensor {
    let x = floating
    return floatMapped(Foundation.sinh, Foundation.sinh).recorded("sinh", from: x) { $0 * x.cosh() }
  }

  /// The hyperbolic cosine.
  public func cosh() -> Tensor {
    let x = floating
    return floatMapped(Foundation.cosh, Foundation.cosh).recorded("cosh", from: x) { $0 * x.sinh() }
  }

  /// The hyperbolic tangent.
  public func tanh() -> Tensor {
    floatMapped(LECTERN_TANH, Foundation.tanh).recordedByOutput("tanh", from: floating) {
      $0 * (1 - $1 * $1)
    }
  }

  /// The angle in [0, pi] whose cosine is x; NaN outside [-1, 1].
  public func arccos() -> Tensor {
    let x = floating
    return floatMapped(Foundation.acos, Foundation.acos).recorded("arccos", from: x) {
      -$0 / (1 - x * x).sqrt()
    }
  }

  /// The angle in [-pi/2, pi/2] whose sine is x; NaN outside [-1, 1].
  public func arcsin() -> Tensor {
    let x = floating
    return floatMapped(Foundation.asin, Foundation.asin).recorded("arcsin", from: x) {
      $0 / (1 - x * x).sqrt()
    }
  }

  /// The angle whose tangent is x.
  public func arctan() -> Tensor {
    let x = floating
    return floatMapped(Foundation.atan, Foundation.atan).recorded("arctan", from: x) { $0 / (x * x + 1) }
  }

  /// The Gauss error function 2/sqrt(pi) * integral of exp(-t^2) from 0 to x.
  public func erf() -> Tensor {
    let x = floating
    return floatMapped(Foundation.erf, Foundation.erf)
      .recorded("erf", from: x) { $0 * (-(x * x)).exp() * (2 / Double.pi.squareRoot()) }
  }

  /// The value without its sign. The gradient at 0 is 0.
  public func abs() -> Tensor {
    if dtype == .bool || dtype == .uint8 { return self }
    let x = self
    let result =
      dtype.isFloating ? floatMapped({ Swift.abs($0) }, { Swift.abs($0) }) : Tensor.maximum(self, -self)
    return result.recorded("abs", from: x) { $0 * x.detached.sign() }
  }

  /// -1, 0 or 1 by sign.
  public func sign() -> Tensor {
    if !dtype.isFloating { return (self .> 0).astype(dtype) - (self .< 0).astype(dtype) }
    return floatMapped({ $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }, { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 })
  }

  /// Rounded to a number of decimals, halves to the even neighbour, as NumPy rounds.
  public func round(_ decimals: Int = 0) -> Tensor {
    guard dtype.isFloating else {
      // To tens, hundreds, …
      return decimals < 0 ? astype(.float64).round(decimals).astype(dtype) : self
    }
    let scale = Foundation.pow(10, Double(decimals))
    let scaleFloat = Float(scale)
    // NumPy multiplies or divides by 10^|decimals|, whichever is exact.
    if decimals < 0 {
      let (inverse, inverseFloat) = (
        Foundation.pow(10, Double(-decimals)), Float(Foundation.pow(10, Double(-decimals)))
      )
      return floatMapped(
        { ($0 / inverseFloat).rounded(.toNearestOrEven) * inverseFloat },
        { ($0 / inverse).rounded(.toNearestOrEven) * inverse })
    }
    return floatMapped(
      { ($0 * scaleFloat).rounded(.toNearestOrEven) / scaleFloat },
      { ($0 * scale).rounded(.toNearestOrEven) / scale })
  }

  /// The next whole number below.
  public func floor() -> Tensor { rounded(.down) }
  /// The next whole number above.
  public func ceil() -> Tensor { rounded(.up) }
  /// Without what follows the point.
  func trunc() -> Tensor { rounded(.towardZero) }

  // Whole numbers stay what they are, in their type.
  private func rounded(_ rule: FloatingPointRoundingRule) -> Tensor {
    dtype.isFloating ? floatMapped({ $0.rounded(rule) }, { $0.rounded(rule) }) : self
  }

  /// Values below `low` become `low`, those above `high` become `high`. The gradient passes inside the
  /// range, bounds included. Whole numbers stay whole if the bounds are.
  public func clip(_ low: Double, _ high: Double) -> Tensor {
    if low.isNaN || high.isNaN { return self * Double.nan }
    guard dtype.isFloating || Int(exactly: low) != nil && Int(exactly: high) != nil else {
      return floating.clip(low, high)
    }
    let x = self
    let result: Tensor
    if dtype.isFloating {
      let (lowFloat, highFloat) = (Float(low), Float(high))
      result = floatMapped(
        { Swift.min(Swift.max($0, lowFloat), highFloat) }, { Swift.min(Swift.max($0, low), high) })
    } else {
      result = Tensor.minimum(Tensor.maximum(self, Tensor(weak: Int(low))), Tensor(weak: Int(high)))
    }
    return result.recorded("clip", from: x) { gradient in
      gradient * ((x.detached .>= low) .& (x.detached .<= high)).astype(gradient.dtype)
    }
  }

  /// Where the value is NaN.
  public func isNaN() -> Tensor { self .!= self }
  /// Where the value is neither NaN nor infinite.
  public func isFinite() -> Tensor { (self - self) .== 0 }
  /// Where the value is infinite.
  public func isInf() -> Tensor { .!isFinite() .& .!isNaN() }
}

extension Tensor {
  /// The tensor in a floating type: whole numbers become float32.
  var floating: Tensor { dtype.isFloating ? self : astype(.float32) }

  /// The same for means and what is made of them: whole numbers of 32 and 64 bits become float64, as in
  /// NumPy, since float32 has no room for their digits.
  var averaging: Tensor { dtype == .int32 || dtype == .int64 ? astype(.float64) : floating }

  /// One of two functions applied to each element, by the element type.
  @inline(__always)
  func floatMapped(_ single: (Float) -> Float, _ double: (Double) -> Double) -> Tensor {
    dtype == .float64 ? mapped(self, double) : mapped(astype(.float32).detached, single)
  }

  /// A C function for float32, a Swift one for float64.
  @inline(__always)
  func floatMapped(_ single: lectern_elementary_function, _ double: (Double) -> Double) -> Tensor {
    if dtype == .float64 { return mapped(self, double) }
    let source = astype(.float32)
    return source.withElements(Float.self) { x in
      Tensor.make(shape, Float.self) { lectern_map(single, count, x, $0) }
    }
  }
}

// MARK: - Logarithms to other bases, and the angle of two

extension Tensor {
  /// The logarithm to base 10.
  public func log10() -> Tensor {
    let x = floating
    return floatMapped(Foundation.log10, Foundation.log10).recorded("log10", from: x) { $0 / (x * M_LN10) }
  }

  /// The logarithm to base 2.
  public func log2() -> Tensor {
    let x = floating
    return floatMapped(Foundation.log2, Foundation.log2).recorded("log2", from: x) { $0 / (x * M_LN2) }
  }

  /// The angle of the point (x, y) in (-pi, pi], by both signs.
  public static func arctan2(_ y: Tensor, _ x: Tensor) -> Tensor {
    let (b, a) = promotedToFloat(y, x)
    let result =
      b.dtype == .float64
      ? combined(b, a, "arctan2") { (b: Double, a: Double) in Foundation.atan2(b, a) }
      : combined(b, a, "arctan2") { (b: Float, a: Float) in Foundation.atan2(b, a) }
    return result.recorded("arctan2", from: [b, a]) { gradient, needed in
      let square = a * a + b * b
      return [
        needed[0] ? (gradient * a / square).summed(to: b.shape) : nil,
        needed[1] ? (-gradient * b / square).summed(to: a.shape) : nil,
      ]
    }
  }
}
