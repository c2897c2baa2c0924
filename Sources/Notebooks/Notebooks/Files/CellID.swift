/// Ids for new cells: eight hexadecimal digits, as nbformat makes them.
enum CellID {
  /// An id that depends on the cell's content and place only, so that the same notebook gets the same ids each time and
  /// version control shows no change (nbformat takes random ones).
  static func make(for source: String, at index: Int, avoiding taken: Set<String>) -> String {
    var hash = FowlerNollVo()
    hash.combine("\(index):\(source)")
    while taken.contains(hash.digits) { hash.combine("again") }
    return hash.digits
  }
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv): Swift's own hashes differ from process to process.
private struct FowlerNollVo {
  private var state: UInt32 = 2_166_136_261

  mutating func combine(_ text: String) {
    for byte in text.utf8 { state = (state ^ UInt32(byte)) &* 16_777_619 }
  }

  var digits: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
