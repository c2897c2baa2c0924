import CommFrames
import Foundation
import Messaging
import OrderedJSON

/// Messages of front ends put together where they can be dealt with as one: a slider that is dragged sends more values than a
/// decoder can draw, and only the last one counts.
///
/// Put together are `comm_msg`s that follow each other for one comm, whose data are `{"method": "update", "state": {...}}`
/// without buffers: the jupyter-widgets protocol's changes of state. The later value of a key wins.
struct CommCoalescing {
  /// In the order of their coming.
  private(set) var messages: [Message]
  private var state: JSON.Object?

  /// `messages` in groups.
  static func groups(_ messages: [Message]) -> [CommCoalescing] {
    var groups: [CommCoalescing] = []
    for message in messages {
      if let last = groups.last, last.takes(message) {
        groups[groups.count - 1].add(message)
      } else {
        groups.append(CommCoalescing(message))
      }
    }
    return groups
  }

  private init(_ message: Message) {
    messages = [message]
    state = Self.stateChange(message)
  }

  private static func stateChange(_ message: Message) -> JSON.Object? {
    guard message.type == "comm_msg", message.buffers.isEmpty, let data = message.content["data"],
      data["method"]?.stringValue == "update"
    else { return nil }
    return data["state"]?.objectValue
  }

  private func takes(_ message: Message) -> Bool {
    state != nil && Self.stateChange(message) != nil
      && message.content["comm_id"]?.stringValue == messages[0].content["comm_id"]?.stringValue
  }

  private mutating func add(_ message: Message) {
    messages.append(message)
    for (key, value) in Self.stateChange(message) ?? [:] { state?[key] = value }
  }

  /// The group as one message for the session; nil where it names no comm.
  func frame() -> CommFrame? {
    guard let message = messages.last, let id = message.content["comm_id"]?.stringValue else { return nil }
    let kinds: [String: CommFrame.Kind] = ["comm_open": .open, "comm_msg": .message, "comm_close": .close]
    guard let kind = kinds[message.type] else { return nil }
    var data = message.content["data"] ?? [:]
    if let state, messages.count > 1 { data["state"] = .object(state) }
    return CommFrame(
      kind, id: id, target: message.content["target_name"]?.stringValue ?? "", data: data,
      metadata: .object(message.metadata), buffers: message.buffers.map { Array($0) })
  }
}
