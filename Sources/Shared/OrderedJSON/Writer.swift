#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JSON {
  /// The value as JSON text: on one line without spaces, or with each element on a line of its own, indented by `indent`
  /// spaces a level.
  ///
  /// Written as Python's `json.dumps(..., ensure_ascii=False, indent=indent)` writes it: characters outside ASCII as they are,
  /// control characters as `\n`, `\t`, ... or `\u00XX`, empty arrays and objects as `[]` and `{}`.
  public func text(indent: Int? = nil) -> String { String(decoding: utf8(indent: indent), as: UTF8.self) }

  /// The same text as UTF-8.
  public func data(indent: Int? = nil) -> Data { Data(utf8(indent: indent)) }

  /// The same text as bytes.
  public func utf8(indent: Int? = nil) -> [UInt8] {
    var writer = Writer(indent: indent)
    writer.write(self)
    return writer.output
  }
}

/// Writes values as UTF-8.
private struct Writer {
  var output: [UInt8] = []
  let indent: Int?
  private var level = 0

  init(indent: Int?) { self.indent = indent }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let number): append(number.text)
    case .string(let text): write(text)
    case .array(let elements):
      list(elements, open: "[", close: "]") { writer, element in writer.write(element) }
    case .object(let object):
      list(object, count: object.count, open: "{", close: "}") { writer, member in
        writer.write(member.key)
        writer.append(writer.indent == nil ? ":" : ": ")
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Elements: Collection>(
    _ elements: Elements, open: String, close: String,
    _ writeElement: (inout Writer, Elements.Element) -> Void
  ) {
    list(elements, count: elements.count, open: open, close: close, writeElement)
  }

  private mutating func list<Elements: Sequence>(
    _ elements: Elements, count: Int, open: String, close: String,
    _ writeElement: (inout Writer, Elements.Element) -> Void
  ) {
    append(open)
    level += 1
    var isFirst = true
    for element in elements {
      if !isFirst { append(",") }
      isFirst = false
      newLine()
      writeElement(&self, element)
    }
    level -= 1
    if count > 0 { newLine() }
    append(close)
  }

  private mutating func newLine() {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * level))
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var plain = 0
      for place in bytes.indices where Self.needsEscape(bytes[place]) {
        output.append(contentsOf: bytes[plain..<place])
        writeEscape(bytes[place])
        plain = place + 1
      }
      output.append(contentsOf: bytes[plain...])
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func writeEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      let digits = String(byte, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
