import UserErrors

// Curves through points: interpolation, polynomials, sums over a window.
extension NumPy {
  /// The value at `x` of the line through the points (xp, fp), which rise in xp.
  public static func interp(
    _ x: some ArrayConvertible, _ xp: some ArrayConvertible, _ fp: some ArrayConvertible
  ) -> Tensor {
    let (x, xp, fp) = (x.asArray, xp.asArray, fp.asArray)
    let line = Line(xp, fp)
    let type = x.floating.dtype.promoted(with: fp.floating.dtype)
    return Tensor(shape: x.shape, x.doubles.map(line.value)).astype(type)
  }
  /// The value at a number of the line through the points (xp, fp), which rise in xp.
  public static func interp(_ x: some TensorScalar, _ xp: some ArrayConvertible, _ fp: some ArrayConvertible)
    -> Double
  {
    Line(xp.asArray, fp.asArray).value(at: x.asScalar)
  }

  /// The polynomial of degree `deg` that comes closest to the points (x, y) by least squares: its
  /// coefficients, the highest power first.
  public static func polyfit(_ x: some ArrayConvertible, _ y: some ArrayConvertible, _ deg: Int) -> Tensor {
    let (x, y) = (x.asArray.astype(.float64), y.asArray)
    orRaise { () throws(ValueError) in
      guard deg >= 0, x.rank == 1, y.rank > 0, y.shape[0] == x.count, x.count > 0 else {
        throw ValueError(
          "polyfit: needs vectors x and y of one length and a degree of at least 0; got shapes \(x.shape) and "
            + "\(y.shape), degree \(deg)")
      }
    }
    let powers = vander(x, deg + 1)
    let scale = (powers * powers).sum(axis: 0).sqrt()
    let solution = linalg.lstsq(powers / scale, y.astype(.float64), rcond: Double(x.count) * 0x1p-52).x
    let coefficients = y.rank == 1 ? solution / scale : solution / scale.expandDims(1)
    return coefficients.astype(y.floating.dtype)
  }
  /// The polynomial of degree `deg` through the points, by the argument's name.
  public static func polyfit(_ x: some ArrayConvertible, _ y: some ArrayConvertible, deg: Int) -> Tensor {
    polyfit(x, y, deg)
  }
  /// The value at `x` of the polynomial with these coefficients, the highest power first.
  public static func polyval(_ coefficients: some ArrayConvertible, _ x: some ArrayConvertible) -> Tensor {
    let (p, x) = (coefficients.asArray, x.asArray)
    return (0..<p.count).reduce(Tensor(zeros: x.shape, dtype: x.dtype.promoted(with: p.dtype))) {
      $0 * x + p[$1]
    }
  }
  /// The powers of `x`: columns x^(n-1), ..., x, 1.
  public static func vander(_ x: some ArrayConvertible, _ n: Int? = nil, increasing: Bool = false) -> Tensor {
    let x = x.asArray.requiring(rank: 1, "vander")
    let count = nonNegative(n ?? x.count, "vander: the number of columns")
    let powers = (0..<count).map { x ** Tensor(weak: increasing ? $0 : count - 1 - $0) }
    return Tensor.stack(powers, axis: 1)
  }

  /// The slope at each place along an axis, by the differences of its neighbours, (f(x + h) - f(x - h))
  /// / 2 h, at the ends by the one neighbour that there is.
  ///
  /// - Parameter spacing: h, the distance of neighbours.
  public static func gradient(_ f: some ArrayConvertible, _ spacing: Double = 1, axis: Int) -> Tensor {
    let f = f.asArray.floating
    let counted = f.shape.axis(axis, "gradient")
    let length = f.shape[counted]
    orRaise { () throws(ValueError) in
      guard length > 1 else {
        throw ValueError("gradient: needs at least 2 values along the axis, got \(length)")
      }
    }
    func part(_ start: Int, _ end: Int) -> Tensor { f.sliced(axis: counted, start, end) }
    let first = (part(1, 2) - part(0, 1)) / spacing
    let inner = (part(2, length) - part(0, length - 2)) / (2 * spacing)
    let last = (part(length - 1, length) - part(length - 2, length - 1)) / spacing
    return concatenate([first, inner, last], axis: counted)
  }
  /// The slope at each place of a list of values.
  public static func gradient(_ f: some ArrayConvertible, _ spacing: Double = 1) -> Tensor {
    gradient(f.asArray.requiring(rank: 1, "gradient without an axis"), spacing, axis: 0)
  }

  /// Sums over a window that slides along: y[n] = sum over m of x[m] kernel[n - m]. `mode` is "full",
  /// "same" (as long as the longer one) or "valid" (only where both overlap in full).
  public static func convolve(
    _ x: some ArrayConvertible, _ kernel: some ArrayConvertible, mode: String = "full"
  ) -> Tensor {
    let (x, kernel) = (x.asArray, kernel.asArray)
    orRaise { () throws(ValueError) in
      guard x.rank == 1, kernel.rank == 1, x.count > 0, kernel.count > 0 else {
        throw ValueError("convolve: needs two vectors, got shapes \(x.shape) and \(kernel.shape)")
      }
      guard ["full", "same", "valid"].contains(mode) else {
        throw ValueError("convolve: mode must be \"full\", \"same\" or \"valid\", not \"\(mode)\"")
      }
    }
    let (long, short) = x.count >= kernel.count ? (x, kernel) : (kernel, x)
    let all = (0..<short.count).map { place in
      long.pad([(place, short.count - 1 - place)]) * short[place]
    }
    let full = Tensor.stack(all).sum(axis: 0)
    switch mode {
    case "same": return full[.slice((short.count - 1) / 2, (short.count - 1) / 2 + long.count)]
    case "valid": return full[.slice(short.count - 1, long.count)]
    default: return full
    }
  }
  /// The area under the line through the values `y` at `x`, or at distances `dx`, along the last axis.
  public static func trapezoid(
    _ y: some ArrayConvertible, _ x: (any ArrayConvertible)? = nil, dx: Double = 1
  ) -> Tensor {
    let y = y.asArray.floating
    let last = y.shape[-1]
    let heights = (y[.ellipsis, .slice(1, last)] + y[.ellipsis, .slice(0, last - 1)]) / 2
    return (x.map { heights * diff($0.asArray.floating) } ?? heights * dx).sum(axis: -1)
  }
}

/// A line through points that rise in x; beyond the ends it goes on level.
private struct Line {
  let places: SortedNumbers
  let values: [Double]

  init(_ xp: Tensor, _ fp: Tensor) {
    orRaise { () throws(ShapeError) in
      guard xp.count == fp.count, xp.count > 0 else {
        throw ShapeError("interp: xp has \(xp.count) numbers and fp \(fp.count)")
      }
    }
    (places, values) = (SortedNumbers(xp.doubles), fp.doubles)
  }

  func value(at point: Double) -> Double {
    let above = places.after(point)
    if point.isNaN { return .nan }
    if above == 0 { return values[0] }
    if above == values.count { return values[values.count - 1] }
    let (left, right) = (places.numbers[above - 1], places.numbers[above])
    return values[above - 1] + (point - left) / (right - left) * (values[above] - values[above - 1])
  }
}
