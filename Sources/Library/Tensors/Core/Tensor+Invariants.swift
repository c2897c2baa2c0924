// What holds of every tensor, as code. Built with LECTERN_CHECK_INVARIANTS (the fuzzers are), each tensor
// is checked where it is made; otherwise nothing of it is in the way.

extension Tensor {
  /// What does not hold of this tensor; nil where all does.
  package var brokenInvariant: String? {
    if let broken = Self.brokenLayout(
      shape.dimensions, offset: offset, elementSize: dtype.size, byteCount: storage.byteCount)
    {
      return broken
    }
    if UInt(bitPattern: storage.memory) % 64 != 0 { return "its storage is not aligned to 64 bytes" }
    if weakValue != nil, shape.rank > 0 { return "a number written in the code has the shape \(shape)" }
    return nil
  }

  /// Why elements of axes of these lengths do not lie, row by row, in a storage of so many bytes.
  package static func brokenLayout(
    _ lengths: [Int], offset: Int, elementSize: Int, byteCount: Int
  ) -> String? {
    if lengths.contains(where: { $0 < 0 }) { return "one of the lengths \(lengths) is negative" }
    if offset < 0 { return "it begins \(-offset) elements before its storage" }
    // A tensor without elements may begin anywhere: nothing of it is read.
    if lengths.contains(0) { return nil }
    guard let count = product(lengths), let end = sum(count, offset), let bytes = product([end, elementSize])
    else { return "the bytes of the lengths \(lengths) cannot be counted" }
    return bytes > byteCount ? "it ends at byte \(bytes) of a storage of \(byteCount)" : nil
  }

  /// nil where it is too large.
  private static func product(_ numbers: [Int]) -> Int? {
    var result = 1
    for number in numbers {
      let (product, isTooLarge) = result.multipliedReportingOverflow(by: number)
      if isTooLarge { return nil }
      result = product
    }
    return result
  }

  /// nil where it is too large.
  private static func sum(_ a: Int, _ b: Int) -> Int? {
    let (sum, isTooLarge) = a.addingReportingOverflow(b)
    return isTooLarge ? nil : sum
  }

  /// Traps where something does not hold.
  @inline(__always)
  func checkInvariants() {
    #if LECTERN_CHECK_INVARIANTS
      if let brokenInvariant { fatalError("a tensor of shape \(shape), \(dtype): \(brokenInvariant)") }
    #endif
  }
}
