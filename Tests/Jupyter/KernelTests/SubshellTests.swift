import Foundation
import Messaging
import OrderedJSON
import Testing

@Suite struct SubshellTests {
  /// Sends a cell whose message has its code as its id.
  private func send(_ code: String, to subshell: String?, _ client: TestClient) throws {
    var fields: JSON.Object = [
      "msg_id": JSON(code), "session": "s", "username": "u", "date": "", "msg_type": "execute_request",
      "version": "5.5",
    ]
    if let subshell { fields["subshell_id"] = JSON(subshell) }
    let parts = [JSON.object(fields), [:], [:], ["code": JSON(code), "allow_stdin": true]].map { $0.data() }
    try client.shell.send(
      [WireFormat.delimiter, MessageSigner(key: "secret").signature(of: parts)] + parts)
  }

  @Test func anErrorAbortsOnlyItsOwnShell() throws {
    let client = try TestClient()
    let shell =
      try client.ask("create_subshell_request", on: client.control).content["subshell_id"]?.stringValue ?? ""
    try send("ask\nfail a", to: nil, client)
    try send("print b", to: nil, client)
    try send("print c", to: shell, client)
    try send("print d", to: "nonsense", client)
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

  /// Shell and control are read by threads of their own: the cell meets its subshell's end at any moment. It must be answered
  /// while the cell before it still runs, since nobody else will.
  @Test func aCellOfADeletedSubshellIsAnswered() throws {
    let client = try TestClient()
    let running = try client.send("execute_request", ["code": "hang"])
    client.engine.waitForCell()
    for number in 0..<100 {
      let created = try client.ask("create_subshell_request", on: client.control)
      let shell = try #require(created.content["subshell_id"]?.stringValue)
      try send("print \(number)", to: shell, client)
      let deleted = try client.ask(
        "delete_subshell_request", ["subshell_id": JSON(shell)], on: client.control)
      #expect(deleted.content["status"] == "ok")
      let status = try client.receive(client.shell).content["status"]?.stringValue ?? ""
      #expect(["aborted", "error"].contains(status))
    }
    #expect(try client.ask("interrupt_request", on: client.control).content["status"] == "ok")
    #expect(try client.receive(client.shell).parentID == running.header.id)
    #expect(client.engine.cells.count == 1)
    #expect(client.stop())
  }
}
