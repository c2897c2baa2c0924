internal import CHDF5

/// libhdf5's types for the elements that arrays may have.
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
}
