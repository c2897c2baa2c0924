/// MurmurHash2 of 32 bits, by Austin Appleby: with it JupyterLab finds the file of a cell that it has had dumped.
enum MurmurHash2 {
  /// The hash of a text's UTF-8.
  static func hash(_ text: String, seed: UInt32) -> UInt32 {
    let bytes = Array(text.utf8)
    let multiplier: UInt32 = 0x5BD1_E995
    var hash = seed ^ UInt32(truncatingIfNeeded: bytes.count)
    var index = 0
    while index + 4 <= bytes.count {
      var word = littleEndian(bytes[index..<index + 4]) &* multiplier
      word = (word ^ (word >> 24)) &* multiplier
      hash = (hash &* multiplier) ^ word
      index += 4
    }
    if index < bytes.count { hash = (hash ^ littleEndian(bytes[index...])) &* multiplier }
    hash = (hash ^ (hash >> 13)) &* multiplier
    return hash ^ (hash >> 15)
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
