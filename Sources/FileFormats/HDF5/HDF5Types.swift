internal import CHDF5

/// HDF5's types for the elements that arrays may have, and back.
enum HDF5Types {
  /// The little-endian type of the file format for `type`; nil where HDF5 has no ready one.
  static func identifier(_ type: ElementType) -> hid_t? {
    switch type {
    case .int8: lectern_h5_int8()
    case .uint8: lectern_h5_uint8()
    case .int16: lectern_h5_int16()
    case .uint16: lectern_h5_uint16()
    case .int32: lectern_h5_int32()
    case .uint32: lectern_h5_uint32()
    case .int64: lectern_h5_int64()
    case .uint64: lectern_h5_uint64()
    case .float32: lectern_h5_float32()
    case .float64: lectern_h5_float64()
    case .bool, .float16: nil
    }
  }

  /// The elements that a type read from a file stands for, or an error that names what it is.
  static func elementType(_ type: hid_t) throws -> ElementType {
    let size = H5Tget_size(type)
    switch (H5Tget_class(type), size) {
    case (H5T_FLOAT, 2) where isHalf(type): return .float16
    case (H5T_FLOAT, 4): return .float32
    case (H5T_FLOAT, 8): return .float64
    case (H5T_INTEGER, 1): return isSigned(type) ? .int8 : .uint8
    case (H5T_INTEGER, 2): return isSigned(type) ? .int16 : .uint16
    case (H5T_INTEGER, 4): return isSigned(type) ? .int32 : .uint32
    case (H5T_INTEGER, 8): return isSigned(type) ? .int64 : .uint64
    // h5py keeps NumPy's booleans as an enumeration of one byte with FALSE and TRUE.
    case (H5T_ENUM, 1): return .bool
    default:
      throw FileError(
        "holds elements of an HDF5 type that is neither a number nor a boolean (class \(H5Tget_class(type).rawValue), \(size) bytes)."
      )
    }
  }

  /// Runs `body` with the same type with the least significant byte first, to read into.
  static func withMemoryType<Value>(_ type: hid_t, _ body: (hid_t) throws -> Value) throws -> Value {
    let copy = try HDF5Library.check(H5Tcopy(type), "copying a type")
    defer { H5Tclose(copy) }
    if H5Tget_class(type) != H5T_ENUM {
      try HDF5Library.check(H5Tset_order(copy, H5T_ORDER_LE), "setting a byte order")
    }
    return try body(copy)
  }

  private static func isSigned(_ type: hid_t) -> Bool { H5Tget_sign(type) == H5T_SGN_2 }

  /// Whether two bytes are IEEE 754's half precision and not bfloat16.
  private static func isHalf(_ type: hid_t) -> Bool {
    var (sign, exponent, exponentSize, mantissa, mantissaSize) = (0, 0, 0, 0, 0)
    H5Tget_fields(type, &sign, &exponent, &exponentSize, &mantissa, &mantissaSize)
    return exponentSize == 5 && mantissaSize == 10
  }
}
