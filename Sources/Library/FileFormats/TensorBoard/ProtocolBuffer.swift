/// Writes messages of the protocol buffer wire format (protobuf.dev/programming-guides/encoding).
///
/// By hand: the event files need a dozen small messages whose field numbers never change, which is less code than the
/// generated code's imports, and saves the package its largest dependency.
struct ProtocolBuffer {
  /// The message so far.
  private(set) var bytes: [UInt8] = []

  /// A whole number, also for booleans and enumerations.
  mutating func integer(_ field: Int, _ value: Int) {
    key(field, wireType: 0)
    variableLength(UInt64(bitPattern: Int64(value)))
  }

  /// A 64-bit floating-point number.
  mutating func double(_ field: Int, _ value: Double) {
    key(field, wireType: 1)
    bytes.appendLittleEndian(value.bitPattern)
  }

  /// Bytes, with their length.
  mutating func data(_ field: Int, _ value: [UInt8]) {
    key(field, wireType: 2)
    variableLength(UInt64(value.count))
    bytes += value
  }

  /// A text in UTF-8.
  mutating func text(_ field: Int, _ value: String) { data(field, Array(value.utf8)) }

  /// A message inside this one.
  mutating func message(_ field: Int, _ fill: (inout ProtocolBuffer) -> Void) {
    var inner = ProtocolBuffer()
    fill(&inner)
    data(field, inner.bytes)
  }

  private mutating func key(_ field: Int, wireType: UInt64) { variableLength(UInt64(field) << 3 | wireType) }

  private mutating func variableLength(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// A field of a message as it was read.
enum ProtocolBufferField {
  case number(UInt64)
  case data([UInt8])
}

extension ProtocolBuffer {
  /// The fields of the message in `bytes`, in order.
  static func fields(_ bytes: [UInt8]) throws -> [(number: Int, value: ProtocolBufferField)] {
    var reader = ByteReader(bytes)
    var fields: [(Int, ProtocolBufferField)] = []
    while reader.remaining > 0 {
      let key = try variableLength(&reader)
      let number = Int(truncatingIfNeeded: key >> 3)
      switch key & 7 {
      case 0: fields.append((number, .number(try variableLength(&reader))))
      case 1: fields.append((number, .number(try reader.littleEndian(UInt64.self, "a message"))))
      case 2:
        let length = Int(clamping: try variableLength(&reader))
        fields.append((number, .data(Array(try reader.read(length, "a message")))))
      case 5: fields.append((number, .number(UInt64(try reader.littleEndian(UInt32.self, "a message")))))
      default: throw FileError("holds a message with a field of the unknown kind \(key & 7).")
      }
    }
    return fields
  }

  private static func variableLength(_ reader: inout ByteReader) throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = try reader.littleEndian(UInt8.self, "a message")
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw FileError("holds a message with a number of more than ten bytes.")
  }
}
