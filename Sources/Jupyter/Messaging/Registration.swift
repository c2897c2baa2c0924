import Foundation
import OrderedJSON

/// What a registration file says: where a kernel that has chosen its own ports tells them.
///
/// Source: "Registration file format" and "Kernel startup handshake" in the jupyter_client documentation, version 5.6 of the
/// protocol (Jupyter Enhancement Proposal 66).
public struct Registration: Equatable, Sendable {
  /// By what whoever starts kernels tells them apart.
  public var kernelID: String
  /// `tcp` or `ipc`.
  public var transport: String
  /// The address at which whoever starts the kernel listens; with `ipc` the socket's path.
  public var address: String
  /// The port, or the number at the socket's end.
  public var port: Int
  /// How messages are signed, `hmac-sha256`.
  public var signatureScheme: String
  /// What they are signed with; empty where they are not.
  public var key: String

  /// The registration in a file's text; nil if it is a connection file instead.
  public init?(parsing data: Data) throws {
    guard let fields = (try? JSON(parsing: data))?.objectValue, fields["registration_port"] != nil else {
      return nil
    }
    func text(_ name: String) throws -> String {
      guard let value = fields[name]?.stringValue else {
        throw ConnectionFileError("the registration file has no text '\(name)'")
      }
      return value
    }
    let port = fields["registration_port"].flatMap { $0.intValue ?? $0.stringValue.flatMap { Int($0) } }
    guard let port, (1...65_535).contains(port) else {
      throw ConnectionFileError("the registration file's registration_port is no port")
    }
    kernelID = try text("kernel_id")
    transport = fields["transport"]?.stringValue ?? "tcp"
    address = try text("registration_ip")
    self.port = port
    signatureScheme = fields["signature_scheme"]?.stringValue ?? "hmac-sha256"
    key = fields["key"]?.stringValue ?? ""
    _ = try connection.checked()
  }

  /// Sockets on ports of the kernel's choice, at the address at which it is started.
  public var connection: ConnectionInformation {
    var connection = ConnectionInformation(key: key)
    connection.transport = transport
    connection.address = transport == "ipc" ? "\(address)-\(kernelID)" : address
    connection.signatureScheme = signatureScheme
    return connection
  }

  /// Tells whoever started the kernel where its sockets are, and waits for the answer that it has been heard.
  ///
  /// - Throws: if no answer comes in time; the kernel should then end.
  public func register(_ chosen: ConnectionInformation, waiting seconds: Double = 10) throws {
    let socket = try ZeroMQSocket(.dealer, in: ZeroMQContext(), linger: 0)
    try socket.connect(chosen.endpoint(address: address, port: port))
    let format = WireFormat(signer: MessageSigner(key: key))
    try socket.send(format.frames(ofContent: content(for: chosen)))
    let deadline = Date(timeIntervalSinceNow: seconds)
    while deadline.timeIntervalSinceNow > 0 {
      let left = Int(deadline.timeIntervalSinceNow * 1000) + 1
      guard let frames = try socket.receive(waiting: left) else { break }
      do {
        _ = try format.content(in: frames)
        return
      } catch { Log.warning("dropped an answer to the registration: \(error)") }
    }
    throw ConnectionFileError("nobody at \(address):\(port) has answered the registration")
  }

  /// Ports as text, as the specification has them.
  private func content(for chosen: ConnectionInformation) -> JSON.Object {
    var fields: JSON.Object = ["kernel_id": JSON(kernelID)]
    for role in ConnectionInformation.SocketRole.allCases {
      fields[role.field] = JSON(String(chosen.ports[role] ?? 0))
    }
    return fields
  }
}
