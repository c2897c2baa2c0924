import Cells
import Foundation
import Kernel
import Messaging
import OrderedJSON
import Testing

@Suite struct RequestTests {
  @Test func theKernelDescribesItselfBeforeTheEngineIsThere() throws {
    let mayStart = DispatchSemaphore(value: 0)
    let client = try TestClient { mayStart.wait() }
    let reply = try client.ask("kernel_info_request")
    mayStart.signal()
    #expect(reply.type == "kernel_info_reply")
    #expect(reply.content["language_info"]?["name"] == "swift")
    #expect(reply.content["language_info"]?["file_extension"] == ".swift")
    #expect(reply.content["protocol_version"] == "5.6")
    #expect(client.stop())
  }

  @Test func everyRequestIsBusyAndThenIdle() throws {
    let client = try TestClient()
    let types = [
      "kernel_info_request", "history_request", "comm_info_request", "connect_request", "is_complete_request",
      "complete_request", "inspect_request", "no_such_request", "comm_open",
    ]
    for type in types {
      let request = try client.send(type, ["code": "pr"])
      let summaries = try client.published(for: request).map(\.summary)
      #expect(summaries.first == "busy" && summaries.last == "idle", "\(type): \(summaries)")
    }
    #expect(client.stop())
  }

  @Test func questionsAreAnsweredWhileACellRuns() throws {
    let client = try TestClient()
    let cell = try client.send("execute_request", ["code": "hang"])
    client.engine.waitForCell()
    let completion = try client.ask("complete_request", ["code": "let ж = pr", "cursor_pos": 10])
    #expect(completion.content["matches"] == ["print"])
    #expect(completion.content["cursor_start"] == 8)
    #expect(completion.content["metadata"]?["_jupyter_types_experimental"]?[0]?["type"] == "function")
    #expect(try client.ask("is_complete_request", ["code": "if a {"]).content["indent"] == "  ")
    #expect(try client.ask("inspect_request", ["code": "print"]).content["found"] == true)
    #expect(try client.ask("inspect_request", ["code": "nothing"]).content["found"] == false)
    let question = try client.send("kernel_info_request")
    #expect(try client.receive(client.shell).content["status"] == "ok")
    // The last state a front end hears is the cell's, which still runs.
    #expect(try client.published(for: question).last?.summary == "idle")
    let last = try client.receive(client.iopub)
    #expect(last.summary == "busy" && last.parentID == cell.header.id)
    #expect(client.stop())
  }

  @Test func aQuestionAboutANameIsAnsweredInThePager() throws {
    let client = try TestClient()
    let payload = try client.run("??print").reply["payload"]
    #expect(payload?[0]?["source"] == "page")
    #expect(payload?[0]?["data"]?["text/plain"] == "in detail")
    #expect(client.engine.cells.isEmpty)
    #expect(client.stop())
  }

  @Test func onlyANameAfterQuestionMarksIsAQuestion() {
    #expect(HelpQuestion(" ?layers.Dense\n")?.name == "layers.Dense")
    #expect(HelpQuestion("??x")?.detailed == true)
    for source in ["", "?", "x?", "???x", "?f()", "?1", "? x", "?x\ny"] {
      #expect(HelpQuestion(source) == nil)
    }
  }

  @Test func aNameIsFoundWhereverTheCursorStands() {
    func offset(_ source: String) -> Int {
      let parts = source.components(separatedBy: "|")
      return NameAtCursor.offset(in: parts.joined(), cursor: parts[0].unicodeScalars.count)
    }
    #expect(offset("print|") == 4)
    #expect(offset("pr|int(1)") == 2)
    #expect(offset("print(|)") == 4)
    #expect(offset("f(g(1, 2), |)") == 0)
    #expect(offset("ж.map|{") == 4)
    #expect(offset("1 + | 2") == 4)
    #expect(offset("|") == 0)
  }

  @Test func anUnknownCommTargetIsClosed() throws {
    let client = try TestClient()
    let request = try client.send("comm_open", ["comm_id": "c", "target_name": "nothing", "data": [:]])
    let published = try client.published(for: request)
    #expect(published.map(\.summary) == ["busy", "comm_close", "idle"])
    #expect(published[1].content["comm_id"] == "c")
    #expect(try client.ask("comm_info_request").content["comms"] == [:])
    #expect(client.stop())
  }

  @Test func anUnknownRequestGetsAnError() throws {
    let client = try TestClient()
    let reply = try client.ask("nonsense_request", on: client.control)
    #expect(reply.type == "nonsense_reply")
    #expect(reply.content["status"] == "error")
    #expect(try client.ask("execute_request", ["code": 1]).content["status"] == "error")
    #expect(client.stop())
  }

  @Test func aMessageOfAStrangerIsDropped() throws {
    let client = try TestClient()
    let stranger = Session(key: "wrong")
    try client.shell.send(stranger.frames(of: stranger.message("kernel_info_request", content: [:])))
    try client.shell.send([Data("nonsense".utf8)])
    try client.shell.send([])
    try client.shell.send([WireFormat.delimiter])
    #expect(throws: TestClient.NoMessage.self) { try client.receive(client.shell, waiting: 200) }
    #expect(try client.ask("kernel_info_request").content["status"] == "ok")
    #expect(client.stop())
  }

  @Test func theKernelEndsAfterItsReply() throws {
    let client = try TestClient()
    let reply = try client.ask("shutdown_request", ["restart": true], on: client.control)
    #expect(reply.content["restart"] == true)
    #expect(client.waitForEnd())
    #expect(client.engine.wasShutDown)
  }

  @Test func theHeartbeatEchoes() throws {
    let client = try TestClient()
    let socket = try ZeroMQSocket(.req, in: ZeroMQContext(), linger: 0)
    try socket.connect(client.kernel.connection.endpoint(of: .heartbeat))
    try socket.send([Data("ping".utf8)])
    #expect(try socket.receive(waiting: TestClient.patience) == [Data("ping".utf8)])
    #expect(client.stop())
  }
}
