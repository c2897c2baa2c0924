extension Parser {
  /// A string in quotes. Most have no escapes and are taken as they stand.
  mutating func string() throws(Failure) -> String {
    position += 1
    let start = position
    try skipPlainBytes(from: start)
    if bytes[position] == UInt8(ascii: "\"") {
      defer { position += 1 }
      return try checkedUTF8(bytes[start..<position], from: start)
    }
    return try stringWithEscapes(from: start)
  }

  /// Moves on to the next quote or backslash.
  private mutating func skipPlainBytes(from start: Int) throws(Failure) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 { throw failure("a control character in a string must be written as an escape") }
      position += 1
    }
    throw Failure(reason: "the text ends inside a string that starts here", position: start - 1)
  }

  private mutating func stringWithEscapes(from start: Int) throws(Failure) -> String {
    var content = Array(bytes[start..<position])
    while bytes[position] != UInt8(ascii: "\"") {
      try escape(into: &content, stringStart: start)
      let plain = position
      try skipPlainBytes(from: start)
      content.append(contentsOf: bytes[plain..<position])
    }
    position += 1
    return try content.withUnsafeBufferPointer { buffer throws(Failure) in
      try checkedUTF8(buffer[...], from: start)
    }
  }

  private mutating func escape(into content: inout [UInt8], stringStart: Int) throws(Failure) {
    guard position + 1 < bytes.count else {
      throw Failure(reason: "the text ends inside a string that starts here", position: stringStart - 1)
    }
    let letter = bytes[position + 1]
    if letter == UInt8(ascii: "u") { return content.append(contentsOf: String(try unicodeEscape()).utf8) }
    guard let byte = Self.escapes[letter] else {
      throw failure("unknown escape '\\\(String(decoding: [letter], as: UTF8.self))' in a string")
    }
    content.append(byte)
    position += 2
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  /// `\uXXXX`, with a second one after it where the first is a high surrogate.
  private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    let high = try codeUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard UTF16.isLeadSurrogate(high), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return replacement }
    let second = position
    let low = try codeUnit()
    guard UTF16.isTrailSurrogate(low) else {
      position = second
      return replacement
    }
    return Unicode.Scalar(0x10000 + (UInt32(high) & 0x3FF) << 10 + (UInt32(low) & 0x3FF)) ?? replacement
  }

  private mutating func codeUnit() throws(Failure) -> UInt16 {
    let digits = bytes[min(position + 2, bytes.count)..<min(position + 6, bytes.count)]
    var unit: UInt16 = 0
    for byte in digits {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("'\\u' in a string needs four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
    }
    guard digits.count == 4 else {
      throw Failure(reason: "the text ends inside an escape", position: bytes.count)
    }
    position += 6
    return unit
  }

  private func checkedUTF8(
    _ content: Slice<UnsafeBufferPointer<UInt8>>, from start: Int
  ) throws(Failure) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Failure(reason: "the string that starts here is not valid UTF-8", position: start - 1)
    }
    return text
  }
}
