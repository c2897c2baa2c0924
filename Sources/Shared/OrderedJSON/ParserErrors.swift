extension Parser {
  /// A failure at the current place.
  func failure(_ reason: String) -> Failure { Failure(reason: reason, position: position) }

  /// What stands at the current place, for a message.
  var nextCharacter: String {
    guard position < bytes.count else { return "the end of the text" }
    let rest = bytes[position..<min(position + 4, bytes.count)]
    let first = String(decoding: rest, as: UTF8.self).unicodeScalars.first ?? " "
    let isPrintable = first.value > 0x20 && first.value != 0x7F
    return isPrintable ? "'\(first)'" : "the byte 0x\(String(bytes[position], radix: 16))"
  }

  /// The failure with its line and column.
  func located(_ failure: Failure) -> JSON.ParseError {
    let before = bytes[..<failure.position]
    let newline = UInt8(ascii: "\n")
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let column = before[lineStart...].lazy.filter { $0 & 0xC0 != 0x80 }.count + 1
    return JSON.ParseError(
      reason: failure.reason, line: before.lazy.filter { $0 == newline }.count + 1, column: column,
      isTruncated: position >= bytes.count || failure.reason.hasPrefix("the text ends"))
  }
}
