import Foundation
import Messaging

/// The five sockets of a kernel, bound, each on its own thread.
struct KernelSockets {
  let shell: Channel
  let control: Channel
  let iopub: Channel
  let stdin: Channel
  let heartbeat: Channel
  /// Where they are, with the ports that were chosen.
  let connection: ConnectionInformation

  init(_ connection: ConnectionInformation, in context: ZeroMQContext) throws {
    let connection = connection.withFilesChosen()
    var bound = connection
    func channel(_ role: ConnectionInformation.SocketRole, _ kind: ZeroMQSocket.Kind) throws -> Channel {
      let socket = try ZeroMQSocket(kind, in: context)
      if let keys = connection.curve { try socket.encrypt(asServerWith: keys) }
      let endpoint = try socket.bind(connection.endpoint(of: role))
      if connection.transport == "tcp", let port = endpoint.split(separator: ":").last.flatMap({ Int($0) }) {
        bound.ports[role] = port
      }
      return try Channel(socket)
    }
    shell = try channel(.shell, .router)
    control = try channel(.control, .router)
    iopub = try channel(.iopub, .xpub)
    stdin = try channel(.stdin, .router)
    heartbeat = try channel(.heartbeat, .router)
    self.connection = bound
    heartbeat.onReceive = { [unowned heartbeat] frames in heartbeat.sendNow(frames) }
  }

  func start() {
    heartbeat.start(name: "heartbeat")
    iopub.start(name: "iopub")
    stdin.start(name: "stdin")
    control.start(name: "control")
    shell.start(name: "shell")
  }

  /// Sends what is still to be sent, replies first, and closes the sockets.
  func stop() {
    for channel in [shell, control, iopub, stdin, heartbeat] { channel.stop() }
  }
}
