import OrderedJSON

/// One message of a comm as bytes on the engine's side channel, for both of its ends.
///
///     frame  = kind (1 byte) id target data metadata count buffer*
///     id, target, data, metadata, buffer = length (4 bytes, little-endian) bytes
///
/// `data` and `metadata` are JSON, `count` has four bytes.
public struct CommFrame: Equatable, Sendable {
  /// The name of the side channel.
  public static let channel = "comm"

  /// What the message does to its comm.
  public enum Kind: UInt8, Sendable { case open = 1, message, close }

  /// What the message does.
  public var kind: Kind
  /// The comm's id.
  public var id: String
  /// Which kind of counterpart it has; only when it is opened.
  public var target: String
  /// What it says.
  public var data: JSON
  /// About the message.
  public var metadata: JSON
  /// Raw data that belongs to ``data``.
  public var buffers: [[UInt8]]

  /// A message of the comm with this id.
  public init(
    _ kind: Kind, id: String, target: String = "", data: JSON = [:], metadata: JSON = [:],
    buffers: [[UInt8]] = []
  ) {
    self.kind = kind
    self.id = id
    self.target = target
    self.data = data
    self.metadata = metadata
    self.buffers = buffers
  }

  /// The message as bytes.
  public var bytes: [UInt8] {
    var bytes = [kind.rawValue]
    for text in [id, target, data.text(), metadata.text()] { Self.append(Array(text.utf8), to: &bytes) }
    Self.append(buffers.count, to: &bytes)
    for buffer in buffers { Self.append(buffer, to: &bytes) }
    return bytes
  }

  /// The message in `bytes`; nil where they are none.
  public init?(_ bytes: [UInt8]) {
    var reader = Reader(rest: bytes[...])
    guard let first = reader.rest.popFirst(), let kind = Kind(rawValue: first), let id = reader.field(),
      let target = reader.field(), let data = reader.json(), let metadata = reader.json(),
      let count = reader.number()
    else { return nil }
    var buffers: [[UInt8]] = []
    for _ in 0..<count {
      guard let buffer = reader.field() else { return nil }
      buffers.append(Array(buffer))
    }
    self.init(
      kind, id: String(decoding: id, as: UTF8.self), target: String(decoding: target, as: UTF8.self),
      data: data,
      metadata: metadata, buffers: buffers)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
    append(field.count, to: &bytes)
    bytes += field
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func number() -> Int? {
      guard rest.count >= 4 else { return nil }
      defer { rest = rest.dropFirst(4) }
      return rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func field() -> ArraySlice<UInt8>? {
      guard let length = number(), rest.count >= length else { return nil }
      defer { rest = rest.dropFirst(length) }
      return rest.prefix(length)
    }

    mutating func json() -> JSON? {
      guard let field = field() else { return nil }
      return try? JSON(parsing: String(decoding: field, as: UTF8.self))
    }
  }
}

/// JSON by a name that no other module has: the library's module Display has a `JSON` of its own, which is shown.
public typealias JSONValue = JSON
