import Tensors

extension NumericArray {
  /// The elements of `tensor`, whose types are all among those of files.
  package init(_ tensor: Tensor) {
    let bytes = tensor.withUnsafeBytes { Array($0) }
    self.init(type: ElementType(tensor.dtype), shape: tensor.shape.dimensions, bytes: bytes)
  }

  /// A tensor of the elements. Types that tensors do not have become the next wider one; whole numbers above what
  /// int64 can hold are an error.
  package func tensor() throws -> Tensor {
    switch type {
    case .bool: return make(.bool, bytes.map { $0 == 0 ? 0 : 1 })
    case .uint8: return make(.uint8, bytes)
    case .int32: return make(.int32, bytes)
    case .int64: return make(.int64, bytes)
    case .float32: return make(.float32, bytes)
    case .float64: return make(.float64, bytes)
    case .int8: return widened { (number: Int8) in Int32(number) }
    case .int16: return widened { (number: Int16) in Int32(number) }
    case .uint16: return widened { (number: UInt16) in Int32(number) }
    case .uint32: return widened { (number: UInt32) in Int64(number) }
    case .float16: return widened(Float.init(halfBits:))
    case .uint64:
      guard elements(UInt64.self).allSatisfy({ $0 <= UInt64(Int64.max) }) else {
        throw FileError("holds whole numbers above 2^63 - 1, the largest that a tensor can hold.")
      }
      return make(.int64, bytes)
    }
  }

  /// The elements as Swift numbers; the bytes of each are the type's.
  private func elements<Number>(_ type: Number.Type) -> [Number] {
    bytes.withUnsafeBytes { buffer in
      (0..<count).map {
        buffer.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.size, as: Number.self)
      }
    }
  }

  private func widened<Narrow, Wide: TensorElement>(_ convert: (Narrow) -> Wide) -> Tensor {
    elements(Narrow.self).map(convert).withUnsafeBytes {
      Tensor(shape: Shape(shape), dtype: Wide.dtype, bytes: $0)
    }
  }

  private func make(_ dtype: DType, _ bytes: [UInt8]) -> Tensor {
    bytes.withUnsafeBytes { Tensor(shape: Shape(shape), dtype: dtype, bytes: $0) }
  }
}

extension ElementType {
  /// The same type in a file.
  package init(_ dtype: DType) {
    switch dtype {
    case .bool: self = .bool
    case .uint8: self = .uint8
    case .int32: self = .int32
    case .int64: self = .int64
    case .float32: self = .float32
    case .float64: self = .float64
    }
  }
}

extension Float {
  /// The number that 16 bits stand for in IEEE 754's half precision. (Swift's Float16 does not exist on every
  /// machine.)
  fileprivate init(halfBits: UInt16) {
    let (exponent, fraction) = (Int(halfBits >> 10 & 31), Float(halfBits & 1023))
    let magnitude: Float =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: (1024 + fraction) * Float(sign: .plus, exponent: exponent - 25, significand: 1)
      }
    self = halfBits & 0x8000 == 0 ? magnitude : -magnitude
  }
}
