extension NumPy {
  /// Single precision.
  public static let float32 = DType.float32
  /// Double precision.
  public static let float64 = DType.float64
  /// Whole numbers of 32 bits.
  public static let int32 = DType.int32
  /// Whole numbers of 64 bits.
  public static let int64 = DType.int64
  /// Whole numbers 0 to 255.
  public static let uint8 = DType.uint8
  /// Truth values.
  public static let bool = DType.bool
}
