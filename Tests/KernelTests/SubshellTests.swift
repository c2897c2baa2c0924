import Foundation
import Messaging
import OrderedJSON
import Testing

@Suite struct SubshellTests {
  @Test func anErrorAbortsOnlyItsOwnShell() throws {
    let client = try TestClient()
    let shell =
      try client.ask("create_subshell_request", on: client.control).content["subshell_id"]?.stringValue ?? ""
    func send(_ code: String, to subshell: String?) throws {
      var fields: JSON.Object = [
        "msg_id": JSON(code), "session": "s", "username": "u", "date": "", "msg_type": "execute_request",
        "version": "5.5",
      ]
      if let subshell { fields["subshell_id"] = JSON(subshell) }
      let parts = [JSON.object(fields), [:], [:], ["code": JSON(code), "allow_stdin": true]].map { $0.data() }
      try client.shell.send(
        [WireFormat.delimiter, MessageSigner(key: "secret").signature(of: parts)] + parts)
    }
    try send("ask\nfail a", to: nil)
    try send("print b", to: nil)
    try send("print c", to: shell)
    try send("print d", to: "nonsense")
    // The first cell goes on once the others have been read.
    _ = try client.receive(client.stdin)
    let last = try client.send("kernel_info_request")
    var statuses: [String: String] = [:]
    while statuses.count < 4 {
      let reply = try client.receive(client.shell)
      if reply.parentID == last.header.id {
        try client.send("input_reply", ["value": "on"], to: client.stdin)
        continue
      }
      statuses[reply.parentID ?? ""] = reply.content["status"]?.stringValue
    }
    #expect(statuses == ["ask\nfail a": "error", "print b": "aborted", "print c": "ok", "print d": "error"])
    #expect(client.stop())
  }
}
