/// A scalar that was read from an event file.
package struct ScalarEvent: Equatable {
  package let tag: String
  package let step: Int
  package let value: Float

  /// A scalar at a step.
  package init(tag: String, step: Int, value: Float) {
    self.tag = tag
    self.step = step
    self.value = value
  }
}

/// Reading of event files, as far as scalars go: enough to draw curves without TensorBoard.
package enum EventReader {
  /// The scalars in the event file that `bytes` hold.
  package static func scalars(_ bytes: [UInt8]) throws -> [ScalarEvent] {
    try EventRecord.decode(bytes).flatMap(scalars(event:))
  }

  private static func scalars(event: [UInt8]) throws -> [ScalarEvent] {
    let fields = try ProtocolBuffer.fields(event)
    var step = 0
    var values: [[UInt8]] = []
    for field in fields {
      switch (field.number, field.value) {
      case (2, .number(let number)): step = Int(truncatingIfNeeded: number)
      case (5, .data(let summary)):
        values += try ProtocolBuffer.fields(summary).compactMap { data($0, number: 1) }
      default: break
      }
    }
    return try values.compactMap { try scalar($0, step: step) }
  }

  private static func scalar(_ value: [UInt8], step: Int) throws -> ScalarEvent? {
    let fields = try ProtocolBuffer.fields(value)
    guard let tag = fields.lazy.compactMap({ data($0, number: 1) }).first,
      let tensor = fields.lazy.compactMap({ data($0, number: 8) }).first,
      let content = try ProtocolBuffer.fields(tensor).lazy.compactMap({ data($0, number: 4) }).first,
      content.count == 4
    else { return nil }
    var reader = ByteReader(content)
    let bits = try reader.littleEndian(UInt32.self, "a scalar")
    return ScalarEvent(tag: String(decoding: tag, as: UTF8.self), step: step, value: Float(bitPattern: bits))
  }

  private static func data(_ field: (number: Int, value: ProtocolBufferField), number: Int) -> [UInt8]? {
    if field.number == number, case .data(let bytes) = field.value { bytes } else { nil }
  }
}
