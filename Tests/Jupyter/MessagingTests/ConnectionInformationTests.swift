import Foundation
import Messaging
import Testing

@Suite struct ConnectionInformationTests {
  let text = """
    {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1",
     "key": "a-b", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "lectern", "more": {}}
    """

  @Test func aConnectionFileIsRead() throws {
    let connection = try ConnectionInformation(parsing: Data(text.utf8))
    #expect(connection.key == "a-b")
    #expect(connection.ports == [.shell: 1, .iopub: 2, .stdin: 3, .control: 4, .heartbeat: 5])
    #expect(connection.endpoint(of: .heartbeat) == "tcp://127.0.0.1:5")
    #expect(try ConnectionInformation(parsing: connection.fileContents()) == connection)
  }

  @Test func endpointsOfOtherKinds() throws {
    var connection = ConnectionInformation(key: "")
    #expect(connection.endpoint(of: .shell) == "tcp://127.0.0.1:*")
    connection.address = "::1"
    #expect(connection.endpoint(of: .shell) == "tcp://[::1]:*")
    connection.transport = "ipc"
    connection.address = "/tmp/k"
    connection.ports[.shell] = 1
    #expect(connection.endpoint(of: .shell) == "ipc:///tmp/k-1")
  }

  @Test func fieldsOfOthersAreKept() throws {
    let connection = try ConnectionInformation(parsing: Data(text.utf8))
    #expect(String(decoding: connection.fileContents(), as: UTF8.self).contains("\"more\""))
  }

  @Test func aPairOfKeysIsRead() throws {
    let key = String(repeating: "a", count: 40)
    let file = Data(#"{"curve_publickey": "\#(key)", "curve_secretkey": "\#(key)"}"#.utf8)
    let connection = try ConnectionInformation(parsing: file)
    #expect(connection.curve?.publicKey == key)
    #expect(try ConnectionInformation(parsing: connection.fileContents()) == connection)
    #expect(throws: ConnectionFileError.self) {
      try ConnectionInformation(parsing: Data(#"{"curve_publickey": "\#(key)"}"#.utf8))
    }
  }

  @Test func aRegistrationFileIsRead() throws {
    #expect(try Registration(parsing: Data(text.utf8)) == nil)
    let file = #"{"registration_port": 5, "registration_ip": "127.0.0.1", "kernel_id": "k", "key": "s"}"#
    let registration = try Registration(parsing: Data(file.utf8))
    #expect(registration?.port == 5)
    #expect(registration?.connection.key == "s")
    #expect(registration?.connection.endpoint(of: .shell) == "tcp://127.0.0.1:*")
    #expect(throws: ConnectionFileError.self) {
      try Registration(parsing: Data(#"{"registration_port": 5}"#.utf8))
    }
  }

  @Test(arguments: [
    "", "[]", #"{"transport": "udp"}"#, #"{"signature_scheme": "none"}"#, #"{"shell_port": 70000}"#,
  ]) func whatCannotBeUsedIsRefused(text: String) {
    #expect(throws: ConnectionFileError.self) { try ConnectionInformation(parsing: Data(text.utf8)) }
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: ConnectionFileError.self) { try ConnectionInformation(file: "/nowhere/kernel.json") }
  }

  @Test func onlyTheOwnerReadsAWrittenFile() throws {
    let path = NSTemporaryDirectory() + "connection-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try ConnectionInformation(key: "secret").write(to: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try ConnectionInformation(file: path).key == "secret")
  }
}
