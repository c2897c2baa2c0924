import Foundation
import OrderedJSON
import Testing

@Suite struct ExecutionTests {
  @Test func aCellsMessagesComeInOrder() throws {
    let client = try TestClient()
    let (reply, published) = try client.run("print a\nprint b\nwarn c\ndisplay d\nprint e\nvalue f")
    #expect(
      published.map(\.summary) == [
        "busy", "execute_input", "stdout: ab", "stderr: c", "display_data", "stdout: e", "execute_result",
        "idle",
      ])
    #expect(reply["status"] == "ok")
    #expect(reply["execution_count"] == 1)
    #expect(published[1].content["code"]?.stringValue?.hasPrefix("print a") == true)
    #expect(published[6].content["execution_count"] == 1)
    #expect(published[6].content["data"]?["text/plain"] == "f")
    #expect(published[6].content["data"]?["application/json"]?.text() == #"{"a":[1.0]}"#)
    #expect(client.stop())
  }

  @Test func displaysCanBeUpdatedAndCleared() throws {
    let client = try TestClient()
    let (_, published) = try client.run("displayAs p\nupdate p\nclear wait")
    #expect(
      published.map(\.summary) == [
        "busy", "execute_input", "display_data", "update_display_data", "clear_output", "idle",
      ])
    #expect(published[2].content["transient"]?["display_id"] == "p")
    #expect(published[3].content["transient"]?["display_id"] == "p")
    #expect(published[4].content["wait"] == true)
    #expect(client.stop())
  }

  @Test func anErrorIsPublishedAndReplied() throws {
    let client = try TestClient()
    let (reply, published) = try client.run("print x\nfail because\nprint y")
    #expect(published.map(\.summary) == ["busy", "execute_input", "stdout: x", "error", "idle"])
    #expect(published[3].content["evalue"] == "because")
    #expect(reply["status"] == "error")
    #expect(reply["ename"] == "Trap")
    #expect(reply["traceback"] == ["In[1]: because"])
    #expect(client.stop())
  }

  @Test func onlyCellsOfTheHistoryAreCounted() throws {
    let client = try TestClient()
    #expect(try client.run("print a").reply["execution_count"] == 1)
    #expect(try client.run("print a", ["store_history": false]).reply["execution_count"] == 2)
    let silent = try client.run("print a\nvalue b\ndisplay c", ["silent": true])
    #expect(silent.published.map(\.summary) == ["busy", "idle"])
    #expect(try client.run(" \n").reply["execution_count"] == 1)
    #expect(try client.run("print a").reply["execution_count"] == 2)
    #expect(client.engine.cells.map(\.name) == ["In[1]", "In[2]", "In[2]", "In[2]"])
    #expect(client.stop())
  }

  @Test func userExpressionsAreEvaluatedEachOnItsOwn() throws {
    let client = try TestClient()
    let (reply, _) = try client.run("print a", ["user_expressions": ["one": "1", "two": "bad"]])
    #expect(reply["user_expressions"]?["one"]?["status"] == "ok")
    #expect(reply["user_expressions"]?["one"]?["data"]?["text/plain"] == "1")
    #expect(reply["user_expressions"]?["two"]?["status"] == "error")
    #expect(reply["user_expressions"]?["two"]?["ename"] == "CompileError")
    #expect(client.stop())
  }

  @Test func anErrorAbortsWhatWaitsBehindIt() throws {
    let client = try TestClient()
    for code in ["ask\nfail a", "print b", "print c"] {
      try client.send("execute_request", ["code": JSON(code), "allow_stdin": true])
    }
    // The first cell goes on once the others have been read.
    _ = try client.receive(client.stdin)
    try client.settle()
    try client.send("input_reply", ["value": "on"], to: client.stdin)
    let statuses = try (0..<3).map { _ in try client.receive(client.shell).content["status"]?.stringValue }
    #expect(statuses == ["error", "aborted", "aborted"])
    // A request made after the reply has come is run.
    #expect(try client.run("print d").reply["status"] == "ok")
    #expect(client.engine.cells.map(\.source) == ["ask\nfail a", "print d"])
    #expect(client.stop())
  }

  @Test func withoutStopOnErrorTheRestRuns() throws {
    let client = try TestClient()
    try client.send("execute_request", ["code": "fail a", "stop_on_error": false])
    try client.send("execute_request", ["code": "print b"])
    let statuses = try (0..<2).map { _ in try client.receive(client.shell).content["status"]?.stringValue }
    #expect(statuses == ["error", "ok"])
    #expect(client.stop())
  }

  @Test func aLineOfInputIsAskedFor() throws {
    let client = try TestClient()
    let request = try client.send("execute_request", ["code": "ask name?", "allow_stdin": true])
    let question = try client.receive(client.stdin)
    #expect(question.type == "input_request")
    #expect(question.content["prompt"] == "name?")
    #expect(question.parentID == request.header.id)
    try client.send("input_reply", ["value": "Анна"], to: client.stdin)
    #expect(try client.published(for: request).contains { $0.text == "got Анна" })
    #expect(client.stop())
  }

  @Test func withoutStdinTheInputHasEnded() throws {
    let client = try TestClient()
    let (_, published) = try client.run("ask name?", ["allow_stdin": false])
    #expect(published.contains { $0.text == "got nothing" })
    #expect(client.stop())
  }

  @Test func aFloodOfTextIsCut() throws {
    let client = try TestClient(textLimit: 1000)
    let (_, published) = try client.run("flood 100000")
    let text = published.filter { $0.type == "stream" }.map(\.text).joined()
    #expect(text.utf8.count < 6000)
    #expect(text.contains("1599000 bytes of text left out"))
    #expect(text.hasSuffix("0123456789abcde\n"))
    #expect(client.stop())
  }

  @Test func anInterruptEndsTheCell() throws {
    let client = try TestClient()
    let request = try client.send("execute_request", ["code": "hang"])
    client.engine.waitForCell()
    #expect(try client.ask("interrupt_request", on: client.control).content["status"] == "ok")
    #expect(try client.receive(client.shell).content["ename"] == "KeyboardInterrupt")
    #expect(try client.published(for: request).last?.summary == "idle")
    #expect(client.stop())
  }
}
