import Cells
import Foundation
import Kernel
import Messaging
import OrderedJSON

/// A kernel with a mock engine in this process, and a client connected to its sockets.
final class TestClient: @unchecked Sendable {
  let engine = MockEngine()
  let kernel: Kernel
  let session: Session
  let shell: ZeroMQSocket
  let control: ZeroMQSocket
  let stdin: ZeroMQSocket
  let iopub: ZeroMQSocket
  private let finished = DispatchSemaphore(value: 0)

  /// Milliseconds after which something hangs, also on a machine with other work.
  static let patience = 120_000

  /// The engine is there once `startUp` returns.
  init(textLimit: Int = 1 << 20, startUp: @escaping () -> Void = {}) throws {
    let engine = engine
    kernel = try Kernel(
      connection: ConnectionInformation(key: "secret"),
      description: KernelDescription(version: "0", swiftVersion: "6"), limit: .init(text: textLimit)
    ) {
      startUp()
      return engine
    }
    let connection = kernel.connection
    session = Session(key: connection.key, username: "test")
    let context = try ZeroMQContext()
    func connect(_ kind: ZeroMQSocket.Kind, _ role: ConnectionInformation.SocketRole) throws -> ZeroMQSocket {
      let socket = try ZeroMQSocket(kind, in: context, linger: 0, identity: kind == .dealer ? "client" : nil)
      try socket.connect(connection.endpoint(of: role))
      return socket
    }
    shell = try connect(.dealer, .shell)
    control = try connect(.dealer, .control)
    stdin = try connect(.dealer, .stdin)
    iopub = try connect(.sub, .iopub)
    try iopub.subscribe(to: "")
    let thread = Thread { [kernel, finished] in
      kernel.run()
      finished.signal()
    }
    thread.start()
    _ = try receive(iopub, until: "iopub_welcome")
  }

  /// Waits for the kernel's end; false if it does not come.
  func stop() -> Bool {
    kernel.stop()
    return waitForEnd()
  }

  func waitForEnd() -> Bool { finished.wait(timeout: .now() + .milliseconds(Self.patience)) == .success }

  @discardableResult
  func send(_ type: String, _ content: JSON.Object = [:], to socket: ZeroMQSocket? = nil) throws -> Message {
    let message = session.message(type, content: content)
    try (socket ?? shell).send(session.frames(of: message))
    return message
  }

  /// The next message on a socket.
  func receive(_ socket: ZeroMQSocket, waiting milliseconds: Int = patience) throws -> Message {
    guard let frames = try socket.receive(waiting: milliseconds) else { throw NoMessage() }
    return try WireFormat(signer: MessageSigner(key: "secret")).message(in: frames)
  }

  func receive(_ socket: ZeroMQSocket, until type: String) throws -> Message {
    while true {
      let message = try receive(socket)
      if message.type == type { return message }
    }
  }

  /// Sends a request and returns its reply.
  func ask(_ type: String, _ content: JSON.Object = [:], on socket: ZeroMQSocket? = nil) throws -> Message {
    let request = try send(type, content, to: socket)
    while true {
      let message = try receive(socket ?? shell)
      if message.parentID == request.header.id { return message }
    }
  }

  /// Waits until all that was sent on the shell channel has been read. Nothing orders what goes over different channels.
  ///
  /// Replies to other requests must not be on their way.
  func settle() throws { _ = try ask("kernel_info_request") }

  /// What a request published, from its `busy` to its `idle`.
  func published(for request: Message) throws -> [Message] {
    var messages: [Message] = []
    while messages.last?.content["execution_state"]?.stringValue != "idle" {
      let message = try receive(iopub)
      if message.parentID == request.header.id { messages.append(message) }
    }
    return messages
  }

  /// Runs a cell and returns its reply and what it published.
  func run(_ code: String, _ more: JSON.Object = [:]) throws -> (reply: JSON.Object, published: [Message]) {
    var content: JSON.Object = ["code": JSON(code)]
    for (key, value) in more { content[key] = value }
    let request = try send("execute_request", content)
    return (try receive(shell).content, try published(for: request))
  }

  struct NoMessage: Error {}
}

extension Message {
  /// The id of the message that this one answers.
  var parentID: String? { (try? JSON(parsing: parentHeader))?["msg_id"]?.stringValue }

  /// The type, and for a state which one.
  var summary: String {
    content["execution_state"]?.stringValue ?? content["name"]?.stringValue.map { "\($0): \(text)" } ?? type
  }

  var text: String { content["text"]?.stringValue ?? "" }
}
