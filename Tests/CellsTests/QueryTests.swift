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

  @Test func inspection() throws {
    let session = try Self.notebook.get().session
    let text = session.inspection(of: "increment(1)", at: 4, detailed: false)?.data["text/plain"] ?? ""
    #expect(text.contains("func increment(_ value: Int) -> Int"))
    #expect(text.contains("Adds one."))
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
      list == [["b", "String", "\"text\""], ["a2", "Array<Double>", "[1.5]"], ["a", "Double", "2.5"]])
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
    let temporary = URL(fileURLWithPath: NSTemporaryDirectory())
    let mine = "lectern-\(ProcessInfo.processInfo.processIdentifier)-"
    func folders() -> Set<String> {
      let all = (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
      return Set(all.filter { $0.hasPrefix(mine) })
    }
    let before = folders()
    let children = try runningChildren()
    let notebook = try Notebook()
    notebook.run(
      "import Foundation\nlet p = Process()\np.executableURL = URL(fileURLWithPath: \"/bin/sleep\")\np.arguments = [\"1000\"]\ntry p.run()"
    )
    notebook.session.shutdown()
    Thread.sleep(forTimeInterval: 0.5)
    #expect(folders() == before)
    #expect(try runningChildren().subtracting(children).isEmpty)
  }

  /// Processes with this one as parent or grandparent, but zombies.
  private func runningChildren() throws -> Set<Int> {
    var found: Set<Int> = []
    let own = Int(ProcessInfo.processInfo.processIdentifier)
    for entry in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
      guard let process = Int(entry),
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = status.lastIndex(of: ")")
      else { continue }
      let fields = status[end...].split(separator: " ")
      if fields.count > 2, Int(fields[2]) == own, fields[1] != "Z" { found.insert(process) }
      if let name = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8),
        name.contains("sleep\u{0}1000"), fields.count > 1, fields[1] != "Z"
      {
        found.insert(process)
      }
    }
    return found
  }

  @Test func restartForgets() throws {
    let notebook = try Notebook()
    notebook.value("let x = 1")
    try notebook.session.restart()
    #expect(notebook.run("x").error?.kind == .compilation)
  }
}
