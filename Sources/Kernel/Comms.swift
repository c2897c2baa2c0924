import Messaging
import OrderedJSON

/// Comm messages. There are no targets yet, so that every comm a front end opens is closed again at once, which is
/// how the protocol says "no such target".
struct Comms {
  let publisher: Publisher

  static let types: Set<String> = ["comm_open", "comm_msg", "comm_close"]

  func receive(_ message: Message) {
    guard message.type == "comm_open", let id = message.content["comm_id"]?.stringValue else { return }
    publisher.publish("comm_close", ["comm_id": JSON(id), "data": [:]], parent: message)
  }
}
