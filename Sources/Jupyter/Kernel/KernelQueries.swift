import Messaging
import OrderedJSON

/// Requests that the kernel answers by itself, at once.
struct KernelQueries {
  let description: KernelDescription
  let history: HistoryStore
  let connection: ConnectionInformation
  let comms: Comms

  /// The content of the reply; nil for a request of another kind.
  func answer(to request: Message) throws -> JSON.Object? {
    switch request.type {
    case "kernel_info_request": return description.content
    case "history_request":
      var fields = try HistoryQuery(request.content).answer(from: history)
      fields["status"] = "ok"
      return fields
    case "comm_info_request":
      return [
        "status": "ok", "comms": .object(comms.list(target: request.content["target_name"]?.stringValue)),
      ]
    case "connect_request": return connect()
    default: return nil
    }
  }

  /// The ports; an old request that few clients still make.
  private func connect() -> JSON.Object {
    var fields: JSON.Object = ["status": "ok"]
    for role in ConnectionInformation.SocketRole.allCases {
      fields["\(role.rawValue)_port"] = JSON(connection.ports[role] ?? 0)
    }
    return fields
  }
}
