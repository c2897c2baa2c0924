// Numbers that are none, and numbers that are nearly the same.

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
  /// NaN replaced by `nan`, infinities by `posinf` and `neginf`, or by the largest numbers of the
  /// element type.
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
