// How the library hands displays to the worker: length-prefixed fields, little-endian, no parser needed.
//
//   request  = kind (1 byte) id metadata count entry*      kind: 1 display, 2 update, 3 result, 4 clear, 5 clear and wait
//   entry    = type json                                   a MIME type and the JSON text of its content
//   id, metadata, type, json = length (4 bytes) UTF-8
//   count    = 4 bytes

extension DisplayRequest {
  /// The request as bytes for the worker's sink.
  package var wireBytes: [UInt8] {
    switch self {
    case .display(let bundle, let id): bundle.wireBytes(kind: 1, id: id)
    case .update(let bundle, let id): bundle.wireBytes(kind: 2, id: id)
    case .result(let bundle): bundle.wireBytes(kind: 3, id: "")
    case .clear(let wait): MIMEBundle([:]).wireBytes(kind: wait ? 5 : 4, id: "")
    }
  }
}

extension MIMEBundle {
  fileprivate func wireBytes(kind: UInt8, id: String) -> [UInt8] {
    var bytes: [UInt8] = [kind]
    bytes.appendField(id)
    bytes.appendField(metadataJSON)
    bytes.appendCount(contents.count)
    for (type, content) in contents.sorted(by: { $0.key < $1.key }) {
      bytes.appendField(type)
      bytes.appendField((type == "text/plain" ? content.cut(to: largestPlainText) : content).jsonText)
    }
    return bytes
  }

  private var metadataJSON: String {
    let fields = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \($0.value)" }
    return "{\(fields.joined(separator: ", "))}"
  }
}

/// How many bytes of a value's text are shown: with all that JSON adds to odd characters, a message with it stays below a megabyte.
package let largestPlainText = 128 << 10

extension MIMEBundle.Content {
  /// Text of at most about `limit` bytes, of which the end is the text's own, with a note of what was left out between.
  package func cut(to limit: Int) -> MIMEBundle.Content {
    guard case .text(let text) = self, text.utf8.count > limit else { return self }
    let tail = text.suffix(utf8: limit / 32)
    let head = text.prefix(utf8: limit - limit / 32)
    let leftOut = text.utf8.count - head.utf8.count - tail.utf8.count
    return .text("\(head)… [\(leftOut) of \(text.utf8.count) bytes left out] …\(tail)")
  }

  /// The content as the text of a JSON value.
  package var jsonText: String {
    switch self {
    case .text(let text): quoted(text)
    case .data(let bytes): "\"\(base64(bytes))\""
    case .json(let text): text
    }
  }
}

extension String {
  /// The beginning, of at most `count` bytes, that breaks no character.
  fileprivate func prefix(utf8 count: Int) -> Substring {
    var end = utf8.index(startIndex, offsetBy: count)
    while end > startIndex, utf8[end] & 0b1100_0000 == 0b1000_0000 { end = utf8.index(before: end) }
    return self[..<end]
  }

  /// The end, of at most `count` bytes, that breaks no character.
  fileprivate func suffix(utf8 count: Int) -> Substring {
    var start = utf8.index(endIndex, offsetBy: -count)
    while start < endIndex, utf8[start] & 0b1100_0000 == 0b1000_0000 { start = utf8.index(after: start) }
    return self[start...]
  }
}

extension [UInt8] {
  mutating func appendCount(_ count: Int) {
    for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: count >> shift)) }
  }

  mutating func appendField(_ text: String) {
    let utf8 = text.utf8
    appendCount(utf8.count)
    append(contentsOf: utf8)
  }
}

/// `text` as a JSON string (RFC 8259, section 7).
package func quoted(_ text: String) -> String {
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  bytes.reserveCapacity(text.utf8.count + 2)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\\"): bytes += [byte, byte]
    case 0x0A: bytes += Array("\\n".utf8)
    case 0x0D: bytes += Array("\\r".utf8)
    case 0x09: bytes += Array("\\t".utf8)
    case 0..<0x20: bytes += Array("\\u00".utf8) + [hexDigit(byte >> 4), hexDigit(byte & 15)]
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
  return String(decoding: bytes, as: UTF8.self)
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// `bytes` in base64 (RFC 4648, section 4), on one line.
package func base64(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let available = min(3, bytes.count - start)
    var bits = 0
    for index in 0..<3 { bits = bits << 8 | (index < available ? Int(bytes[start + index]) : 0) }
    for digit in 0..<4 {
      text.append(digit <= available ? base64Alphabet[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}

private let base64Alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
