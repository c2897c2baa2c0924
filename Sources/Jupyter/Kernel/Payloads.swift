import OrderedJSON

/// What a cell asks of the front end for when it has ended: the field `payload` of its reply.
///
/// Source: "Messaging in Jupyter", payloads.
struct Payloads {
  /// The channel on which code in the session asks.
  static let channel = "payload"
  /// More than any front end could show.
  private static let capacity = 100

  private(set) var items: [JSON] = []

  /// Takes a request in; of `set_next_input` the last counts.
  mutating func add(_ bytes: [UInt8]) {
    guard let item = try? JSON(parsing: String(decoding: bytes, as: UTF8.self)),
      let source = item["source"]?.stringValue
    else { return }
    if source == "set_next_input" { items.removeAll { $0["source"]?.stringValue == source } }
    if items.count < Self.capacity { items.append(item) }
  }
}
