import Cells
import Foundation
import Testing

@Suite(.serialized) struct SideChannelTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run(
      """
      import Foundation
      var heard: [String] = []
      SideChannel.receive(on: "test") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        heard.append(text)
        print("heard", text)
        if text == "trap" { fatalError("in the handler") }
        SideChannel.send(bytes.reversed(), on: "answers")
      }
      """)
    return notebook
  }

  private func deliver(_ text: String) throws -> (outcome: CellOutcome, events: [CellEvent]) {
    nonisolated(unsafe) var events: [CellEvent] = []
    let outcome = try Self.notebook.get().session.deliver(
      SideMessage(channel: "test", bytes: Array(text.utf8))
    ) { events.append($0) }
    return (outcome, events)
  }

  private func describe(_ events: [CellEvent]) -> [String] {
    events.map { event in
      switch event {
      case .stream(_, let text): text
      case .message(let message): "\(message.channel) \(String(decoding: message.bytes, as: UTF8.self))"
      default: "other"
      }
    }
  }

  @Test func messagesBothWays() throws {
    let notebook = try Self.notebook.get()
    #expect(describe(try deliver("abc").events) == ["heard abc\n", "answers cba"])
    #expect(notebook.value("heard.last!") == #""\"abc\"""#)
    let output = notebook.run("print(1); SideChannel.send(Array(\"up\".utf8), on: \"c\")")
    #expect(describe(output.events) == ["1\n", "c up"])
  }

  @Test func whileACellRuns() throws {
    let notebook = try Self.notebook.get()
    let ended = DispatchSemaphore(value: 0)
    let running = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var ofCell: [CellEvent] = []
    Thread.detachNewThread {
      _ = notebook.session.execute(CellRequest(source: "print(\"runs\")\nsleep(10_000)", name: "c")) {
        event in
        ofCell.append(event)
        running.signal()
      }
      ended.signal()
    }
    running.wait()
    #expect(describe(try deliver("xy").events) == ["heard xy\n", "answers yx"])
    notebook.session.interrupt()
    ended.wait()
    #expect(describe(ofCell) == ["runs\n"])
  }

  @Test func aFaultEndsTheMessageOnly() throws {
    let notebook = try Self.notebook.get()
    guard case .error(let error) = try deliver("trap").outcome else { return #expect(Bool(false)) }
    #expect(error.name == "Trap" && error.value == "in the handler")
    #expect(describe(try deliver("on").events) == ["heard on\n", "answers no"])
    #expect(notebook.value("heard.suffix(2).joined(separator: \" \")") == #""\"trap on\"""#)
  }

  @Test func backgroundOutput() throws {
    let notebook = try Notebook()
    let arrived = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var events: [BackgroundEvent] = []
    notebook.session.onBackgroundEvent = { event in
      events.append(event)
      arrived.signal()
    }
    let gate = Gate()
    let source = "import Foundation\nThread.detachNewThread { \(gate.wait); print(\"late\") }"
    _ = notebook.session.execute(CellRequest(source: source, name: "c", tag: "first")) { _ in }
    gate.open()
    #expect(arrived.comes())
    #expect(events.first?.tag == "first")
    guard case .event(.stream(.stdout, "late\n"))? = events.first?.content else {
      return #expect(Bool(false))
    }
  }

  @Test func restoring() throws {
    let notebook = try Notebook()
    notebook.value("import Foundation\nvar n = 1")
    notebook.run("n = 100; fatalError()")
    notebook.value("n += 1")
    #expect(notebook.run("exit(3)").error?.kind == .workerDied)
    #expect(notebook.session.succeededCells.count == 2)
    guard case .ok = notebook.session.restore(onEvent: { _, _ in }) else { return #expect(Bool(false)) }
    #expect(notebook.value("n") == "\"2\"")
  }
}
