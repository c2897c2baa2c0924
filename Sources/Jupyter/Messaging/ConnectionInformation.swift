import Foundation
import OrderedJSON

/// What a connection file says: where the five sockets are, and the key that messages are signed with.
///
/// Source: "Connection files" in the jupyter_client documentation.
public struct ConnectionInformation: Equatable, Sendable {
  /// How the sockets are reached: `tcp` or `ipc`.
  public var transport: String
  /// The address of the interface for `tcp`, the path's beginning for `ipc`.
  public var address: String
  /// The port of each socket; 0 means that the kernel chooses one.
  public var ports: [SocketRole: Int]
  /// The signature's scheme; only `hmac-sha256` is known.
  public var signatureScheme: String
  /// The key of the signature. When empty, messages are not signed.
  public var key: String
  /// The kernel's name, if the file says it.
  public var kernelName: String?
  /// The keys of the sockets' encryption; nil for sockets that do not encrypt.
  public var curve: CurveKeys?
  /// Fields of the file that mean nothing to a kernel; a file that is written again keeps them.
  private var otherFields = JSON.Object()

  /// The five sockets of a kernel.
  public enum SocketRole: String, CaseIterable, Sendable {
    case shell, iopub, stdin, control, heartbeat = "hb"

    /// The name of the port's field in a connection file.
    public var field: String { "\(rawValue)_port" }
  }

  /// Connection information for `tcp` on this machine only, on ports that the kernel chooses.
  public init(key: String) {
    transport = "tcp"
    address = "127.0.0.1"
    ports = [:]
    signatureScheme = "hmac-sha256"
    self.key = key
  }

  /// The connection information in a connection file's text.
  public init(parsing data: Data) throws {
    let file: JSON
    do { file = try JSON(parsing: data) } catch {
      throw ConnectionFileError("the connection file is not JSON: \(error)")
    }
    guard let fields = file.objectValue else {
      throw ConnectionFileError("the connection file holds no object")
    }
    self.init(key: fields["key"]?.stringValue ?? "")
    transport = fields["transport"]?.stringValue ?? transport
    address = fields["ip"]?.stringValue ?? address
    signatureScheme = fields["signature_scheme"]?.stringValue ?? signatureScheme
    kernelName = fields["kernel_name"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    for role in SocketRole.allCases { ports[role] = fields[role.field]?.intValue ?? 0 }
    curve = try CurveKeys(
      publicKey: fields["curve_publickey"]?.stringValue, secretKey: fields["curve_secretkey"]?.stringValue)
    otherFields = fields
    for name in Self.ownFields { otherFields[name] = nil }
    self = try checked()
  }

  private static let ownFields =
    SocketRole.allCases.map(\.field) + [
      "transport", "ip", "signature_scheme", "key", "kernel_name", "curve_publickey", "curve_secretkey",
    ]

  /// The connection information in the file at `path`.
  public init(file path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConnectionFileError("no connection file can be read at \(path)")
    }
    try self.init(parsing: data)
  }

  /// Itself, if all of it can be used.
  func checked() throws -> ConnectionInformation {
    guard ["tcp", "ipc"].contains(transport) else {
      throw ConnectionFileError("the transport is '\(transport)'; tcp and ipc are known")
    }
    guard signatureScheme == "hmac-sha256" else {
      throw ConnectionFileError("the signature scheme is '\(signatureScheme)'; hmac-sha256 is known")
    }
    for (role, port) in ports where !(0...65_535).contains(port) {
      throw ConnectionFileError("\(role.field) is \(port), which is no port")
    }
    return self
  }

  /// Where the socket binds or connects to; a port of 0 becomes ZeroMQ's `*`.
  public func endpoint(of role: SocketRole) -> String { endpoint(address: address, port: ports[role] ?? 0) }

  /// The endpoint of a port at an address. An address of IPv6 stands in brackets.
  func endpoint(address: String, port: Int) -> String {
    if transport == "ipc" { return "ipc://\(address)-\(port)" }
    let host = address.contains(":") && !address.hasPrefix("[") ? "[\(address)]" : address
    return "tcp://\(host):\(port == 0 ? "*" : String(port))"
  }

  /// The same with ports chosen where none is given, for `ipc`, where a port is a number at the end of a file's name. (For
  /// `tcp` the system chooses while it binds.)
  public func withFilesChosen() -> ConnectionInformation {
    guard transport == "ipc" else { return self }
    var chosen = self
    var number = 0
    for role in SocketRole.allCases where (ports[role] ?? 0) == 0 {
      repeat {
        number += 1
      } while chosen.ports.values.contains(number)
        || FileManager.default.fileExists(atPath: "\(address)-\(number)")
      chosen.ports[role] = number
    }
    return chosen
  }

  /// The text of a connection file.
  public func fileContents() -> Data {
    var fields = otherFields
    for role in SocketRole.allCases { fields[role.field] = JSON(ports[role] ?? 0) }
    fields["transport"] = JSON(transport)
    fields["ip"] = JSON(address)
    fields["signature_scheme"] = JSON(signatureScheme)
    fields["key"] = JSON(key)
    fields["kernel_name"] = JSON(kernelName ?? "")
    if let curve {
      fields["curve_publickey"] = JSON(curve.publicKey)
      fields["curve_secretkey"] = JSON(curve.secretKey)
    }
    return JSON.object(fields).data(indent: 2)
  }

  /// Writes a connection file that only its owner can read, for it holds the key.
  public func write(to path: String) throws {
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: path, contents: fileContents(), attributes: attributes)
    else {
      throw ConnectionFileError("the connection file \(path) cannot be written")
    }
  }
}

/// A connection file that cannot be read or says something unknown.
public struct ConnectionFileError: Error, Equatable, CustomStringConvertible {
  public let description: String
  /// An error that says what is wrong.
  public init(_ description: String) { self.description = description }
}
