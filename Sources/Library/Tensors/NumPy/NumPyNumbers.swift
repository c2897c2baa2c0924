// What NumPy's statistics give of a single Swift number, as of an array of one element: a Swift
// number, as the functions of each number do.

extension NumPy {
  /// The number itself.
  public static func sum<Number: TensorScalar>(_ x: Number) -> Number { x }
  /// The number itself.
  public static func prod<Number: TensorScalar>(_ x: Number) -> Number { x }
  /// The number itself.
  public static func min<Number: TensorScalar>(_ x: Number) -> Number { x }
  /// The number itself.
  public static func max<Number: TensorScalar>(_ x: Number) -> Number { x }
  /// The number itself.
  public static func mean(_ x: some TensorScalar) -> Double { x.asScalar }
  /// The number itself.
  public static func average(_ x: some TensorScalar) -> Double { x.asScalar }
  /// The number itself.
  public static func median(_ x: some TensorScalar) -> Double { x.asScalar }
  /// The number itself.
  public static func percentile(_ x: some TensorScalar, _ q: Double) -> Double {
    percentile(Tensor(x.asScalar, dtype: .float64), q)
  }
  /// The number itself.
  public static func quantile(_ x: some TensorScalar, _ q: Double) -> Double {
    quantile(Tensor(x.asScalar, dtype: .float64), q)
  }
  /// The standard deviation of one number: 0, NaN of what is not finite.
  public static func std(_ x: some TensorScalar) -> Double { x.asScalar - x.asScalar }
  /// The variance of one number: 0, NaN of what is not finite.
  public static func `var`(_ x: some TensorScalar) -> Double { x.asScalar - x.asScalar }
  /// The largest minus the smallest of one number: 0, NaN of what is not finite.
  public static func ptp(_ x: some TensorScalar) -> Double { x.asScalar - x.asScalar }
  /// Whether it is true (not zero).
  @_disfavoredOverload
  public static func all(_ x: some TensorScalar) -> Bool { x.asScalar != 0 }
  /// Whether it is true (not zero).
  @_disfavoredOverload
  public static func any(_ x: some TensorScalar) -> Bool { x.asScalar != 0 }
  /// Whether it is false (zero).
  public static func logicalNot(_ x: some TensorScalar) -> Bool { x.asScalar == 0 }
  /// 1 of what is not zero, else 0.
  public static func countNonzero(_ x: some TensorScalar) -> Int { x.asScalar == 0 ? 0 : 1 }
  /// Rounded to decimals, halves to the even neighbour.
  public static func round(_ x: some TensorScalar, decimals: Int) -> Double { round(x, decimals) }
  /// Rounded to the next whole number, halves to the even neighbour.
  public static func rint(_ x: some TensorScalar) -> Double {
    x.asScalar.rounded(.toNearestOrEven)
  }
  /// Kept between two bounds.
  public static func clip(_ x: some TensorScalar, _ low: Double, _ high: Double) -> Double {
    x.asScalar.isNaN ? x.asScalar : Swift.min(Swift.max(x.asScalar, low), high)
  }
  /// The number itself; `nan` instead of NaN, the largest numbers or `posinf` and `neginf` instead
  /// of infinities.
  public static func nanToNum(
    _ x: some TensorScalar, nan: Double = 0, posinf: Double? = nil, neginf: Double? = nil
  ) -> Double {
    let x = x.asScalar
    if x.isNaN { return nan }
    guard x.isInfinite else { return x }
    let largest = Double.greatestFiniteMagnitude
    return x > 0 ? posinf ?? largest : neginf ?? -largest
  }
  /// A tensor of one number.
  public static func asarray(_ x: some TensorScalar, dtype: DType? = nil) -> Tensor {
    array(x, dtype: dtype)
  }
}
