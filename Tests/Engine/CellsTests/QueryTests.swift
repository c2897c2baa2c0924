import Cells
import Foundation
import Testing

@Suite struct CompletenessTests {
  @Test(arguments: [
    ("1 + 1", Completeness.complete), ("func f() {\n    1\n}", .complete), ("", .complete),
    ("func f() {", .incomplete(indent: "    ")), ("if a {\n    b(", .incomplete(indent: "        ")),
    ("let x =", .incomplete(indent: "")), ("let s = \"\"\"\ntext", .incomplete(indent: "")),
    ("f() }", .invalid),
  ])
  func completeness(source: String, expected: Completeness) {
    #expect(Completeness(of: source) == expected, "\(source)")
  }
}

@Suite(.serialized) struct QueryTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run("/// Adds one.\nfunc increment(_ value: Int) -> Int { value + 1 }\nlet numbers = [3, 4]")
    return notebook
  }

  @Test func completionOfMembersAndNames() throws {
    let session = try Self.notebook.get().session
    let members = session.completions(in: "numbers.cou", at: 11)
    #expect(members.start == 8 && members.end == 11)
    #expect(members.matches.contains { $0.text == "count" })
    let names = session.completions(in: "\"😀\"; incr", at: 10)
    #expect(names.matches.first?.text == "increment(")
  }

  @Test func completionOfLabels() throws {
    let session = try Self.notebook.get().session
    let labels = session.completions(in: "let t = Tensor(ze", at: 17)
    #expect(labels.matches.contains { $0.text == "zeros: " && $0.type == "param" })
    #expect(
      session.completions(in: "let привет = (\nnumbers.cou", at: 26).matches.contains { $0.text == "count" })
  }

  @Test func inspection() throws {
    let session = try Self.notebook.get().session
    let text = session.inspection(of: "increment(1)", at: 4, detailed: false)?.data["text/plain"] ?? ""
    #expect(text.contains("func increment(_ value: Int) -> Int"))
    #expect(text.contains("Adds one."))
    let html = session.inspection(of: "increment(1)", at: 4, detailed: true)?.data["text/html"] ?? ""
    #expect(html.contains("<p>Adds one.</p>") && html.contains("-&gt; Int"), "\(html)")
    #expect(session.inspection(of: "unknownName", at: 4, detailed: false) == nil)
  }

  @Test func queriesAnswerWhileACellRuns() throws {
    let notebook = try Self.notebook.get()
    let running = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = notebook.session.execute(CellRequest(source: "print(1)\nwhile true {}", name: "c")) { _ in
        running.signal()
      }
      ended.signal()
    }
    running.wait()
    #expect(notebook.session.completions(in: "numbers.", at: 8).matches.contains { $0.text == "count" })
    #expect(notebook.session.completeness(of: "1") == .complete)
    notebook.session.interrupt()
    ended.wait()
  }

  @Test func variables() throws {
    let notebook = try Notebook()
    notebook.run("let a = 1\nvar b = \"text\"\nfunc f() {}\nlet a2 = [1.5]")
    notebook.run("let a = 2.5")
    let list = notebook.session.variables().map { [$0.name, $0.type, $0.value] }
    #expect(
      list == [["b", "String", "\"text\""], ["a2", "[Double]", "[1.5]"], ["a", "Double", "2.5"]])
  }

  @Test func expressions() throws {
    let session = try Self.notebook.get().session
    let values = session.evaluate(["sum": "numbers[0] + numbers[1]", "wrong": "nonsense"])
    #expect(try values["sum"]?.get().data["text/plain"] == "\"7\"")
    #expect(throws: CellError.self) { try values["wrong"]?.get() }
  }
}

@Suite(.serialized) struct ProcessTests {
  @Test func nothingIsLeftBehind() throws {
    let notebook = try Notebook()
    let started = notebook.run(
      """
      import Foundation
      let p = Process()
      p.executableURL = URL(fileURLWithPath: "/bin/sleep")
      p.arguments = ["1000"]
      try p.run()
      print(p.processIdentifier, terminator: "")
      """)
    let (processes, folder) = notebook.session.traces
    let all = processes + [try #require(pid_t(started.stdout))]
    #expect(all.count == 3 && all.allSatisfy(isRunning) && FileManager.default.fileExists(atPath: folder))
    notebook.session.shutdown()
    for _ in 0..<1200 where all.contains(where: isRunning) { Thread.sleep(forTimeInterval: 0.1) }
    #expect(!all.contains(where: isRunning))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  /// Whether there is such a process, and it is no zombie.
  private func isRunning(_ process: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = status.lastIndex(of: ")")
    else { return false }
    return status[end...].dropFirst(2).first != "Z"
  }

  @Test func restartForgets() throws {
    let notebook = try Notebook()
    notebook.value("let x = 1")
    try notebook.session.restart()
    #expect(notebook.run("x").error?.kind == .compilation)
  }
}
