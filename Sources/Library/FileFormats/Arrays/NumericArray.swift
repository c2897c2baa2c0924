/// An array as it lies in a file: element type, shape, and the elements row-major with the least significant byte
/// first. The formats read into it and write from it; they know no tensors.
package struct NumericArray: Equatable {
  package let type: ElementType
  package let shape: [Int]
  package let bytes: [UInt8]

  /// An array of bytes already in order; their number must be what type and shape say.
  package init(type: ElementType, shape: [Int], bytes: [UInt8]) {
    precondition(bytes.count == shape.reduce(type.size, *), "bytes do not fit the shape")
    self.type = type
    self.shape = shape
    self.bytes = bytes
  }

  /// The number of elements.
  package var count: Int { bytes.count / type.size }

  /// How many bytes an array of this type and shape takes, or an error if that is beyond `limit` (a file can
  /// declare any size) or a dimension is negative.
  package static func byteCount(_ type: ElementType, _ shape: [Int], limit: Int) throws -> Int {
    var count = type.size
    for size in shape {
      guard size >= 0 else { throw FileError("declares an array with the negative dimension \(size).") }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow else { throw FileError("declares an array of the impossible shape \(shape).") }
      count = product
    }
    guard count <= limit else {
      throw FileError(
        "declares an array of shape \(shape), \(count) bytes; more than the \(limit) it may have.")
    }
    return count
  }

  /// Reverses the bytes of each element, from one byte order to the other.
  package static func swappingBytes(_ bytes: [UInt8], elementSize: Int) -> [UInt8] {
    guard elementSize > 1 else { return bytes }
    var swapped = bytes
    for start in stride(from: 0, to: bytes.count, by: elementSize) {
      swapped[start..<start + elementSize].reverse()
    }
    return swapped
  }
}
